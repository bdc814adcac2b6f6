/** Audits by sampling: how often a sample of so many calls errs, between which bounds, target by target. */
import type { AuditedTarget, AuditSample, RiskResult } from '../../sim/estimates/audit.ts'
import { auditedName } from '../auditText.ts'
import type { RunInput } from '../input.ts'
import type { Voice } from '../words/index.ts'
import { planColumns, shareColumn } from './common.ts'
import { type Column, type Sheet, sheetOf } from './sheet.ts'

interface Row extends AuditSample {
  plan: RunInput
  target: AuditedTarget
  /** The first of its target. */
  first: boolean
}

/** null where no plan was looked at so. */
export function auditSheet(plans: RunInput[], voice: Voice): Sheet | null {
  const { audit: said, files } = voice.words
  const rows = plans.flatMap((plan) =>
    (plan.details?.audit?.targets ?? []).flatMap((target) =>
      target.samples.map((one, i): Row => ({ ...one, plan, target, first: i === 0 })),
    ),
  )
  if (rows.length === 0) return null
  const risk = (key: string, what: string, of: (row: Row) => RiskResult): Column<Row>[] => [
    shareColumn<Row>({ key: `${key}Low`, head: said.low(what), value: (row) => of(row).low }),
    shareColumn<Row>({ key: `${key}High`, head: said.high(what), value: (row) => of(row).high }),
  ]
  const columns: Column<Row>[] = [
    ...planColumns<Row>(plans, voice),
    { key: 'target', head: said.target, format: 'text', width: 28, value: ({ plan, target }) => auditedName(target, plan.results, voice) },
    {
      key: 'sample',
      head: said.axis,
      format: ({ sample }) => (sample === null ? 'text' : 'whole'),
      width: 14,
      value: ({ sample }) => sample ?? said.allCalls,
    },
    ...risk('condemned', said.condemned, ({ condemned }) => condemned),
    ...risk('inTerm', said.condemnedInTerm(files.term.toLowerCase()), ({ condemnedInTerm }) => condemnedInTerm),
    ...risk('cleared', said.cleared, ({ cleared }) => cleared),
    { key: 'needed', head: said.neededTitle, format: 'whole', width: 24, value: ({ target, first }) => (first ? target.needed : null) },
  ]
  return sheetOf(
    files.sheets.audit,
    plans.length < 2 ? 2 : 3,
    columns,
    rows.map((row) => ({ row })),
  )
}
