/** The tables of a comparison: never wider than a terminal, whatever stands in them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { comparisonText, planTable } from '../../cli/compareTables.ts'
import { compareRunText, compareVerdict } from '../../cli/compareVerdict.ts'
import { writeComparison } from '../../run/compareOutput.ts'
import { type Change, type Comparison, comparisonOf } from '../../sim/estimates/comparison.ts'
import type { RunDetails } from '../../sim/estimates/details.ts'
import { type MonthCounts, planOf, resultsFrom, talliesOf } from '../estimates/handMade.ts'

const month = (inTime: number, lost: number): MonthCounts => ({
  shares: [
    [inTime, 1000],
    [lost, 1000],
  ],
})

interface Made {
  label: string
  /** Which of 20 replications are good months; the others are bad ones. */
  good: number
  cost?: number
  changes?: Change[]
}

function comparison(made: Made[], { contract = {}, require = 0.5 as number | null, base = 0 } = {}): Comparison {
  const plans = made.map(({ label, good, cost = 1000, changes = [] }) => {
    const rows = Array.from({ length: 20 }, (_, i) => [
      i < good ? month(950 + i, 10) : month(800 - i, 90),
      month(920 - good, 30 + (i % 10)),
    ])
    const { plan } = planOf(contract, 2)
    const results = resultsFrom(contract, rows)
    results.term.cost.mean = cost
    return { label, scenario: 'desk.yaml', changes, results, plan, tallies: talliesOf(plan, rows), window: results.window }
  })
  return comparisonOf(plans, base, require)
}

const all = (one: Comparison) => [compareVerdict(one, 2), comparisonText(one), compareRunText(one)].join('\n')
const widest = (text: string) => Math.max(...text.split('\n').map((line) => line.length))
const change = (name: string, value: unknown): Change => ({ key: `staffing.groups.${name}`, name, value })

describe('fit into 80 columns', () => {
  test.each<[string, Made[]]>([
    [
      'short names',
      [
        { label: 'a', good: 10 },
        { label: 'b', good: 20 },
      ],
    ],
    [
      'long names and large figures',
      [
        { label: 'the plan of last year as it was agreed upon in the end', good: 0, cost: 1_234_567_890 },
        { label: 'the plan of last year as it was agreed upon at first', good: 20, cost: 9_234_567_890 },
      ],
    ],
    [
      'a grid',
      [
        {
          label: 'x',
          good: 3,
          changes: [change('fullTime.agents', 10), change('mornings.agents', 4), change('lines', { main: 30, help: 4 })],
        },
        {
          label: 'y',
          good: 18,
          changes: [change('fullTime.agents', 10), change('mornings.agents', 5), change('lines', { main: 30, help: 4 })],
        },
      ],
    ],
    [
      'names that would act on a terminal',
      [
        { label: '\u001b[31mred\u202e', good: 4 },
        { label: `${'<script>'.repeat(2000)}`, good: 20 },
      ],
    ],
  ])('%s', (_, made) => {
    for (const require of [null, 0.5, 0.99]) {
      const text = all(comparison(made, { require }))
      expect(widest(text)).toBeLessThanOrEqual(80)
      for (const sign of ['\u001b', '\u202e']) expect(text).not.toContain(sign)
    }
  })
})

test('plans that are cut to the same name are told apart by their numbers', () => {
  const text = planTable(
    comparison([
      { label: `${'long '.repeat(10)}1`, good: 1 },
      { label: `${'long '.repeat(10)}2`, good: 2 },
    ]),
  )
  expect(text).toMatch(/^1 long long/m)
  expect(text).toMatch(/^2 long long/m)
})

test('varied plans go by their values, under the name of the key', () => {
  const text = planTable(
    comparison([7, 8].map((value) => ({ label: `early.agents ${value}`, good: value, changes: [change('early.agents', value)] }))),
  )
  expect(text).toMatch(/^early\.agents +passes/)
  expect(text).toMatch(/^7 +35\.0%/m)
})

test('of many plans those near the cheapest that will do are shown, and the base', () => {
  const many = comparison(
    Array.from({ length: 60 }, (_, i) => ({ label: `plan ${i}`, good: i < 40 ? 0 : 20, cost: 1000 + i })),
    { base: 59 },
  )
  const shown = planTable(many)
  expect(shown).toContain('plan 40 *')
  expect(shown).toMatch(/^plan 28 /m)
  expect(shown).not.toMatch(/^plan 27 /m)
  expect(shown).toMatch(/^plan 52 /m)
  expect(shown).toMatch(/^plan 59 /m)
  expect(shown.replaceAll('\n', ' ')).toContain('34 more plans: --json, --out')
})

test('the base is looked at month by month beside the cheapest that will do', () => {
  const text = comparisonText(
    comparison([
      { label: 'base', good: 0, cost: 1 },
      { label: 'enough', good: 20, cost: 2 },
      { label: 'more', good: 20, cost: 3 },
    ]),
  )
  expect(text).toContain('Months that differ most in passing, "enough" less "base":')
  expect(text).toMatch(/^2027-01 +0% +100% +\+100\.0 /m)
})

test('where the term is judged, months are compared by their share in time', () => {
  const text = comparisonText(
    comparison(
      [
        { label: 'a', good: 0 },
        { label: 'b', good: 20 },
      ],
      { contract: { window: 'term' } },
    ),
  )
  expect(text).toContain('passes: how often the term meets all targets')
  expect(text).toContain('Months that differ most in their share in time, "b" less "a":')
  expect(text).toMatch(/^2027-01 +79\.0% +96\.0% +\+16\.9 /m)
})

test('groups without wages are named', () => {
  const one = comparison([
    { label: 'a', good: 20 },
    { label: 'b', good: 20 },
  ])
  for (const { results } of one.plans) results.term.groups = [{ group: 'volunteers', agents: 2, rosteredHours: 10, overtime: 0, cost: 0 }]
  expect(compareRunText(one)).toContain('Wages are without volunteers, which has no costPerHour.')
})

describe('where the contract has penalties', () => {
  const contract = { penalties: { perPoint: 10_000_000 } }
  const made = [
    { label: 'the plan of last year as it was agreed upon in the end', good: 0, cost: 1_234_567_890 },
    { label: 'b', good: 20, cost: 1000 },
  ]

  test('wages with expected penalties stand beside wages', () => {
    const [, , a, b] = planTable(comparison(made, { contract })).split('\n')
    const { plans } = comparison(made, { contract })
    const inAll = plans.map(({ results }) => (results.term.cost.mean ?? 0) + (results.money?.term.penalties.mean ?? 0))
    expect(inAll[0]).toBeGreaterThan(1_234_567_890)
    expect([a, b].map((line) => Number(line?.split(/ {2,}/).at(-1)?.replaceAll(/\s/g, '')))).toEqual(inAll.map((one) => Math.round(one)))
    expect(planTable(comparison(made, { contract })).replaceAll(/\s+/g, ' ')).toContain('in all: wages and expected penalties')
    expect(planTable(comparison(made))).not.toContain('in all')
  })

  test('the tables fit all the same', () => {
    expect(widest(all(comparison(made, { contract })))).toBeLessThanOrEqual(80)
  })

  test('the CSV has penalties and the total of the term, and penalties of each month', () => {
    const one = comparison(made, { contract })
    const folder = mkdtempSync(join(tmpdir(), 'pronto-compare-'))
    try {
      writeComparison(one, {} as RunDetails, folder)
      const rows = readFileSync(join(folder, 'comparison.csv'), 'utf8').split('\r\n')
      const money = one.plans[1]?.results.money
      expect(rows.some((row) => row.startsWith(`b,,penalties,${money?.term.penalties.mean},`))).toBe(true)
      expect(rows.some((row) => row.startsWith(`b,,total,${money?.term.total.mean},`))).toBe(true)
      expect(rows.some((row) => row.startsWith(`b,${money?.months[1]?.month},penalties,${money?.months[1]?.penalties.mean},`))).toBe(true)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
