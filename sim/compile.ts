/** contract + demand + staffing -> Plan: from here on there are no dates, no time zones and no words of files any more. */
import { type Calendar, openings, receiptSegments, termCalendar } from './contract/calendar.ts'
import { judgedTargets, rulesOf } from './contract/targets.ts'
import type { IntervalCounts } from './demand/counts.ts'
import { coverageOf, coveredTerm } from './demand/coverage.ts'
import { type Law, lawOf } from './demand/distributions/index.ts'
import type { DistributionSpec } from './demand/distributions/schema.ts'
import { NoProfileInHours, profileRates, type Rates, tableRates } from './demand/rates.ts'
import type { ContactType, Demand } from './demand/schema.ts'
import { binLength, type GroupModel, type Model, type NumberModel, type TermModel, type TypeModel } from './engine/model.ts'
import type { Plan } from './plan.ts'
import type { Scenario } from './scenario.ts'
import { rosterOf } from './staffing/roster.ts'
import type { Group } from './staffing/schema.ts'
import { microsPerSecond, type Seconds } from './time.ts'

/** Parts that do not fit each other. `problems` says where, what was found and what was expected. */
export class PlanError extends Error {
  readonly problems: { part: 'contract' | 'demand' | 'staffing'; path: string; found: string; expected: string; hint?: string }[]
  constructor(problems: PlanError['problems']) {
    super(problems.map(({ part, path, found, expected }) => `${part} ${path}: found ${found}, expected ${expected}`).join('\n'))
    this.problems = problems
  }
}

const micros = (seconds: Seconds) => Math.round(seconds * microsPerSecond)

export interface Compiled {
  plan: Plan
  calendar: Calendar
  /** What may well not be meant: a sentence each. */
  warnings: string[]
}

/** Throws PlanError when the parts do not fit each other. */
export function compile(scenario: Scenario): Compiled {
  const { contract, demand, staffing, simulate } = scenario
  const problems: PlanError['problems'] = []
  const warnings: string[] = []
  const calendar = termCalendar(contract, simulate.from, simulate.months)
  const whole = simulate.from.endsWith('-01') ? calendar : termCalendar(contract, `${simulate.from.slice(0, 7)}-01`, simulate.months + 1)
  const names = demand.contacts.map(({ type }) => type)

  const types = demand.contacts.map((type, i): TypeModel => {
    const number = calendar.numbers.indexOf(type.number)
    if (number < 0)
      problems.push({
        part: 'demand',
        path: `contacts[${i}].number`,
        found: type.number,
        expected: `a number of the contract (${calendar.numbers.join(', ')})`,
      })
    if (!staffing.groups.some(({ skills }) => skills === undefined || skills.includes(type.type)))
      problems.push({ part: 'demand', path: `contacts[${i}].type`, found: type.type, expected: 'a type among the skills of a group' })
    return typeModel(type, names, Math.max(0, number), ratesOf(i, Math.max(0, number)), (spec) => law(spec))
  })
  const groups = staffing.groups.map((group, i): GroupModel => {
    group.skills?.forEach((skill, k) => {
      if (!names.includes(skill))
        problems.push({
          part: 'staffing',
          path: `groups[${i}].skills[${k}]`,
          found: skill,
          expected: `a contact type of the demand (${names.join(', ')})`,
        })
    })
    return {
      name: group.name,
      absence: group.absence,
      handlingFactor: group.handlingFactor,
      costPerHour: group.costPerHour,
      skills: names.flatMap((name, type) => (group.skills === undefined || group.skills.includes(name) ? [type] : [])),
      ...rosterOf(group, calendar, numbersServed(group, demand, calendar)),
    }
  })
  for (const name of typeof staffing.lines === 'object' ? Object.keys(staffing.lines) : [])
    if (!calendar.numbers.includes(name))
      problems.push({
        part: 'staffing',
        path: `lines.${name}`,
        found: name,
        expected: `a number of the contract (${calendar.numbers.join(', ')})`,
      })
  const pools = linePools(scenario, calendar)
  const model: Model = {
    term: termModel(calendar),
    numbers: calendar.numbers.map((name, number): NumberModel => {
      const open = openings(calendar, number)
      const receipt = receiptSegments(contract, calendar, number)
      return {
        name,
        openFrom: Float64Array.from(open, ({ from }) => from),
        openTo: Float64Array.from(open, ({ to }) => to),
        receiptStart: receipt.start,
        receiptDeemed: receipt.deemed,
        linePool: pools.poolOf(name),
      }
    }),
    types,
    groups,
    lines: pools.lines,
    queueLimit: staffing.queueLimit ?? Number.POSITIVE_INFINITY,
    onQueueFull: staffing.onQueueFull,
    greeting: micros(staffing.greeting),
    ring: micros(staffing.ring),
    atClose: staffing.atClose,
    voicemail: contract.afterHours.voicemail,
    reserveForPhone: staffing.reserveForPhone,
    redial:
      demand.redial === undefined
        ? null
        : { probability: demand.redial.probability, after: law(demand.redial.after), maxTries: demand.redial.maxTries },
    busyness: demand.busyness?.cv ?? 0,
    forecastError: { cv: demand.forecastError?.cv ?? 0, per: demand.forecastError?.per ?? 'term' },
  }
  if (problems.length > 0) throw new PlanError(problems)
  return { plan: { model, rules: rulesOf(contract), targets: judgedTargets(contract), seed: simulate.seed }, calendar, warnings }

  function law(spec: DistributionSpec): Law {
    return lawOf(spec, (file) => {
      const data = scenario.data[file]
      if (data === undefined || !('values' in data))
        throw new PlanError([{ part: 'demand', path: 'empirical', found: file, expected: 'a file of values' }])
      return data.values
    })
  }

  function ratesOf(index: number, number: number): Rates {
    const type = demand.contacts[index]
    if (type.volume.table !== undefined) {
      const data = scenario.data[type.volume.table]
      if (data === undefined || !('counts' in data))
        throw new PlanError([
          { part: 'demand', path: `contacts[${index}].volume.table`, found: type.volume.table, expected: 'a table of interval counts' },
        ])
      const rates = tableRates(calendar, data.counts)
      const { found, whole, term, hint } = coverage(scenario, calendar, data.counts, number)
      if (!rates.rate.some((rate) => rate > 0))
        problems.push({ part: 'demand', path: `contacts[${index}].volume.table`, found, expected: `calls in ${term}`, hint })
      else if (!whole)
        warnings.push(
          `The table of ${type.type} holds ${found}; on the other open days of ${term}, nobody calls.${hint === undefined ? '' : ` It covers ${hint}.`}`,
        )
      return rates
    }
    try {
      return profileRates(type, contract, calendar, whole, number)
    } catch (error) {
      if (!(error instanceof NoProfileInHours)) throw error
      problems.push({
        part: 'demand',
        path: `contacts[${index}].profile`,
        found: 'no rate above 0 in the opening hours of some weekday',
        expected: 'a profile that covers the opening hours, to carry the volume',
      })
      return { rateStart: new Float64Array(0), rate: new Float64Array(0), dayPiece: new Uint32Array(calendar.days.length + 1) }
    }
  }
}

/** Numbers of the types a group can serve, and of those from which callers are handed on to them. */
function numbersServed({ skills }: Group, { contacts }: Demand, calendar: Calendar): number[] {
  const can = (type: string) => skills === undefined || skills.includes(type)
  const served = contacts.filter(({ type, transfer }) => can(type) || (transfer !== undefined && can(transfer.to)))
  return [...new Set(served.map(({ number }) => calendar.numbers.indexOf(number)).filter((number) => number >= 0))]
}

/** Which days a table holds, and whether these are all open days of the term; if not, the part of the term that it covers, if any. */
function coverage({ contract, simulate }: Scenario, calendar: Calendar, counts: IntervalCounts, number: number) {
  const covered = coverageOf(counts, calendar, number)
  const found = covered === undefined ? 'no interval' : `intervals from ${covered.from} to ${covered.to}`
  const term = `the term, ${calendar.days[0].date} to ${calendar.days[calendar.days.length - 1].date}`
  const fits = covered === undefined || covered.whole ? undefined : coveredTerm(contract, number, covered, simulate.months)
  const hint = fits === undefined ? undefined : `simulate: { from: ${fits.from}, months: ${fits.months} }`
  return { found, whole: covered?.whole === true, term, hint }
}

function typeModel(type: ContactType, names: string[], number: number, rates: Rates, law: (spec: DistributionSpec) => Law): TypeModel {
  return {
    name: type.type,
    phone: type.channel === 'phone',
    number,
    ...rates,
    handling: law(type.handling),
    wrapUp: type.wrapUp,
    patience: type.patience === undefined ? null : law(type.patience),
    balk: type.patience?.balk ?? 0,
    leavesInGreeting: type.leavesInGreeting,
    leavesMessage: type.leavesMessage,
    reached: type.reached,
    reachedNot: micros(type.reachedNot),
    priority: type.priority,
    transferTo: type.transfer === undefined ? -1 : names.indexOf(type.transfer.to),
    transferProbability: type.transfer?.probability ?? 0,
  }
}

/** Lines are one pool, or one for each number that is given some. */
function linePools({ staffing }: Scenario, calendar: Calendar): { lines: number[]; poolOf: (number: string) => number } {
  const { lines } = staffing
  if (lines === undefined) return { lines: [], poolOf: () => -1 }
  if (typeof lines === 'number') return { lines: [lines], poolOf: () => 0 }
  const limited = calendar.numbers.filter((name) => lines[name] !== undefined)
  return { lines: limited.map((name) => lines[name]), poolOf: (name) => limited.indexOf(name) }
}

function termModel(calendar: Calendar): TermModel {
  const { days, length } = calendar
  const bins = Math.ceil(length / binLength)
  const binMonth = new Uint16Array(bins)
  const binInterval = new Uint16Array(bins)
  for (let bin = 0, at = 0; bin < bins; bin++) {
    const time = bin * binLength
    while (at + 1 < days.length && days[at + 1].start <= time) at++
    const day = days[at]
    const span = day.spans.findLast((one) => one.at <= time) ?? day.spans[0]
    const halfHour = Math.min(47, Math.floor((span.from + time - span.at) / binLength))
    binMonth[bin] = day.month
    binInterval[bin] = day.weekday * 48 + halfHour
  }
  return {
    length,
    dayStart: Float64Array.from([...days.map(({ start }) => start), length]),
    dayMonth: Uint16Array.from(days, ({ month }) => month),
    months: calendar.months,
    binMonth,
    binInterval,
  }
}
