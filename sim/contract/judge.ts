/**
 * The judge: facts in, whole numbers out. It knows the contract's rules and nothing of where the facts came from.
 */
import { Entry, entryOf, type Facts, type Micros, numberOf, Outcome, outcomeOf, typeOf } from '../facts.ts'
import { intervalsPerWeek } from '../time.ts'
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
/** Fields of an interval of the week. `within` over `withinOf` is the share of the answeredWithin target over all calls. */
export const IntervalField = { received: 0, within: 1, withinOf: 2, lost: 3, size: 4 } as const
/**
 * Fields of a contact type. Phone attempts in hours by outcome first; whole milliseconds: `waited` from call to answer, `waitedInVain` from
 * call to hanging up.
 */
export const TypeField = {
  ...Outcome,
  within: 6,
  withinOf: 7,
  lost: 8,
  waited: 9,
  outOfHours: 10,
  transferred: 11,
  transferLost: 12,
  background: 13,
  backgroundDone: 14,
  responseTime: 15,
  waitedInVain: 16,
  size: 17,
} as const

/** Response times of background work are counted in classes of five minutes of opening time, the last one open. */
export const responseClasses = 600
const responseClass = 300e6

/**
 * Room for verdicts on numbers of one kind (spoken of by the same targets). With six targets at most an answer can fall into seven
 * classes of time, an early hang-up too, each lost in two ways or not; the other four outcomes make nine more: 51 at most.
 */
const verdictsPerKind = 64

/**
 * Judges one replication at a time. Each call gets a verdict (outcome, cause of loss, its place in each target's share), and only
 * verdicts are counted, three increments a call; `finish` makes the fields out of them.
 */
export class Judge {
  /** months x fields, intervalsPerWeek x fields, types x fields; filled by `finish`. */
  readonly months: Int32Array
  readonly intervals = new Int32Array(intervalsPerWeek * IntervalField.size)
  readonly types: Float64Array
  readonly responses = new Int32Array(responseClasses)

  private readonly rules: Rules
  /** Columns of the targets: the time of answeredWithin, -1 for lost; the numbers spoken of, null = all. */
  private readonly times: Float64Array
  private readonly numbers: (Uint8Array | null)[]
  private readonly grid: JudgeGrid
  /** The target whose share is shown by interval and type. */
  private readonly shown: number
  private readonly monthFields: number
  /** Verdict as bits (outcome, cause << 3, then two bits for each target: 1 = in the whole, 2 = in the part) -> its column; and back. */
  private readonly columns: Int16Array
  private readonly bits: number[] = []
  private readonly byMonth: Int32Array
  private readonly byInterval: Int32Array
  private readonly byType: Int32Array
  private readonly verdicts: number
  /** Answered within this measured time a call is in every target's part and not lost (`goodColumn`), whatever else; -1 = none is for sure. */
  private readonly inTimeForAll: Micros
  private readonly goodColumn: number

  constructor(rules: Rules, targets: JudgedTarget[], grid: JudgeGrid) {
    this.rules = rules
    this.times = Float64Array.from(targets, ({ measure, time }) => (measure === 'lost' ? -1 : time))
    this.numbers = targets.map(({ numbers }) =>
      numbers === null ? null : Uint8Array.from({ length: 1024 }, (_, number) => (numbers.includes(number) ? 1 : 0)),
    )
    const sure = this.numbers.every((only) => only === null) && !(rules.greetingIsMessage && rules.recordedMessage)
    this.inTimeForAll = sure ? Math.min(rules.unansweredAfter, ...this.times.filter((time) => time >= 0)) : -1
    const kinds = new Set(Array.from({ length: 1024 }, (_, number) => this.numbers.map((only) => only === null || only[number]).join()))
    this.verdicts = verdictsPerKind * kinds.size
    this.columns = new Int16Array(1 << (6 + 2 * targets.length)).fill(-1)
    this.grid = grid
    this.shown = targets.findIndex(({ key }) => key === 'answeredWithin')
    this.monthFields = MonthField.targets + 2 * targets.length
    this.months = new Int32Array(grid.months * this.monthFields)
    this.types = new Float64Array(grid.types * TypeField.size)
    this.byMonth = new Int32Array(grid.months * this.verdicts)
    this.byInterval = new Int32Array(intervalsPerWeek * this.verdicts)
    this.byType = new Int32Array(grid.types * this.verdicts)
    this.goodColumn = this.columnOf(this.bitsOf(0, Outcome.answered, 0, 0))
  }

  clear(): void {
    for (const counts of [this.months, this.intervals, this.types, this.responses, this.byMonth, this.byInterval, this.byType])
      counts.fill(0)
  }

  /** Judges the first `count` facts. */
  read(facts: Facts, count: number): void {
    const { rules, types, byMonth, byInterval, byType, verdicts, inTimeForAll, goodColumn } = this
    const { binLength, binMonth, binInterval } = this.grid
    const { code: codes, received, duration, greeted: greetings } = facts
    // Neighbours in time mostly fall in the same half hour.
    let from: Micros = 0
    let to: Micros = 0
    let month = 0
    let interval = 0
    for (let i = 0; i < count; i++) {
      const code = codes[i]
      if (entryOf(code) !== Entry.inHours) {
        this.other(facts, i)
        continue
      }
      const at = received[i]
      if (at < from || at >= to) {
        const bin = (at / binLength) | 0
        from = bin * binLength
        to = from + binLength
        month = binMonth[bin] * verdicts
        interval = binInterval[bin] * verdicts
      }
      const type = typeOf(code)
      const outcome = outcomeOf(code)
      const lasted = duration[i]
      const greeted = greetings[i]
      const measured = measuredTime(rules, lasted, greeted)
      let column = goodColumn
      if (outcome !== Outcome.answered || measured > inTimeForAll) {
        if (!isCounted(rules, outcome, measured)) continue
        column = this.columnOf(this.bitsOf(code, outcome, measured, greeted))
        if (outcome === Outcome.abandoned) types[type * TypeField.size + TypeField.waitedInVain] += lasted
      }
      byMonth[month + column]++
      byInterval[interval + column]++
      byType[type * verdicts + column]++
      if (outcome === Outcome.answered && lasted > 0) types[type * TypeField.size + TypeField.waited] += lasted
    }
  }

  private bitsOf(code: number, outcome: Outcome, measured: Micros, greeted: Micros): number {
    const { rules, times, numbers } = this
    const cause = lostBy(rules, outcome, measured, greeted)
    let bits = outcome | (cause << 3)
    for (let t = 0; t < times.length; t++) {
      const only = numbers[t]
      if (only !== null && only[numberOf(code)] === 0) continue
      const time = times[t]
      if (time < 0) bits |= (cause === LostBy.not ? 1 : 3) << (6 + 2 * t)
      else if (isInDenominator(rules, outcome, measured, time)) bits |= (isInTime(rules, outcome, measured, time) ? 3 : 1) << (6 + 2 * t)
    }
    return bits
  }

  private columnOf(bits: number): number {
    if (this.columns[bits] >= 0) return this.columns[bits]
    if (this.bits.length === this.verdicts) throw new RangeError(`More than ${this.verdicts} different verdicts`)
    this.columns[bits] = this.bits.push(bits) - 1
    return this.columns[bits]
  }

  /** Makes months, intervals and types out of the verdicts counted. */
  finish(): void {
    for (let at = 0; at < this.types.length; at += TypeField.size)
      for (const field of [TypeField.waited, TypeField.waitedInVain]) this.types[at + field] = Math.round(this.types[at + field] / 1000)
    const { months, intervals, types, monthFields, times, shown, verdicts } = this
    this.bits.forEach((bits, column) => {
      const outcome = bits & 7
      const cause = (bits >> 3) & 7
      const whole = (target: number) => (bits >> (6 + 2 * target)) & 1
      const part = (target: number) => (bits >> (7 + 2 * target)) & 1
      const offered = outcome <= Outcome.abandoned || outcome === Outcome.inProgress
      for (let month = 0; month < this.grid.months; month++) {
        const count = this.byMonth[month * verdicts + column]
        const at = month * monthFields
        months[at + MonthField.received] += count
        if (offered) months[at + MonthField.offered] += count
        if (outcome === Outcome.answered) months[at + MonthField.answered] += count
        if (cause !== LostBy.not) months[at + MonthField.lostBy + cause - 1] += count
        for (let t = 0; t < times.length; t++) {
          months[at + MonthField.targets + 2 * t] += part(t) * count
          months[at + MonthField.targets + 2 * t + 1] += whole(t) * count
        }
      }
      for (let interval = 0; interval < intervalsPerWeek; interval++) {
        const count = this.byInterval[interval * verdicts + column]
        const at = interval * IntervalField.size
        intervals[at + IntervalField.received] += count
        intervals[at + IntervalField.within] += part(shown) * count
        intervals[at + IntervalField.withinOf] += whole(shown) * count
        if (cause !== LostBy.not) intervals[at + IntervalField.lost] += count
      }
      for (let type = 0; type < this.grid.types; type++) {
        const count = this.byType[type * verdicts + column]
        const at = type * TypeField.size
        types[at + TypeField.answered + outcome] += count
        types[at + TypeField.within] += part(shown) * count
        types[at + TypeField.withinOf] += whole(shown) * count
        if (cause !== LostBy.not) types[at + TypeField.lost] += count
      }
    })
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
    // A message left after the last closing is due only after the term.
    if (facts.received[i] >= this.grid.binMonth.length * this.grid.binLength) return
    types[type + TypeField.background]++
    if (outcome !== Outcome.answered) return
    types[type + TypeField.backgroundDone]++
    types[type + TypeField.responseTime] += Math.round(facts.duration[i] / 1000)
    this.responses[Math.min(responseClasses - 1, Math.floor(facts.duration[i] / responseClass))]++
  }
}
