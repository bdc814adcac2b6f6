/** What was counted, by replication, month and target; and whether a replication meets its targets. */
import { MonthField } from '../contract/judge.ts'
import { type JudgedTarget, meets } from '../contract/targets.ts'
import { monthFields, type Tallies } from './tallies.ts'

/** Columns over replications, out of the counts. */
export class Counts {
  readonly targets: JudgedTarget[]
  readonly replications: number
  readonly months: number
  private readonly tallies: Tallies
  private readonly fields: number

  constructor(tallies: Tallies, targets: JudgedTarget[]) {
    this.tallies = tallies
    this.targets = targets
    this.replications = tallies.replications.length
    this.months = tallies.months
    this.fields = monthFields(targets.length)
  }

  get(replication: number, month: number, field: number): number {
    return this.tallies.counts[(replication * this.tallies.months + month) * this.fields + field]
  }

  /** Field `field` of each replication, of one month or summed over `months`. */
  column(field: number, months: number[]): Float64Array {
    return Float64Array.from({ length: this.replications }, (_, replication) =>
      months.reduce((sum, month) => sum + this.get(replication, month, field), 0),
    )
  }

  part(target: number, months: number[]): Float64Array {
    return this.column(MonthField.targets + 2 * target, months)
  }

  whole(target: number, months: number[]): Float64Array {
    return this.column(MonthField.targets + 2 * target + 1, months)
  }

  /** The target of this name. */
  at(name: string): number {
    return this.targets.findIndex(({ key }) => key === name)
  }
}

/** Does a replication meet the target over `months`? null = no data. */
export function verdict(view: Counts, replication: number, target: number, months: number[]): boolean | null {
  let part = 0
  let whole = 0
  for (const month of months) {
    part += view.get(replication, month, MonthField.targets + 2 * target)
    whole += view.get(replication, month, MonthField.targets + 2 * target + 1)
  }
  return whole === 0 ? null : meets(view.targets[target], part, whole)
}

/** All judged targets with data at once; null where none has data. */
export function verdictOnAll(view: Counts, replication: number, months: number[]): boolean | null {
  let met: boolean | null = null
  view.targets.forEach((target, index) => {
    const one = target.judged ? verdict(view, replication, index, months) : null
    if (one !== null) met = met !== false && one
  })
  return met
}

/** Which months are judged together: each alone, or all of the term. */
export function windowsOf(window: 'month' | 'term', months: number): number[][] {
  const all = Array.from({ length: months }, (_, month) => month)
  return window === 'term' ? [all] : all.map((month) => [month])
}

/** Does every window of each replication meet all targets? null = no data. */
export function everyWindowMeets(view: Counts, window: 'month' | 'term'): (boolean | null)[] {
  const windows = windowsOf(window, view.months)
  return Array.from({ length: view.replications }, (_, replication) => {
    const failed = failedWindows(view, replication, windows)
    return failed === null ? null : failed === 0
  })
}

/** How many windows fail a target (or, without one, all of them at once); null where none has data. */
export function failedWindows(view: Counts, replication: number, windows: number[][], target?: number): number | null {
  let failed: number | null = null
  for (const window of windows) {
    const met = target === undefined ? verdictOnAll(view, replication, window) : verdict(view, replication, target, window)
    if (met !== null) failed = (failed ?? 0) + (met ? 0 : 1)
  }
  return failed
}
