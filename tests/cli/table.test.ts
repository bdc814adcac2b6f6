import { describe, expect, test } from 'vitest'
import { wrap } from '../../cli/table.ts'

describe('A paragraph', () => {
  test('is broken between words, not within a number', () => {
    expect(wrap('wages are 576 580 at worst', { width: 14 })).toBe('wages are\n576 580 at\nworst')
    expect(wrap('a 1 234 567 b', { width: 9 })).toBe('a\n1 234 567\nb')
  })
  test('is broken after a number that no thousands follow', () => {
    expect(wrap('in 27 of 100 such', { width: 6 })).toBe('in 27\nof 100\nsuch')
    expect(wrap('of 20 1000 more', { width: 5 })).toBe('of 20\n1000\nmore')
  })
  test('cuts a word that is longer than a line', () => {
    expect(wrap('ab cdefghij', { width: 4 })).toBe('ab\ncdef\nghij')
  })
})
