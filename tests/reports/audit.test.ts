/** Audits by sampling and questions before the bid, as a report tells them. */
import { describe, expect, test } from 'vitest'
import { audited, auditSentences, neededRows } from '../../reports/auditText.ts'
import type { ReportInput } from '../../reports/input.ts'
import { questionText } from '../../reports/readingsText.ts'
import { sectionsOf } from '../../reports/sections/index.ts'
import { mainRun, shownOf } from '../../reports/shown.ts'
import { auditRisk } from '../../reports/specs/auditRisk.ts'
import { voiceOf } from '../../reports/words/index.ts'
import type { AuditedTarget, AuditResult } from '../../sim/estimates/audit.ts'
import type { QuestionResult } from '../../sim/estimates/readings.ts'
import type { SmallRun } from './small.ts'
import { penalties, tightRun } from './smallSensitivity.ts'

const [en, it] = [voiceOf('en'), voiceOf('it')]
const run = tightRun(penalties)
const auditIn = ({ details }: SmallRun) => details?.audit as AuditResult
const allIn = (one: SmallRun) => audited(auditIn(one)) as AuditedTarget
const chartOf = (one: SmallRun, voice = en) => auditRisk(auditIn(one), allIn(one), one.results, 3, voice)
const section = (id: string, one: SmallRun, voice = en) => {
  const input: ReportInput = { runs: [one], comparison: null, verdicts: [] }
  return sectionsOf(input, shownOf(mainRun(input) ?? one), voice).find((found) => found.id === id)
}
const text = (html = '') => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('the risk of an audit', () => {
  test('is drawn by calls checked, both errors, up to all calls', () => {
    const { rows } = chartOf(run)
    const kinds = [...new Set(rows.map(({ kind }) => kind))]
    expect(kinds).toEqual(['Complied, but condemned', 'Failed, but cleared'])
    const sizes = rows.filter(({ kind }) => kind === kinds[0]).map(({ size }) => size)
    // 5,000 are more calls than a month has.
    expect(sizes).toEqual([30, 40, 50, 100, 200, 500, 1000, 2000, auditIn(run).calls])
    expect(rows.filter(({ size }) => size === auditIn(run).calls).map(({ low, high }) => [low, high])).toEqual([
      [0, 0],
      [0, 0],
    ])
  })

  test('says what the contract’s own sample does', () => {
    const own = allIn(run).samples.find(({ sample }) => sample === 40)
    const [told, inTerm] = auditSentences(auditIn(run), run.results, 3, en)
    expect(told).toBe(
      `With 40 calls checked, as the contract says, a month that complied is condemned with a probability of ${en.numbers.percent(own?.condemned.low ?? null)} ` +
        `and a month that failed is cleared with a probability of ${en.numbers.percent(own?.cleared.low ?? null)}.`,
    )
    expect(inTerm).toContain(en.numbers.percent(own?.condemnedInTerm.low ?? null))
  })

  test('has bounds where bounds are all that is known', () => {
    const bounded = tightRun({ ...penalties, readings: { earlyHangUp: 'inTime' } })
    expect(allIn(bounded).exact).toBe(false)
    const chart = chartOf(bounded)
    expect(chart.rows.some(({ low, high }) => (low as number) < (high as number))).toBe(true)
    expect(chart.note).toContain('Shaded: bounds')
    expect(chartOf(run).note).not.toContain('Shaded')
    expect(chart.table.rows[0]?.[1]).toMatch(/^\d+\.\d%–\d+\.\d%$/)
  })

  test('tells how many calls it takes, target by target, and what to keep', () => {
    const rows = neededRows(auditIn(run), run.results, en)
    expect(rows.map(([target]) => target)).toEqual(['Answered within 20 s', 'Lost calls', 'All targets on one sample'])
    expect(rows[2]?.[1]).toBe(`${en.numbers.amount(allIn(run).needed ?? 0)} of 2,343`)
    expect(rows[0]?.[1]).toBe('no sample: only nearly all of 2,343')
    expect(text(section('audit', run)?.html)).toContain('What to keep For every call received in hours, also a busy one: its number')
    expect(text(section('audit', run, it)?.html)).toContain('Che cosa conservare Per ogni chiamata ricevuta in orario di servizio')
  })

  test('says so where nothing can be cleared, or the contract is silent', () => {
    const audit = auditIn(run)
    const clean = {
      ...allIn(run),
      failed: 0,
      samples: allIn(run).samples.map((one) => ({ ...one, cleared: { low: null, high: null, ci95: null } })),
    }
    const found: AuditResult = { ...audit, ofContract: null, targets: [clean] }
    expect(auditSentences(found, run.results, 3, en)).toEqual([
      'The contract does not say how many calls are checked.',
      'All of 61 simulated months complied: there was none to clear.',
    ])
    expect(neededRows(found, run.results, en)[0]?.[1]).toBe('not known: only one of the errors can happen here')
    expect(auditRisk(found, clean, run.results, 3, en).rows.every(({ kind }) => kind === 'Complied, but condemned')).toBe(true)
  })

  test('is not told without the run’s details', () => {
    expect(section('audit', { ...run, details: null })).toBeUndefined()
  })
})

describe('questions before the bid', () => {
  const questions = run.details?.questions as QuestionResult[]

  test('begin with the one whose answer moves most', () => {
    const [first] = questions as [QuestionResult]
    const told = questionText(questions, run.details?.readings ?? [], run.results, en)
    expect(told).toContain(`(${first.reading}) Read as ${first.most} rather than ${first.least}, every month passes`)
    expect(told).toContain(`${en.numbers.amount(100 * (first.difference.difference ?? 0), 1)} points more often`)
    expect(text(section('readings', run)?.html)).toContain(told.slice(0, 40))
    expect(text(section('readings', run, it)?.html)).toContain('Vale una domanda prima dell&#39;offerta')
  })

  test('are all listed with what they move', () => {
    const html = text(section('readings', run)?.html)
    for (const { reading, least, most } of questions) {
      expect(html).toContain(`${reading}: `)
      expect(html).toContain(`${least} → ${most}`)
    }
  })

  test('ask for the weeks of a month, in both languages', () => {
    const weeks: QuestionResult[] = [
      { ...(questions[0] as QuestionResult), reading: 'weeksOfMonth', least: 'calendarRows', most: 'fullWeeks' },
    ]
    expect(questionText(weeks, [], run.results, en)).toContain('which days are the weeks of a month in which the desk is closed?')
    expect(questionText(weeks, [], run.results, it)).toContain('quali giorni sono le settimane del mese in cui il servizio è chiuso?')
  })

  test('are none where no answer moves anything', () => {
    const still = questions.map((one) => ({ ...one, difference: { ...one.difference, difference: 0 } }))
    expect(questionText(still, run.details?.readings ?? [], run.results, en)).toMatch(
      /^No reading by itself changes how often every month passes\./,
    )
  })
})
