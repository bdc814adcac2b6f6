/** A report as large as any is meant to be: 24 months, 20 plans. More replications would make nothing larger. */
import type { ReportInput } from '../../reports/input.ts'
import { comparisonOf } from '../../sim/estimates/comparison.ts'
import { smallDesk, smallRun } from './small.ts'

export function bigComparison(): ReportInput {
  const run = smallRun({ simulate: { ...smallDesk.simulate, months: 24, replications: 4 } })
  const labels = Array.from({ length: 20 }, (_, i) => `plan number ${i + 1}, with a name of its own`)
  const comparison = comparisonOf(
    labels.map((label) => ({ ...run.tallied, label })),
    0,
    0.9,
  )
  return { runs: labels.map((label) => ({ ...run, label })), comparison, verdicts: [] }
}
