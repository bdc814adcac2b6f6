/** Both languages say everything, and neither speaks the other's words. */
import { describe, expect, test } from 'vitest'
import { languages } from '../../reports/numbers.ts'
import { voiceOf } from '../../reports/words/index.ts'
import { whatIfWords } from '../../reports/words/whatIf.ts'

/** "verdict.passes function" */
function keysOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return [`${path} list of ${value.length}`]
  if (typeof value !== 'object' || value === null) return [`${path} ${typeof value}`]
  return Object.entries(value).flatMap(([key, one]) => keysOf(one, path === '' ? key : `${path}.${key}`))
}

function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => textsOf(one, path === '' ? key : `${path}.${key}`))
}

describe('words', () => {
  test('are there in both languages under the same keys', () => {
    expect(keysOf(voiceOf('it').words)).toEqual(keysOf(voiceOf('en').words))
    expect(keysOf(voiceOf('en').words).length).toBeGreaterThan(150)
  })

  test('of a sentence or more differ', () => {
    const english = new Map(textsOf(voiceOf('en').words))
    const same = textsOf(voiceOf('it').words).filter(([path, text]) => text.includes(' ') && english.get(path) === text)
    expect(same).toEqual([])
  })

  test('are never empty', () => {
    for (const language of languages) expect(textsOf(voiceOf(language).words).filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('are the contract’s own in Italian', () => {
    const { words, numbers } = voiceOf('it')
    expect(words.day.shareLost).toBe('Chiamate perdute')
    expect(words.day.shareWithin(numbers.time(20))).toBe('Risposta entro 20 secondi')
  })

  test('are the same for the same thing where plans are changed', () => {
    for (const language of languages) {
      const voice = voiceOf(language)
      const { answer, progress } = whatIfWords(voice)
      expect(answer.within(voice.numbers.time(20))).toBe(voice.words.day.shareWithin(voice.numbers.time(20)))
      expect([answer.lost, answer.wages, answer.hours]).toEqual([
        voice.words.day.shareLost,
        voice.words.money.wages,
        voice.words.money.paidHours,
      ])
      expect(progress(3, 30)).toContain(voice.words.replications.toLowerCase())
    }
  })
})

describe('how many terms pass', () => {
  const passes = (language: 'en' | 'it', probability: number, n: number, months = 12) =>
    voiceOf(language).words.verdict.passes({ probability, n, replications: n, months, asOne: false })

  test.each([
    [0.23, 300, 'In 23 of 100 such years every month passes', 'In 23 anni su 100 ogni mese rispetta il contratto'],
    [0.012, 300, 'In 1 of 100 such years every month passes', 'In 1 anno su 100 ogni mese rispetta il contratto'],
    [0.4, 10, 'In 4 of 10 simulated years every month passes', 'In 4 anni su 10 simulati ogni mese rispetta il contratto'],
    [0, 40, 'In none of 40 simulated years does every month pass', 'In nessuno dei 40 anni simulati ogni mese rispetta il contratto'],
    [1, 40, 'In all 40 simulated years every month passes', 'In tutti i 40 anni simulati ogni mese rispetta il contratto'],
    [0.999, 5000, 'In more than 99 of 100 such years every month passes', 'In più di 99 anni su 100 ogni mese rispetta il contratto'],
  ])('%d of %d', (probability, n, english, italian) => {
    expect(passes('en', probability, n)).toBe(english)
    expect(passes('it', probability, n)).toBe(italian)
  })
})
