/** What the page's script is given: once, in the page, as JSON. */
import type { Spec } from 'vega'
import type { Language } from './numbers.ts'
import type { Roster } from './roster.ts'
import type { Shown } from './shown.ts'
import type { Row } from './specs/chart.ts'

export interface DrawnChart {
  name: string
  spec: Spec
  rows: Row[]
}

export interface PageData {
  language: Language
  charts: DrawnChart[]
  /** null: no simulated plan. */
  shown: Shown | null
  /** Of plans that sizing found. */
  rosters: Roster[]
  /** The probability required, where one is. */
  required: number | null
}
