/** The reference: a Model, a seed and a replication -> facts and workload, to hold the kernel against. */
import type { Model } from '../../../sim/engine/model.ts'
import { codeOf } from '../../../sim/facts.ts'
import { ReferenceDesk } from './desk.ts'

/** A fact as a row that sorts and compares: code, received, duration, greeted. */
export type Row = [code: number, received: number, duration: number, greeted: number]

export interface Replay {
  /** Sorted. */
  rows: Row[]
  handling: number[]
  present: number[]
  /** By group and month, in one row. */
  overtime: number[]
}

export function sortRows(rows: Row[]): Row[] {
  return rows.sort((a, b) => a[1] - b[1] || a[0] - b[0] || a[2] - b[2] || a[3] - b[3])
}

export function referenceReplay(model: Model, seed: string, replication: number): Replay {
  const desk = new ReferenceDesk(model, seed, replication)
  desk.run()
  const rows = desk.facts.map(
    ({ entry, outcome, type, number, received, duration, greeted }): Row => [
      codeOf(entry, outcome, type, number),
      received,
      duration,
      greeted,
    ],
  )
  const { handling, present, overtime } = desk.workload
  return { rows: sortRows(rows), handling, present, overtime: overtime.flat() }
}
