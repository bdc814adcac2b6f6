/** What calls are lost by, in a month or over the term. */
import type { TopLevelSpec } from 'vega-lite'
import type { LostByResult } from '../../sim/estimates/results.ts'
import type { Voice } from '../words/index.ts'
import type { Chart } from './chart.ts'
import { colours, theme } from './theme.ts'

export const causeNames = ['abandoned', 'answeredLate', 'busy', 'recordedMessage', 'voicemail'] as const

/** `of`: what it is about; `name`: of the chart. */
export function causes(name: string, lostBy: LostByResult, of: string, { words, numbers }: Voice): Chart {
  const rows = causeNames
    .map((cause) => ({ cause: words.causes[cause], share: lostBy[cause] ?? 0, text: numbers.percent(lostBy[cause]) }))
    .map((one) => ({ ...one, label: `${one.cause}  ${one.text}` }))
    .sort((a, b) => b.share - a.share)
  const y = { field: 'label', type: 'nominal', sort: null, axis: { title: null, ticks: false, domain: false, labelPadding: 6 } }
  const x = { field: 'share', type: 'quantitative', axis: null }
  return {
    name,
    title: words.causes.title(of),
    alt: words.causes.alt(
      of,
      rows.filter(({ share }) => share > 0).map(({ cause, text }) => `${cause} ${text}`),
    ),
    rows,
    spec: {
      data: { name: 'rows' },
      config: theme,
      width: 420,
      height: 26 * causeNames.length,
      mark: { type: 'bar', height: 14, color: colours.bad },
      encoding: { x, y },
    } as TopLevelSpec,
    table: { head: [words.causes.cause, words.causes.share], rows: rows.map(({ cause, text }) => [cause, text]) },
  }
}
