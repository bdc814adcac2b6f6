/** Both languages. The language of a page is fixed: a voice is all that its parts need to speak it. */
import { type Language, type Numbers, numbersOf } from '../numbers.ts'
import { en, type Words } from './en.ts'
import { it } from './it.ts'

export type { Words } from './en.ts'

export interface Voice {
  language: Language
  words: Words
  numbers: Numbers
}

const noData = { en: 'no data', it: 'nessun dato' }

export function voiceOf(language: Language): Voice {
  const numbers = numbersOf(language, noData[language])
  return { language, numbers, words: { en, it }[language](numbers) }
}
