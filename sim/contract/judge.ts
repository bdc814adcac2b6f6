/**
 * The judge: facts in, whole numbers out. It knows the contract's rules and nothing of where the facts came from.
 */
import { Entry, type Facts, type Micros, Outcome } from '../facts.ts'
import { isCounted, isInDenominator, isInTime, LostBy, lostBy, measuredTime, type Rules } from './classify.ts'
import type { JudgedTarget } from './targets.ts'

/** What the judge must know of the term: the window and the weekly interval of each half hour. */
export interface JudgeGrid {
  binLength: Micros
  binMonth: Uint16Array
  binInterval: Uint16Array
  months: number
  types: number
}

/** Fields of a month; each target adds a pair (part, whole) after them. */
export const MonthField = { received: 0, offered: 1, answered: 2, lostBy: 3, targets: 8 } as const
/** Fields of an interval of the week. `within` over `withinOf` is the first answeredWithin target's share. */
export const IntervalField = { received: 0, within: 1, withinOf: 2, lost: 3, size: 4 } as const
/** Fields of a contact type. Phone attempts in hours first; `waited` is whole milliseconds from call to answer. */
export const TypeField = {
  received: 0, answered: 1, abandoned: 2, busy: 3, recordedMessage: 4, voicemail: 5, inProgress: 6, within: 7, withinOf: 8, lost: 9, waited: 10,
  outOfHours: 11, transferred: 12, transferLost: 13, background: 14, backgroundDone: 15, responseTime: 16, size: 17,
} as const

/** Response times of background work are counted in classes of five minutes of opening time, the last one open. */
export const responseClasses = 600
const responseClass = 300e6

export class Judge {
  /** months x fields, of the replication at hand. */
  readonly months: Float64Array
  readonly monthFields: number
  /** 336 x fields and types x fields: sums over everything judged so far. */
  readonly intervals: Float64Array
  readonly types: Float64Array
  readonly responses = new Float64Array(responseClasses)

  private readonly rules: Rules
  private readonly targets: JudgedTarget[]
  private readonly grid: JudgeGrid
  private readonly firstWithin: JudgedTarget

  constructor(rules: Rules, targets: JudgedTarget[], grid: JudgeGrid) {
    this.rules = rules
    this.targets = targets
    this.grid = grid
    this.firstWithin = targets.find(({ measure }) => measure === 'answeredWithin') as JudgedTarget
    this.monthFields = MonthField.targets + 2 * targets.length
    this.months = new Float64Array(grid.months * this.monthFields)
    this.intervals = new Float64Array(336 * IntervalField.size)
    this.types = new Float64Array(grid.types * TypeField.size)
  }

  /** Judges the first `count` facts. */
  read(facts: Facts, count: number): void {
    for (let i = 0; i < count; i++) {
      if (facts.entry[i] === Entry.inHours) this.call(facts, i)
      else this.other(facts, i)
    }
  }

  private call(facts: Facts, i: number): void {
    const { rules, targets, grid, months, intervals, types } = this
    const outcome = facts.outcome[i] as Outcome
    const greeted = facts.greeted[i]
    const measured = measuredTime(rules, facts.duration[i], greeted)
    if (!isCounted(rules, outcome, measured)) return
    const bin = Math.floor(facts.received[i] / grid.binLength)
    const cause = lostBy(rules, outcome, measured, greeted)
    const lost = cause === LostBy.not ? 0 : 1

    const month = grid.binMonth[bin] * this.monthFields
    months[month]++
    if (outcome === Outcome.answered) months[month + MonthField.answered]++
    if (outcome <= Outcome.abandoned || outcome === Outcome.inProgress) months[month + MonthField.offered]++
    if (lost === 1) months[month + MonthField.lostBy + cause - 1]++
    for (let t = 0, field = month + MonthField.targets; t < targets.length; t++, field += 2) {
      const target = targets[t]
      if (target.numbers !== null && !target.numbers.includes(facts.number[i])) continue
      if (target.measure === 'lost') {
        months[field] += lost
        months[field + 1]++
      } else if (isInDenominator(rules, outcome, measured, target.time)) {
        months[field + 1]++
        if (isInTime(rules, outcome, measured, target.time)) months[field]++
      }
    }

    const interval = grid.binInterval[bin] * IntervalField.size
    const type = facts.type[i] * TypeField.size
    intervals[interval]++
    intervals[interval + IntervalField.lost] += lost
    types[type]++
    types[type + TypeField.answered + outcome]++
    types[type + TypeField.lost] += lost
    if (outcome === Outcome.answered) types[type + TypeField.waited] += Math.round(facts.duration[i] / 1000)
    const { time } = this.firstWithin
    if (isInDenominator(rules, outcome, measured, time)) {
      intervals[interval + IntervalField.withinOf]++
      types[type + TypeField.withinOf]++
      if (isInTime(rules, outcome, measured, time)) {
        intervals[interval + IntervalField.within]++
        types[type + TypeField.within]++
      }
    }
  }

  /** What is in no share: out of hours, background work and callers handed on. */
  private other(facts: Facts, i: number): void {
    const { types } = this
    const type = facts.type[i] * TypeField.size
    switch (facts.entry[i]) {
      case Entry.outOfHours:
        types[type + TypeField.outOfHours]++
        return
      case Entry.transfer:
        types[type + TypeField.transferred]++
        if (facts.outcome[i] !== Outcome.answered && facts.outcome[i] !== Outcome.inProgress) types[type + TypeField.transferLost]++
        return
    }
    types[type + TypeField.background]++
    if (facts.outcome[i] !== Outcome.answered) return
    types[type + TypeField.backgroundDone]++
    types[type + TypeField.responseTime] += Math.round(facts.duration[i] / 1000)
    this.responses[Math.min(responseClasses - 1, Math.floor(facts.duration[i] / responseClass))]++
  }
}
