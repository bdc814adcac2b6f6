/** Counts of what arrives, as the tallies have them: Poisson by half hour, mixed over days where a day or a term is busier than another. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../sim/compile.ts'
import { MonthField } from '../../sim/contract/judge.ts'
import { contractSchema } from '../../sim/contract/schema.ts'
import { demandSchema } from '../../sim/demand/schema.ts'
import { intervalFields, monthFields, type Tallies } from '../../sim/estimates/tallies.ts'
import type { Plan } from '../../sim/plan.ts'
import { replicate } from '../../sim/replicate.ts'
import { simulateSchema } from '../../sim/scenario.ts'
import { staffingSchema } from '../../sim/staffing/schema.ts'
import { covarianceOf, expectChiSquare, expectEstimate, expectUncorrelated, meanOf } from './statistics.ts'

function planOf(seed: string, contract: object, demand: object, months = 1): Plan {
  return compile({
    name: seed,
    contract: contractSchema.parse({ name: seed, timezone: 'UTC', hours: { 'mon-sun': ['00:00-24:00'] }, ...contract }),
    demand: demandSchema.parse(demand),
    // Everybody is answered at once.
    staffing: staffingSchema.parse({ groups: [{ name: 'all', levels: { '00:00': 1000 } }] }),
    simulate: simulateSchema.parse({ from: '2027-02-01', months, seed }),
    data: {},
  }).plan
}

const replications = (plan: Plan, count: number) =>
  Array.from({ length: count }, (_, replication) => replicate(plan, replication, replication + 1))
const contact = (type: string, perOpenDay: number, rest: object = {}) => ({
  type,
  volume: { perOpenDay },
  handling: { constant: 1 },
  ...rest,
})
const received = (tallies: Tallies, halfHour: number) => tallies.intervals[halfHour * intervalFields]
/** Of a weekday, Monday = 0. */
const receivedOn = (tallies: Tallies, weekday: number) => {
  let sum = 0
  for (let at = 0; at < 48; at++) sum += received(tallies, weekday * 48 + at)
  return sum
}
/** Every term but its first days is closed, and nobody calls then. */
const openFor = (days: number) => ({ closures: [`02-${String(days + 1).padStart(2, '0')}..02-28`] })

describe('first attempts, half hour by half hour of a day with a steep profile', () => {
  const perDay = 480
  const profile = { '00:00': 1, '06:10': 4, '08:30': 20, '08:50': 3, '12:00': 9, '18:07': 2 }
  const each = replications(planOf('Poisson', openFor(1), { contacts: [contact('order', perDay, { profile })] }), 3000)
  const columns = Array.from({ length: 48 }, (_, at) => each.map((tallies) => received(tallies, at)))
  /** Integral of the profile up to a time of day in minutes, over that of the day. */
  const cumulative = (minutes: number) => {
    const steps = [
      [0, 1],
      [370, 4],
      [510, 20],
      [530, 3],
      [720, 9],
      [1087, 2],
      [1440, 0],
    ]
    const until = (limit: number) =>
      steps.slice(1).reduce((sum, [to], i) => sum + steps[i][1] * Math.max(0, Math.min(to, limit) - steps[i][0]), 0)
    return until(minutes) / until(1440)
  }
  const means = columns.map((_, at) => perDay * (cumulative(30 * (at + 1)) - cumulative(30 * at)))
  const n = each.length

  test('have the mean of the profile: the sum over the half hours of (count - m)^2 / m is chi-square', () => {
    const totals = columns.map((column) => column.reduce((sum, count) => sum + count, 0))
    expectChiSquare(totals, (at) => n * means[at], 48)
  })

  test('have the variance of Poisson counts, m, with the standard error sqrt(m / n + 2 m^2 / (n - 1)), in every half hour', () => {
    columns.forEach((column, at) => {
      const m = means[at]
      expectEstimate(`half hour ${at}`, { value: covarianceOf(column, column).value, error: Math.sqrt(m / n + (2 * m ** 2) / (n - 1)) }, m)
    })
  })

  test('have the variance of Poisson counts over all half hours: the sum of (count - m)^2 / m', () => {
    let sum = 0
    for (const [at, column] of columns.entries()) for (const count of column) sum += (count - means[at]) ** 2 / means[at]
    const degrees = 48 * n
    // Of one Poisson count, (count - m)^2 / m has the variance 2 + 1 / m.
    const variance = means.reduce((total, m) => total + n * (2 + 1 / m), 0)
    expectEstimate('dispersion', { value: sum, error: Math.sqrt(variance) }, degrees)
  })

  test('are Poisson in the small: as often none, one, two ... as e^-m m^k / k! says', () => {
    const counts = new Float64Array(12)
    for (const count of columns[40]) counts[Math.min(11, count)]++
    const probability = (k: number): number => (k === 0 ? Math.exp(-means[40]) : (probability(k - 1) * means[40]) / k)
    const expected = Array.from({ length: 11 }, (_, k) => n * probability(k))
    expected.push(n - expected.reduce((sum, value) => sum + value, 0))
    const common = [...expected.keys()].filter((k) => expected[k] >= 5)
    expectChiSquare(
      common.map((k) => counts[k]),
      (i) => expected[common[i]],
      common.length,
    )
  })

  test('are independent from one half hour to the next, and from one replication to the next', () => {
    const scaled = columns.map((column, at) => column.map((count) => (count - means[at]) / Math.sqrt(means[at])))
    expectUncorrelated(scaled.slice(1).flat(), scaled.slice(0, -1).flat())
    expectUncorrelated(
      scaled.flatMap((column) => column.slice(1)),
      scaled.flatMap((column) => column.slice(0, -1)),
    )
  })
})

describe('busyness, cv 0.15: one factor a day for all types', () => {
  const [cv, order, status] = [0.15, 300, 120]
  const demand = { busyness: { cv }, contacts: [contact('order', order), contact('status', status)] }
  const each = replications(planOf('Busy', openFor(2), demand), 4000)
  const ofType = (tallies: Tallies, type: number) => tallies.typeCounts[(type * tallies.typeCounts.length) / 2]
  const [monday, tuesday] = [0, 1].map((weekday) => each.map((tallies) => receivedOn(tallies, weekday)))
  const m = order + status

  test('leaves the mean of a day as it is', () => {
    for (const day of [monday, tuesday]) expectEstimate('mean', meanOf(day), m)
  })

  test('gives the count of a day the variance m + (m cv)^2', () => {
    for (const day of [monday, tuesday]) expectEstimate('variance', covarianceOf(day, day), m + (m * cv) ** 2)
  })

  test('leaves one day independent of the next', () => {
    expectUncorrelated(monday, tuesday)
  })

  test('makes two types busy together: over two days their covariance is 2 m1 m2 cv^2', () => {
    const [orders, statuses] = [0, 1].map((type) => each.map((tallies) => ofType(tallies, type)))
    expectEstimate('orders', meanOf(orders), 2 * order)
    expectEstimate('covariance', covarianceOf(orders, statuses), 2 * order * status * cv ** 2)
  })
})

describe('forecast error, cv 0.2', () => {
  const [cv, perDay] = [0.2, 250]
  const month = (tallies: Tallies, at: number) => tallies.counts[at * monthFields(tallies.targets) + MonthField.received]

  test('of the term makes all of its days high or low together: variance m + (m cv)^2, covariance (m cv)^2', () => {
    const each = replications(planOf('Term', openFor(2), { forecastError: { cv }, contacts: [contact('order', perDay)] }), 4000)
    const [monday, tuesday] = [0, 1].map((weekday) => each.map((tallies) => receivedOn(tallies, weekday)))
    expectEstimate('mean', meanOf(monday), perDay)
    expectEstimate('variance', covarianceOf(monday, monday), perDay + (perDay * cv) ** 2)
    expectEstimate('covariance', covarianceOf(monday, tuesday), (perDay * cv) ** 2)
  })

  test('of a month makes the days of a month alike and leaves months independent', () => {
    // Open on 1 and 2 February and on 1 and 2 March.
    const closures = ['2027-02-03..2027-02-28', '2027-03-03..2027-03-31']
    const plan = planOf('Month', { closures }, { forecastError: { cv, per: 'month' }, contacts: [contact('order', perDay)] }, 2)
    const each = replications(plan, 3000)
    const [february, march] = [0, 1].map((at) => each.map((tallies) => month(tallies, at)))
    const m = 2 * perDay
    for (const count of [february, march]) {
      expectEstimate('mean', meanOf(count), m)
      expectEstimate('variance', covarianceOf(count, count), m + (m * cv) ** 2)
    }
    expectUncorrelated(february, march)
  })

  test('and busyness multiply: variance m + m^2 ((1 + cv^2)(1 + cv^2) - 1)', () => {
    const busy = 0.3
    const demand = { busyness: { cv: busy }, forecastError: { cv }, contacts: [contact('order', perDay)] }
    const days = replications(planOf('Both', openFor(1), demand), 4000).map((tallies) => receivedOn(tallies, 0))
    expectEstimate('variance', covarianceOf(days, days), perDay + perDay ** 2 * ((1 + cv ** 2) * (1 + busy ** 2) - 1))
  })
})

describe('the callers of a seed', () => {
  test('are the same whatever the staffing, and others under another seed', () => {
    const demand = { contacts: [contact('order', 300)] }
    const counts = (plan: Plan) => Array.from({ length: 48 }, (_, at) => received(replicate(plan, 3, 4), at))
    const plan = planOf('Same', openFor(1), demand)
    const fewer = {
      ...plan,
      model: { ...plan.model, groups: [{ ...plan.model.groups[0], dayTemplate: plan.model.groups[0].dayTemplate.map(() => -1) }] },
    }
    expect(counts(fewer)).toEqual(counts(plan))
    expect(counts({ ...plan, seed: 'Other' })).not.toEqual(counts(plan))
  })
})
