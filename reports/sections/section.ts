/** A part of the page: a heading, what stands under it, and the charts in it. */
import type { Chart } from '../specs/chart.ts'

export interface Section {
  /** Also the anchor in the page. */
  id: string
  title: string
  html: string
  charts: Chart[]
}
