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
    .sort((a, b) => b.share - a.share)
    .map((one, place) => ({ ...one, place, label: `${one.text}  ${one.cause}` }))
  return {
    name,
    title: words.causes.title(of),
    alt: words.causes.alt(
      of,
      rows.filter(({ share }) => share > 0).map(({ cause, text }) => `${cause} ${text}`),
    ),
    rows,
    spec: spec(),
    table: { head: [words.causes.cause, words.causes.share], rows: rows.map(({ cause, text }) => [cause, text]) },
  }
}

/** A line a cause, its share and name over its bar: they have the whole width. Places are fixed, whatever is drawn in them later. */
function spec(): TopLevelSpec {
  const domain = causeNames.map((_, place) => place)
  const y = { field: 'place', type: 'ordinal', scale: { domain }, axis: null }
  return {
    data: { name: 'rows' },
    config: theme,
    width: 420,
    height: 34 * domain.length,
    layer: [
      {
        mark: { type: 'text', align: 'left', baseline: 'middle', dy: -7, x: 0, limit: { expr: 'width' } },
        encoding: { y, text: { field: 'label' } },
      },
      {
        mark: { type: 'bar', height: 9, yOffset: 8, y2Offset: 8, color: colours.bad },
        encoding: { y, x: { field: 'share', type: 'quantitative', axis: null } },
      },
    ],
  } as unknown as TopLevelSpec
}
