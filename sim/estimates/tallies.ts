/**
 * Tallies: the whole numbers that everything shown follows from. They merge in any order, so the same files, seed and number of
 * replications give the same bytes on one thread or on many.
 */
import { IntervalField, MonthField, responseClasses, TypeField } from '../contract/judge.ts'
import { intervalsPerWeek } from '../time.ts'

/** The shape that tallies of one plan share. */
export interface TallyShape {
  months: number
  targets: number
  types: number
  groups: number
  /** Other readings judged beside the contract's own. */
  readings: number
}

export interface Tallies extends TallyShape {
  /** Which replications these are. The columns by replication follow this list. */
  replications: number[]
  /** replications x months x monthFields. */
  counts: Int32Array
  /** replications x readings x months x monthFields: the same under other readings. */
  readingCounts: Int32Array
  /** replications x groups: overtime in whole milliseconds. */
  overtime: Float64Array
  /** replications x 2: handling and presence in whole milliseconds. */
  work: Float64Array
  /** replications x months: how long callers hold the line, in whole milliseconds. */
  held: Float64Array
  /** groups x months: overtime in whole milliseconds, summed over replications. */
  overtimeByMonth: Float64Array
  /** intervalsPerWeek x intervalFields: counts, then handling and presence in whole milliseconds, summed over replications. */
  intervals: Float64Array
  /** intervalsPerWeek x 2 (within, lost) x bandClasses: replications by the share that the interval had, to the nearest percent. */
  bands: Int32Array
  /** types x fields, summed over replications. */
  typeCounts: Float64Array
  /** Background work by class of response time, summed over replications. */
  responses: Float64Array
  /** Sum over closings of background work not begun, and the closings. */
  backlog: number
  closings: number
}

export const intervalFields = IntervalField.size + 2
/** Shares of 0% to 100%. */
export const bandClasses = 101
export const monthFields = (targets: number) => MonthField.targets + 2 * targets

/** Tallies of `replications` with nothing counted yet. */
export function emptyTallies(shape: TallyShape, replications: number[]): Tallies {
  const n = replications.length
  return {
    ...shape,
    replications,
    counts: new Int32Array(n * shape.months * monthFields(shape.targets)),
    readingCounts: new Int32Array(n * shape.readings * shape.months * monthFields(shape.targets)),
    overtime: new Float64Array(n * shape.groups),
    work: new Float64Array(n * 2),
    held: new Float64Array(n * shape.months),
    overtimeByMonth: new Float64Array(shape.groups * shape.months),
    intervals: new Float64Array(intervalsPerWeek * intervalFields),
    bands: new Int32Array(intervalsPerWeek * 2 * bandClasses),
    typeCounts: new Float64Array(shape.types * TypeField.size),
    responses: new Float64Array(responseClasses),
    backlog: 0,
    closings: 0,
  }
}

/** One set of tallies out of several, ordered by replication whatever the order of the parts. The only one that is not empty is not copied. */
export function mergeTallies(shape: TallyShape, parts: Tallies[]): Tallies {
  const full = parts.filter(({ replications }) => replications.length > 0)
  if (full.length === 1 && isAscending(full[0].replications)) return full[0]
  const rows = parts
    .flatMap((part) => part.replications.map((replication, row) => ({ replication, part, row })))
    .sort((a, b) => a.replication - b.replication)
  const merged = emptyTallies(
    shape,
    rows.map(({ replication }) => replication),
  )
  rows.forEach(({ part, row }, i) => {
    const copy = <T extends Int32Array | Float64Array>(into: T, from: T) => {
      const width = from.length / part.replications.length
      into.set(from.subarray(row * width, (row + 1) * width), i * width)
    }
    copy(merged.counts, part.counts)
    copy(merged.readingCounts, part.readingCounts)
    copy(merged.overtime, part.overtime)
    copy(merged.work, part.work)
    copy(merged.held, part.held)
  })
  for (const part of parts) {
    for (const key of ['overtimeByMonth', 'intervals', 'bands', 'typeCounts', 'responses'] as const) {
      const into = merged[key]
      const from = part[key]
      for (let i = 0; i < into.length; i++) into[i] += from[i]
    }
    merged.backlog += part.backlog
    merged.closings += part.closings
  }
  return merged
}

const isAscending = (list: number[]) => list.every((one, i) => i === 0 || one > list[i - 1])
