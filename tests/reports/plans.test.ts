/** Many plans in charts and tables: none is taken for another, and none is left out. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { ReportInput } from '../../reports/input.ts'
import { chartNames, type SideBySide, sideBySide, variedKeys } from '../../reports/plans.ts'
import { plansCost } from '../../reports/specs/plansCost.ts'
import { plansDifference } from '../../reports/specs/plansDifference.ts'
import { plansStaffing } from '../../reports/specs/plansStaffing.ts'
import { voiceOf } from '../../reports/words/index.ts'
import type { Change } from '../../sim/estimates/comparison.ts'
import { bigComparison } from './big.ts'
import { smallComparison } from './small.ts'

const voice = voiceOf('en')

/** Plans of the small desk under other labels, as many as there are labels. */
let small: ReportInput
beforeAll(() => {
  small = smallComparison([3, 4])
})
function side(labels: string[], changes: (i: number) => Change[] = () => []): SideBySide {
  const found = sideBySide(small)
  const [base, other] = found?.plans ?? []
  if (found === null || base === undefined || other === undefined) throw new Error('no plans')
  return {
    ...found,
    base: labels[0] as string,
    plans: labels.map((label, i) => ({ ...(i === 0 ? base : other), number: i + 1, label, changes: changes(i) })),
  }
}

const nine = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => [9 + Math.floor(i / 3), 3 + (i % 3)] as const)
const varied = () =>
  side(
    nine.map(([day, morning]) => `fullTime.agents ${day}, mornings.agents ${morning}`),
    (i) => [
      { key: 'staffing.groups.fullTime.agents', name: 'fullTime.agents', value: nine[i]?.[0] },
      { key: 'staffing.groups.mornings.agents', name: 'mornings.agents', value: nine[i]?.[1] },
    ],
  )

describe('the names of plans in charts', () => {
  test('are their labels where these are short', () => {
    const { plans } = side(['early.agents 3', 'early.agents 4'])
    expect(chartNames(plans)).toEqual(['early.agents 3', 'early.agents 4'])
    expect(variedKeys(plans)).toEqual([])
  })

  test('are numbers and values where long labels begin alike', () => {
    const { plans } = varied()
    expect(chartNames(plans).slice(0, 4)).toEqual(['1. 9, 3', '2. 9, 4', '3. 9, 5', '4. 10, 3'])
    expect(variedKeys(plans)).toEqual(['fullTime.agents', 'mornings.agents'])
  })

  test('are numbers and what labels do not share, where nothing was varied', () => {
    const labels = ['north', 'south'].map((region) => `a-proposal-of-the-supplier-for-the-${region}`)
    expect(chartNames(side(labels).plans)).toEqual(['1. …for-the-north', '2. …for-the-south'])
  })

  test('never cut a word, nor a character of two halves, in two', () => {
    expect(chartNames(side(['a long name indeed, number 11', 'a long name indeed, number 12']).plans)).toEqual([
      '1. …indeed, number 11',
      '2. …indeed, number 12',
    ])
    expect(chartNames(side(['a long name indeed, number 😀', 'a long name indeed, number 😁']).plans)).toEqual([
      '1. …indeed, number 😀',
      '2. …indeed, number 😁',
    ])
  })

  test('differ where labels do not', () => {
    expect(new Set(chartNames(side(['desk', 'desk']).plans)).size).toBe(2)
  })
})

describe('charts of nine plans with long labels', () => {
  test('have a row for every plan but the base', () => {
    const { rows, note } = plansDifference(varied(), 'everyMonth', 'Probability', voice)
    expect(new Set(rows.map(({ name }) => name)).size).toBe(8)
    expect(note).toContain('fullTime.agents, mornings.agents')
  })

  test('have a staffing curve for every plan', () => {
    const charts = plansStaffing(varied(), voice)
    expect(charts).toHaveLength(1)
    expect(new Set(charts[0]?.rows.map(({ plan }) => plan)).size).toBe(9)
  })
})

test('differences say in words which side is better', () => {
  const sides = (['everyMonth', 'answeredWithin', 'lost'] as const).map((measure) =>
    JSON.stringify(plansDifference(varied(), measure, '', voice).spec).includes(voice.words.plans.betterRight),
  )
  expect(sides).toEqual([true, true, false])
  expect(JSON.stringify(plansDifference(varied(), 'lost', '', voice).spec)).toContain(voice.words.plans.betterLeft)
})

test('staffing of twenty plans is drawn in charts of ten, on one scale', () => {
  const found = sideBySide(bigComparison())
  if (found === null) throw new Error('no plans')
  const charts = plansStaffing(found, voice)
  expect(charts.map(({ name }) => name)).toEqual(['plans-staffing', 'plans-staffing-2'])
  expect(charts.map(({ rows }) => new Set(rows.map(({ plan }) => plan)).size)).toEqual([10, 10])
  const [first, second] = charts.map(({ spec }) => JSON.stringify(spec))
  expect(first).toBe(second)
})

test('against price, plans go by their names where all have room, and by their numbers where not', () => {
  expect(plansCost(side(['few', 'more']), voice).rows.map(({ label }) => label)).toEqual(['few', 'more'])
  const many = plansCost(side(Array.from({ length: 12 }, (_, i) => `plan of ${i}`)), voice)
  expect(many.note).toBe(voice.words.plans.byNumber)
  const labels = many.rows.map(({ label }) => label).filter((label) => label !== '')
  expect(labels.length).toBeGreaterThan(1)
  for (const label of labels) expect(label).toMatch(/^\d+$/)
})
