/** Where and when it goes wrong: by half hour of the week, by contact type, and the background work. */
import { IntervalField, responseClasses, TypeField } from '../contract/judge.ts'
import type { Model } from '../engine/model.ts'
import { formatTimeOfDay, weekdayNames } from '../time.ts'
import { intervalFields, type Tallies } from './tallies.ts'

export interface DayResult {
  /** The half hour's beginning, local time. */
  time: string
  /** Calls received in hours on a mean open day. */
  received: number
  answeredWithin: number | null
  lost: number | null
  /** Mean agents present on an open day. */
  agents: number
  occupancy: number | null
}

/** The same of one weekday: its open days only. */
export interface IntervalResult extends DayResult {
  weekday: string
}

export interface TypeResult {
  type: string
  /** All means per term. Phone attempts received in hours. */
  received: number
  answered: number
  abandoned: number
  busy: number
  recordedMessage: number
  voicemail: number
  inProgress: number
  /** Shares. */
  answeredWithin: number | null
  lost: number | null
  /** Mean seconds from the start of the call to the answer, of those answered. */
  meanWait: number | null
  /** Mean seconds from the start of the call until they hung up, of those who did. */
  meanWaitInVain: number | null
  /** Calls to a closed number. */
  outOfHours: number
  /** Callers handed on to this type by the answer of another, and those of them who then hung up or were turned away. */
  transferred: number
  transferLost: number
  /** Callbacks, e-mails and faxes due, those done, and their mean response time in seconds of opening hours. */
  background: number
  backgroundDone: number
  meanResponse: number | null
}

export interface BackgroundResult {
  /** Per term. */
  received: number
  done: number
  /**
   * Seconds of opening hours. The mean is of those begun; within p95, the upper end of a five-minute class, 95% of all received were
   * begun; null = beyond 50 hours.
   */
  response: { mean: number | null; p95: number | null }
  /** Mean contacts not begun at a closing. */
  backlogAtClose: number | null
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
const halfHour = 1_800_000

/** By weekday and half hour, where anything happens. */
export function intervalResults(tallies: Tallies, openWeekdays: number[]): IntervalResult[] {
  return openWeekdays.flatMap((openDays, weekday) =>
    halfHours(tallies, [weekday], openDays).map((one) => ({ weekday: weekdayNames[weekday], ...one })),
  )
}

/** By half hour of a mean open day, whatever its weekday. */
export function dayResults(tallies: Tallies, openWeekdays: number[]): DayResult[] {
  const openDays = openWeekdays.reduce((sum, days) => sum + days, 0)
  return halfHours(tallies, [...openWeekdays.keys()], openDays)
}

function halfHours(tallies: Tallies, weekdays: number[], openDays: number): DayResult[] {
  const days = openDays * Math.max(1, tallies.replications.length)
  const results: DayResult[] = []
  for (let at = 0; at < 48; at++) {
    const sum = (field: number) =>
      weekdays.reduce((total, weekday) => total + tallies.intervals[(weekday * 48 + at) * intervalFields + field], 0)
    const received = sum(IntervalField.received)
    const handling = sum(IntervalField.size)
    const present = sum(IntervalField.size + 1)
    if (received === 0 && handling === 0 && present === 0) continue
    results.push({
      time: formatTimeOfDay(at * 1800),
      received: days === 0 ? 0 : received / days,
      answeredWithin: share(sum(IntervalField.within), sum(IntervalField.withinOf)),
      lost: share(sum(IntervalField.lost), received),
      agents: days === 0 ? 0 : present / halfHour / days,
      occupancy: share(handling, present),
    })
  }
  return results
}

export function typeResults(tallies: Tallies, model: Model): TypeResult[] {
  const replications = Math.max(1, tallies.replications.length)
  return model.types.map(({ name }, type) => {
    const sum = (field: number) => tallies.typeCounts[type * TypeField.size + field]
    const mean = (field: number) => sum(field) / replications
    let received = 0
    for (let field: number = TypeField.answered; field <= TypeField.inProgress; field++) received += sum(field)
    const seconds = (millis: number, count: number) => (count === 0 ? null : millis / 1000 / count)
    return {
      type: name,
      received: received / replications,
      answered: mean(TypeField.answered),
      abandoned: mean(TypeField.abandoned),
      busy: mean(TypeField.busy),
      recordedMessage: mean(TypeField.recordedMessage),
      voicemail: mean(TypeField.voicemail),
      inProgress: mean(TypeField.inProgress),
      answeredWithin: share(sum(TypeField.within), sum(TypeField.withinOf)),
      lost: share(sum(TypeField.lost), received),
      meanWait: seconds(sum(TypeField.waited), sum(TypeField.answered)),
      meanWaitInVain: seconds(sum(TypeField.waitedInVain), sum(TypeField.abandoned)),
      outOfHours: mean(TypeField.outOfHours),
      transferred: mean(TypeField.transferred),
      transferLost: mean(TypeField.transferLost),
      background: mean(TypeField.background),
      backgroundDone: mean(TypeField.backgroundDone),
      meanResponse: seconds(sum(TypeField.responseTime), sum(TypeField.backgroundDone)),
    }
  })
}

export function backgroundResult(tallies: Tallies): BackgroundResult {
  const replications = Math.max(1, tallies.replications.length)
  const sum = (field: number) => {
    let total = 0
    for (let type = 0; type < tallies.types; type++) total += tallies.typeCounts[type * TypeField.size + field]
    return total
  }
  const done = sum(TypeField.backgroundDone)
  return {
    received: sum(TypeField.background) / replications,
    done: done / replications,
    response: {
      mean: done === 0 ? null : sum(TypeField.responseTime) / 1000 / done,
      p95: responsePercentile(tallies.responses, sum(TypeField.background), 95),
    },
    backlogAtClose: share(tallies.backlog, tallies.closings),
  }
}

/** Over all that was received: what was never begun took longer than any. */
function responsePercentile(classes: Float64Array, received: number, percent: number): number | null {
  let below = 0
  for (let i = 0; i < responseClasses - 1; i++) {
    below += classes[i]
    if (received > 0 && 100 * below >= percent * received) return (i + 1) * 300
  }
  return null
}
