/** Parts of the page as text. */
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { ReportInput } from '../../reports/input.ts'
import { shellWord } from '../../reports/runAgain.ts'
import { dayOff } from '../../reports/sections/calendar.ts'
import { sectionsOf } from '../../reports/sections/index.ts'
import { monthWords } from '../../reports/sections/month.ts'
import { mainRun, shownOf } from '../../reports/shown.ts'
import { voiceOf } from '../../reports/words/index.ts'
import { rateVerdict, withVerdict } from './hostile.ts'
import { smallComparison, smallDesk, smallRun } from './small.ts'

const run = smallRun({ contract: { ...smallDesk.contract, holidays: { country: 'IT' } } })
const alone: ReportInput = { runs: [run], comparison: null, verdicts: [] }
const en = voiceOf('en')
const it = voiceOf('it')

function section(id: string, input = alone, voice = en): string {
  const main = mainRun(input)
  return sectionsOf(input, main === null ? null : shownOf(main), voice).find((one) => one.id === id)?.html ?? ''
}
const ids = (input: ReportInput) => {
  const main = mainRun(input)
  return sectionsOf(input, main === null ? null : shownOf(main), en).map(({ id }) => id)
}
const text = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')

describe('a report', () => {
  test('of a run has these parts', () => {
    expect(ids(alone)).toEqual(['verdict', 'calendar', 'day', 'spread', 'callers', 'money', 'readings', 'audit', 'inputs', 'assumptions'])
  })

  test('of results alone does without what is not there', () => {
    expect(ids({ ...alone, runs: [{ ...run, details: null, compiled: null }] })).not.toContain('readings')
  })

  test('of a load test alone tells that', () => {
    const found = ids({ runs: [], comparison: null, verdicts: [withVerdict(), rateVerdict()] })
    expect(found).toEqual(['measured', 'inputs', 'assumptions'])
  })

  test('of plans shows them side by side after the verdict', () => {
    expect(ids(smallComparison([3, 4])).slice(0, 2)).toEqual(['verdict', 'plans'])
  })
})

describe('the calendar', () => {
  test('has a card for every month, with its probability', () => {
    const html = section('calendar')
    for (const month of run.results.months) {
      expect(html).toContain(`data-month="${month.month}"`)
      expect(html).toContain(`<b>${en.numbers.percent(month.meets.all?.probability ?? null)}</b>`)
    }
  })

  test('names holidays and closures', () => {
    expect(section('calendar')).toContain('aria-label="6 January 2027: holiday: Epifania"')
    expect(section('calendar', alone, it)).toContain('aria-label="6 gennaio 2027: festività: Epifania"')
    expect(dayOff({ date: '2027-12-27', weekday: 0, state: 'closure', name: '12-24..01-02' }, en)).toBe('closure: 24 December to 2 January')
    expect(dayOff({ date: '2027-12-27', weekday: 0, state: 'closure', name: '12-24..01-02' }, it)).toBe(
      'chiusura: dal 24 dicembre al 2 gennaio',
    )
    expect(dayOff({ date: '2027-08-09', weekday: 0, state: 'closure', name: 'month 8, weeks 2, 3 (iso)' }, en)).toBe(
      'closure: month 8, weeks 2, 3 (iso)',
    )
  })

  test('says of a month why it fails', () => {
    const [january] = run.results.months
    if (january === undefined) throw new Error('no month')
    const words = text(monthWords(shownOf(run), january, en))
    expect(words).toContain(`Passes with probability ${en.numbers.percent(january.meets.all?.probability ?? null)}`)
    expect(words).toContain('it loses too many calls in')
    expect(words).toContain('1 January 2027: holiday: Capodanno')
  })
})

describe('wages', () => {
  test('of groups add up to the term’s', () => {
    const html = text(section('money'))
    expect(html).toContain('early 3')
    expect(html).toContain(en.numbers.amount(run.results.term.cost.mean ?? 0))
  })

  test('name the groups that have no price', () => {
    const [early, late] = smallDesk.staffing.groups
    const unpaid = smallRun({ staffing: { ...smallDesk.staffing, groups: [early, { ...late, costPerHour: 0 }] } })
    expect(text(section('money', { ...alone, runs: [unpaid] }))).toContain('Wages are without late: no costPerHour is given.')
  })
})

describe('plans side by side', () => {
  const compared = smallComparison([3, 6], 0.5)

  test('mark the base, and differences that are sure', () => {
    const html = section('plans', compared)
    expect(text(html)).toContain('None of 2 plans meets what is required: a probability of 50% or more that every month passes.')
    expect(html).toContain('<span class="mark">base</span>')
  })

  test('may be runs that were not compared', () => {
    const html = section('plans', { runs: [run, smallRun({}, 'again')], comparison: null, verdicts: [] })
    expect(html).toContain('2. <bdi>again</bdi>')
    expect(html).not.toContain('How plans differ')
  })
})

describe('a load test', () => {
  test('stands beside what was predicted', () => {
    const html = text(section('measured', { ...alone, verdicts: [withVerdict()] }))
    expect(html).toContain('In this window the endpoint meets every target.')
    expect(html).toContain('90.0% 90 of 100 met 93.0% 85.0% – 99.0% yes')
  })

  test('that is no measurement says why, and nothing of the contract', () => {
    const invalid = { ...withVerdict(), valid: false, meets: null, guards: [{ guard: 'replayLag', ok: false, found: 'x', expected: 'y' }] }
    const html = text(section('measured', { ...alone, verdicts: [invalid] }))
    expect(html).toContain('Not a valid measurement: nothing is said of the contract. ')
    expect(html).toContain('contacts were sent too late')
    expect(html).not.toContain('agree:')
  })
})

describe('what went in', () => {
  test('is the scenario, as one file that can be run again', () => {
    const listing = /<details class="listing">.*?<pre[^>]*>(.*?)<\/pre>/s.exec(section('inputs'))?.[1] ?? ''
    const plain = listing
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
    expect(parse(plain)).toEqual(JSON.parse(JSON.stringify(run.details?.written)))
  })

  test('is told with the command that runs it', () => {
    expect(text(section('inputs'))).toContain('pronto simulate scenario.yaml --replications 30 --seed small --out results')
  })

  test.each([
    ['bid-2027', 'bid-2027'],
    ['two words', "'two words'"],
    ["it's; rm -rf /", "'it'\\''s; rm -rf /'"],
    ['-x', "'-x'"],
    ['$(id)', "'$(id)'"],
  ])('a seed of %s is one word of a shell', (seed, word) => {
    expect(shellWord(seed)).toBe(word)
  })
})

test('what it rests on has the demand as it was given', () => {
  const html = text(section('assumptions'))
  expect(html).toContain('order phone 70 an open day lognormal, mean 4 min, cv 0.90 exponential, mean 2 min')
  expect(html).toContain('Days are busier or quieter than forecast by 10%')
  expect(html).toContain('Nobody who does not get through calls again.')
})
