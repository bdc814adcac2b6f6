/** Both languages; each address begins with its own. */
import { type Language, languages, type Numbers, numbersOf } from '../../reports/numbers.ts'
import { en, type Words } from './en.ts'
import { it } from './it.ts'

export type { Words } from './en.ts'

export interface Voice {
  language: Language
  words: Words
  numbers: Numbers
}

export function voiceOf(language: Language): Voice {
  const numbers = numbersOf(language, '–')
  return { language, numbers, words: { en, it }[language](numbers) }
}

/** The first language of "it-IT,it;q=0.9,en;q=0.8" that there is; weights beyond the order are not looked at. */
export function preferred(accepted: string | undefined): Language {
  const asked = (accepted ?? '').split(',').map((one) => one.trim().slice(0, 2).toLowerCase())
  return asked.flatMap((one) => languages.filter((language) => language === one))[0] ?? 'en'
}
