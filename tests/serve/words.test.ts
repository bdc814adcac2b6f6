/** Both languages say the same things, and each in its own words. */
import { describe, expect, test } from 'vitest'
import { preferred, voiceOf } from '../../serve/words/index.ts'

/** "list.none" -> the sentence; functions are asked with numbers and names. */
function sentences(words: object, at = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const path = at === '' ? key : `${at}.${key}`
    if (typeof value === 'object' && value !== null) return sentences(value, path)
    return [[path, typeof value === 'function' ? String(value(12, 34)) : String(value)]]
  })
}

const english = sentences(voiceOf('en').words)
const italian = sentences(voiceOf('it').words)

describe('both languages', () => {
  test('have the same keys, in the same order', () => {
    expect(italian.map(([path]) => path)).toEqual(english.map(([path]) => path))
  })

  test('leave nothing in the other one', () => {
    const same = english.filter(([, text], i) => text === italian[i]?.[1] && /[a-z]{3,} [a-z]{2,}/.test(text))
    expect(same).toEqual([])
  })

  test('leave hints out in both or in none', () => {
    expect(italian.map(([, text]) => text === '')).toEqual(english.map(([, text]) => text === ''))
  })
})

describe('the language of a browser', () => {
  test.each([
    ['it-IT,it;q=0.9,en-US;q=0.8', 'it'],
    ['en-GB', 'en'],
    ['de-DE,de;q=0.9', 'en'],
    [undefined, 'en'],
  ] as const)('%s: %s', (accepted, language) => {
    expect(preferred(accepted)).toBe(language)
  })
})
