/** What the page's script is given: once, in the page, as JSON. */
import type { Spec } from 'vega'
import type { Band } from '../sim/estimates/distributions.ts'
import type { Results } from '../sim/estimates/results.ts'
import type { OfferedLoad } from './dayView.ts'
import type { Language } from './numbers.ts'
import type { Row } from './specs/chart.ts'

export interface DrawnChart {
  name: string
  spec: Spec
  rows: Row[]
}

/** What verdict, calendar and day are drawn from. */
export interface Shown {
  results: Results
  /** Length of the term in months. */
  months: number
  /** Empty where the run's details are not there. */
  bands: Band[]
  offered: OfferedLoad | null
}

export interface PageData {
  language: Language
  charts: DrawnChart[]
  /** null: no simulated plan. */
  shown: Shown | null
}
