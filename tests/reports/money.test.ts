/** What a plan may cost: wages and penalties with their spread, by month and term, alone and side by side. */
import { describe, expect, test } from 'vitest'
import type { ReportInput } from '../../reports/input.ts'
import { hasTotal, moneyText } from '../../reports/moneyText.ts'
import { languages } from '../../reports/numbers.ts'
import { sideBySide } from '../../reports/plans.ts'
import { sectionsOf } from '../../reports/sections/index.ts'
import { mainRun, shownOf } from '../../reports/shown.ts'
import { penaltiesByMonth } from '../../reports/specs/penaltiesByMonth.ts'
import { plansCost } from '../../reports/specs/plansCost.ts'
import { termCost } from '../../reports/specs/termCost.ts'
import { voiceOf } from '../../reports/words/index.ts'
import type { MoneyResult } from '../../sim/estimates/penalties.ts'
import { smallDesk, smallRun } from './small.ts'
import { penalties, tightRun } from './smallSensitivity.ts'

const en = voiceOf('en')
const run = tightRun(penalties, 'tight')
const { term, months } = run.results
const money = run.results.money as MoneyResult
const amount = (value: number | null) => en.numbers.amount(value ?? 0)

function section(input: ReportInput, id: string, voice = en) {
  const main = mainRun(input)
  return sectionsOf(input, main === null ? null : shownOf(main), voice).find((one) => one.id === id)
}
const alone = (one: typeof run): ReportInput => ({ runs: [one], comparison: null, verdicts: [] })
const text = (html = '') => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('a contract with penalties', () => {
  test('makes a plan cost its wages and the penalties to be expected', () => {
    const mean = (term.cost.mean ?? 0) + (money.term.penalties.mean ?? 0)
    expect(money.term.total.mean).toBeCloseTo(mean, 6)
    const { total, penalties: due } = moneyText(run.results, 3, en)
    expect(total).toBe(
      `The plan costs ${amount(mean)} a term of 3 months on average: wages of ${amount(term.cost.mean)} and penalties of ${amount(money.term.penalties.mean)}. ` +
        `It costs at most ${amount(money.term.total.p95)} in 95 of 100 such terms of 3 months, ${amount(money.term.total.worst)} at worst.`,
    )
    expect(due).toContain('In none of 30 simulated terms of 3 months do they reach the cap of 1,500.')
  })

  test('says how often the cap is reached, or that there is none', () => {
    const capped = { ...run.results, money: { ...money, capReached: { probability: 0.2, ci95: null, n: 30 } } }
    expect(moneyText(capped, 12, en).penalties).toContain('With a probability of 20.0% a year they reach the cap of 1,500')
    expect(moneyText({ ...run.results, money: { ...money, cap: null, capReached: null } }, 12, en).penalties).toContain('They have no cap.')
  })

  test('shows each month’s penalties from what is to be expected to the worst', () => {
    const chart = penaltiesByMonth(money, en)
    expect(chart?.rows.map(({ mean, p95, worst }) => [mean, p95, worst])).toEqual(
      money.months.map(({ penalties: { mean, p95, worst } }) => [mean, p95, worst]),
    )
    expect(chart?.alt).toContain('February 2027')
  })

  test('adds up, month by month and in all', () => {
    const rows = [...(section(alone(run), 'money')?.html ?? '').matchAll(/<tr><th scope="row">(\w{3} 2027|All)<\/th>(.*?)<\/tr>/g)]
    const cells = rows.map(([, name, rest = '']) => [name, ...[...rest.matchAll(/>([\d,.]+)</g)].map(([, one]) => one)])
    const february = months[1] as (typeof months)[number]
    const expected = money.months[1]?.penalties.mean ?? 0
    expect(cells).toContainEqual([
      'Feb 2027',
      amount(february.paidHours),
      amount(february.cost),
      amount(expected),
      amount(february.cost + expected),
    ])
    expect(cells).toContainEqual([
      'All',
      amount(term.paidHours.mean),
      amount(term.cost.mean),
      amount(money.term.penalties.mean),
      amount(money.term.total.mean),
    ])
  })

  test('draws what penalties add to the wages', () => {
    const { rows } = termCost(term, money, 'year', en)
    expect(rows.map((one) => one.amount)).toEqual([term.cost.mean, money.term.total.mean, money.term.total.p95, money.term.total.worst])
  })

  test.each(languages)('tells minutes on the line, by month too (%s)', (language) => {
    const voice = voiceOf(language)
    const html = section(alone(run), 'money', voice)?.html
    expect(text(html)).toContain(voice.numbers.amount(term.lineMinutes.mean ?? 0))
    expect(text(html)).toContain(voice.numbers.amount(months[2]?.lineMinutes.worst ?? 0))
  })
})

describe('nothing is drawn', () => {
  test('where the contract has no penalties: it says so', () => {
    const found = section(alone(smallRun()), 'money')
    expect(found?.charts).toEqual([])
    expect(text(found?.html)).toContain('The contract has no penalties: what a plan costs is its wages.')
    expect(text(section(alone(smallRun()), 'money', voiceOf('it'))?.html)).toContain('Il contratto non prevede penali')
  })

  test('where no simulated term pays any', () => {
    const [early, late] = smallDesk.staffing.groups
    const safe = {
      ...smallDesk.staffing,
      groups: [
        { ...early, agents: 6 },
        { ...late, agents: 6 },
      ],
    }
    const found = section(alone(smallRun({ staffing: safe, contract: { ...smallDesk.contract, ...penalties } })), 'money')
    expect(found?.charts).toEqual([])
    expect(text(found?.html)).toContain('In none of 30 simulated terms of 3 months is a penalty due.')
  })

  test('month by month where the contract judges the term', () => {
    const whole = tightRun({ ...penalties, window: 'term' })
    expect(section(alone(whole), 'money')?.charts.map(({ name }) => name)).toEqual(hasTotal(whole.results) ? ['cost'] : [])
    expect(text(section(alone(whole), 'money')?.html)).not.toContain('Penalties, expected')
  })
})

describe('plans side by side', () => {
  const cheap = smallRun({ contract: { ...smallDesk.contract, ...penalties } }, 'cheap')
  const input: ReportInput = { runs: [cheap, run], comparison: null, verdicts: [] }
  const side = sideBySide(input)
  if (side === null) throw new Error('no plans')
  const totals = [cheap, run].map(({ results }) => (results.term.cost.mean ?? 0) + (results.money?.term.penalties.mean ?? 0))

  test('have wages, penalties and both together', () => {
    const html = text(section(input, 'plans')?.html)
    expect(html).toContain('Wages Penalties, expected Wages and penalties')
    for (const total of totals) expect(html).toContain(amount(total))
    const least = totals[0] === Math.min(...totals) ? 'cheap' : 'tight'
    expect(html).toContain(
      `With the penalties to be expected, “${least}” costs the least: ${amount(Math.min(...totals))} a term of 3 months.`,
    )
  })

  test('are drawn at what they cost in all, with the wages alone beside', () => {
    const chart = plansCost(side, en)
    expect(chart.rows.map(({ price, wages }) => [price, wages])).toEqual(
      [cheap, run].map(({ results }, i) => [totals[i], results.term.cost.mean]),
    )
    expect(chart.note).toContain('wages alone')
  })

  test('of a contract without penalties have none of it', () => {
    const html = text(section({ runs: [smallRun(), smallRun({}, 'again')], comparison: null, verdicts: [] }, 'plans')?.html)
    expect(html).not.toContain('enalties')
  })
})
