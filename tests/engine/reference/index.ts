/** The reference: a Model, a seed and a replication -> facts and workload, to hold the kernel against. */
import type { Model } from '../../../sim/engine/model.ts'
import { ReferenceDesk } from './desk.ts'
import type { Row } from './facts.ts'

export type { Row } from './facts.ts'

export interface Replay {
  /** Sorted. */
  rows: Row[]
  handling: number[]
  present: number[]
  /** By group and month, in one row. */
  overtime: number[]
  /** Time that callers hold the line, by month. */
  held: number[]
  /** Background work not begun, summed over closings; and the closings. */
  background: number[]
}

export function sortRows(rows: Row[]): Row[] {
  return rows.sort((a, b) => a[1] - b[1] || a[0] - b[0] || a[2] - b[2] || a[3] - b[3])
}

export function referenceReplay(model: Model, seed: string, replication: number): Replay {
  const desk = new ReferenceDesk(model, seed, replication)
  desk.run()
  const { handling, present, overtime, held } = desk.workload
  return { rows: sortRows(desk.book.rows), handling, present, overtime: overtime.flat(), held, background: [desk.backlog, desk.closings] }
}
