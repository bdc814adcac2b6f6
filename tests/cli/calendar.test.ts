/** `pronto calendar` as text: 80 columns, and when what comes in out of hours is deemed received. */
import { describe, expect, test } from 'vitest'
import { calendarReport, formatCalendar } from '../../cli/calendar.ts'
import { contractOf, shipped } from '../contract/contracts.ts'

const text = (name: string, from: string, months = 1) => formatCalendar(calendarReport(shipped(name), from, months))

test.each(['v1-intercenter', 'v2-photocopiers', 'v2-photocopiers-dedicated', 'v3-converge', 'v4-project'])(
  'the calendar of %s fits into 80 columns',
  (name) => {
    const lines = text(name, '2027-01-01', 12).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
  },
)

describe('deemed receipts', () => {
  test('are those of the first open day: before opening, in the break, after closing', () => {
    // A Friday: V4 has everything out of hours received on the next working day, Monday.
    expect(text('v4-project', '2027-03-05')).toContain(`What comes in out of hours is deemed received (here of 2027-03-05 fri):
  before opening  2027-03-08 08:30
  in the break    2027-03-08 08:30
  after closing   2027-03-08 08:30`)
  })

  test('have no break where the day has none, and name the number where there are several', () => {
    const found = text('v2-photocopiers-dedicated', '2027-03-01')
    expect(found.replaceAll(/\s+/g, ' ')).toContain('(here of 2027-03-01 mon, number main): before opening 2027-03-02 08:30 after closing')
    expect(found).not.toContain('in the break')
  })

  test('are not spoken of where no day is open', () => {
    const shut = calendarReport(contractOf({ closures: ['03-01..03-31'] }), '2027-03-01', 1)
    expect(formatCalendar(shut)).not.toContain('deemed received')
  })
})
