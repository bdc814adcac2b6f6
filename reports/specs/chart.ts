/** A chart, before anything draws it: the words around it, its data, the spec that shows them, and the same as a table. */
import type { TopLevelSpec } from 'vega-lite'

export type Row = Record<string, string | number | boolean | null>

export interface Table {
  head: string[]
  /** Text as it is to be read. The first cell names the row. */
  rows: string[][]
}

export interface Chart {
  /** In lower case, with dashes: also the name of its file. */
  name: string
  title: string
  /** What it shows, in a sentence, for those who cannot see it. */
  alt: string
  /** How to read it, where that does not show by itself. */
  note?: string
  /** The data named "rows" in the spec. Whoever redraws the chart replaces them. */
  rows: Row[]
  spec: TopLevelSpec
  table: Table
}
