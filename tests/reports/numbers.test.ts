/** Numbers and dates as each language writes them. */
import { describe, expect, test } from 'vitest'
import { voiceOf } from '../../reports/words/index.ts'

const en = voiceOf('en').numbers
const it = voiceOf('it').numbers

test.each([
  ['an amount', en.amount(1234.5, 1), '1,234.5', it.amount(1234.5, 1), '1.234,5'],
  ['millions', en.amount(1234567), '1,234,567', it.amount(1234567), '1.234.567'],
  ['less than nothing', en.amount(-2.5, 1), '−2.5', it.amount(-2.5, 1), '−2,5'],
  ['what is hardly more than nothing', en.amount(0.04), '0.04', it.amount(0.04), '0,04'],
  ['a limit', en.limit(0.925), '92.5%', it.limit(0.925), '92,5%'],
  ['points', en.points(0.0123), '+1.2', it.points(0.0123), '+1,2'],
  ['no difference', en.points(0), '0', it.points(0), '0'],
  ['a date', en.date('2027-03-12'), '12 March 2027', it.date('2027-03-12'), '12 marzo 2027'],
  ['a day', en.day('12-24'), '24 December', it.day('2027-12-24'), '24 dicembre'],
  ['a month', en.month('2027-03'), 'March 2027', it.month('2027-03'), 'marzo 2027'],
  ['a month in short', en.shortMonth('2027-05'), 'May 2027', it.shortMonth('2027-05'), 'mag 2027'],
  ['hours', en.span(9000), '2.5 h', it.span(9000), '2,5 h'],
  ['a time', en.time(1.5), '1.5 s', it.time(90), '90 s'],
  ['no data', en.percent(null), 'no data', it.percent(null), 'nessun dato'],
])('%s', (_, english, expected, italian, atteso) => {
  expect(english).toBe(expected)
  expect(italian).toBe(atteso)
})

describe('a share', () => {
  test('is not rounded across its limit', () => {
    expect(en.percent(0.8999, 0.9)).toBe('89.99%')
    expect(it.percent(0.8999999, 0.9)).toBe('<90%')
    expect(it.percent(0.0400001, 0.04)).toBe('>4%')
    expect(it.percent(0.9, 0.9)).toBe('90,0%')
  })

  test('is not rounded to certainty', () => {
    expect([en.percentBelow(0.949713), it.percentBelow(0.949713), it.percentBelow(0.9)]).toEqual(['94.97%', '94,97%', '90,0%'])
    expect(en.percent(0.9999999)).toBe('<100%')
    expect(it.percent(0.0002)).toBe('0,02%')
    expect(it.percent(1)).toBe('100%')
  })
})
