/**
 * The judge: facts in, whole numbers out. It knows the contract's rules and nothing of where the facts came from.
 */
import { Entry, entryOf, type Facts, type Micros, numberOf, Outcome, outcomeOf, typeOf } from '../facts.ts'
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
/** Fields of a contact type. Phone attempts in hours by outcome first; `waited` is whole milliseconds from call to answer. */
export const TypeField = {
  answered: 0, abandoned: 1, busy: 2, recordedMessage: 3, voicemail: 4, inProgress: 5, within: 6, withinOf: 7, lost: 8, waited: 9,
  outOfHours: 10, transferred: 11, transferLost: 12, background: 13, backgroundDone: 14, responseTime: 15, size: 16,
} as const

/** Response times of background work are counted in classes of five minutes of opening time, the last one open. */
export const responseClasses = 600
const responseClass = 300e6

/** Judges one replication at a time: its counts fit 32 bits. */
export class Judge {
  /** months x fields. */
  readonly months: Int32Array
  readonly monthFields: number
  /** 336 x fields. */
  readonly intervals = new Int32Array(336 * IntervalField.size)
  /** types x fields. */
  readonly types: Float64Array
  readonly responses = new Int32Array(responseClasses)

  private readonly rules: Rules
  private readonly targets: JudgedTarget[]
  private readonly grid: JudgeGrid
  /** The target whose share is shown by interval and type. */
  private readonly shown: number

  constructor(rules: Rules, targets: JudgedTarget[], grid: JudgeGrid) {
    this.rules = rules
    this.targets = targets
    this.grid = grid
    this.shown = targets.findIndex(({ measure }) => measure === 'answeredWithin')
    this.monthFields = MonthField.targets + 2 * targets.length
    this.months = new Int32Array(grid.months * this.monthFields)
    this.types = new Float64Array(grid.types * TypeField.size)
  }

  clear(): void {
    this.months.fill(0)
    this.intervals.fill(0)
    this.types.fill(0)
    this.responses.fill(0)
  }

  /** Judges the first `count` facts. */
  read(facts: Facts, count: number): void {
    const { rules, targets, months, intervals, types, monthFields } = this
    const { binLength, binMonth, binInterval } = this.grid
    const { code: codes, received, duration, greeted: greetings } = facts
    const { time, numbers } = targets[this.shown]
    for (let i = 0; i < count; i++) {
      const code = codes[i]
      if (entryOf(code) !== Entry.inHours) {
        this.other(facts, i)
        continue
      }
      const outcome = outcomeOf(code)
      const greeted = greetings[i]
      const measured = measuredTime(rules, duration[i], greeted)
      if (!isCounted(rules, outcome, measured)) continue
      const bin = Math.floor(received[i] / binLength)
      const cause = lostBy(rules, outcome, measured, greeted)
      const lost = cause === LostBy.not ? 0 : 1

      const month = binMonth[bin] * monthFields
      months[month]++
      if (outcome === Outcome.answered) months[month + MonthField.answered]++
      if (outcome <= Outcome.abandoned || outcome === Outcome.inProgress) months[month + MonthField.offered]++
      if (lost === 1) months[month + MonthField.lostBy + cause - 1]++
      for (let t = 0, field = month + MonthField.targets; t < targets.length; t++, field += 2) {
        const target = targets[t]
        if (target.numbers !== null && !target.numbers.includes(numberOf(code))) continue
        if (target.time === 0) {
          months[field] += lost
          months[field + 1]++
        } else if (isInDenominator(rules, outcome, measured, target.time)) {
          months[field + 1]++
          if (isInTime(rules, outcome, measured, target.time)) months[field]++
        }
      }

      const interval = binInterval[bin] * IntervalField.size
      const type = typeOf(code) * TypeField.size
      intervals[interval]++
      types[type + TypeField.answered + outcome]++
      if (lost === 1) {
        intervals[interval + IntervalField.lost]++
        types[type + TypeField.lost]++
      }
      if (outcome === Outcome.answered) types[type + TypeField.waited] += Math.floor(duration[i] / 1000 + 0.5)
      if (isInDenominator(rules, outcome, measured, time) && (numbers === null || numbers.includes(numberOf(code)))) {
        intervals[interval + IntervalField.withinOf]++
        types[type + TypeField.withinOf]++
        if (isInTime(rules, outcome, measured, time)) {
          intervals[interval + IntervalField.within]++
          types[type + TypeField.within]++
        }
      }
    }
  }

  /** What is in no share: out of hours, background work and callers handed on. */
  private other(facts: Facts, i: number): void {
    const { types } = this
    const code = facts.code[i]
    const outcome = outcomeOf(code)
    const type = typeOf(code) * TypeField.size
    switch (entryOf(code)) {
      case Entry.outOfHours:
        types[type + TypeField.outOfHours]++
        return
      case Entry.transfer:
        types[type + TypeField.transferred]++
        if (outcome !== Outcome.answered && outcome !== Outcome.inProgress) types[type + TypeField.transferLost]++
        return
    }
    types[type + TypeField.background]++
    if (outcome !== Outcome.answered) return
    types[type + TypeField.backgroundDone]++
    types[type + TypeField.responseTime] += Math.round(facts.duration[i] / 1000)
    this.responses[Math.min(responseClasses - 1, Math.floor(facts.duration[i] / responseClass))]++
  }
}
