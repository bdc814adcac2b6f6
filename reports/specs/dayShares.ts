/** Shares by half hour of one day: where nine of ten terms lie, the mean, the limit. */
import type { TopLevelSpec } from 'vega-lite'
import type { DayView } from '../dayView.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, hourAxis, hourOf, limitLine, sameEdge, shareLabels } from './axes.ts'
import type { Chart } from './chart.ts'
import { colours, theme } from './theme.ts'

export type DayMeasure = 'answeredWithin' | 'lost'

/** Without a limit none is drawn. */
export function dayShares(measure: DayMeasure, view: DayView, voice: Voice): Chart {
  const { words, numbers } = voice
  const { limit } = view[measure]
  const rows = view.halfHours.flatMap((one) => {
    const mean = one[measure]
    if (mean === null) return []
    const band = one.bands?.[measure]
    const from = hourOf(one.time)
    const misses = limit !== null && (measure === 'lost' ? mean > limit : mean < limit)
    return [
      {
        time: one.time,
        from,
        to: from + 0.5,
        middle: from + 0.25,
        mean,
        low: band?.p05 ?? null,
        high: band?.p95 ?? null,
        misses,
        meanText: numbers.percent(mean, limit ?? undefined),
      },
    ]
  })
  const title = measure === 'lost' ? words.day.shareLost : words.day.shareWithin(numbers.time(view.answeredWithin.time))
  return {
    name: measure === 'lost' ? 'day-lost' : 'day-answered-within',
    title: `${title}: ${view.title}`,
    alt: words.day.sharesAlt(
      title,
      view.title,
      rows.filter(({ misses }) => misses).map(({ time }) => time),
    ),
    rows,
    spec: spec(
      measure,
      limit,
      rows.some(({ low }) => low !== null),
      voice,
    ),
    table: {
      head: [words.day.time, words.day.mean, words.day.low, words.day.high],
      rows: rows.map(({ time, meanText, low, high }) => [
        time,
        meanText,
        ...[low, high].map((edge) => (edge === null ? words.noData : numbers.limit(edge))),
      ]),
    },
  }
}

function spec(measure: DayMeasure, limit: number | null, bands: boolean, { words, numbers }: Voice): TopLevelSpec {
  const shares = {
    axis: { ...sameEdge, labelExpr: shareLabels(decimalOf(numbers)), title: null, tickCount: 5 },
    scale: { zero: measure === 'lost' },
  }
  const hours = {
    x: { field: 'from', type: 'quantitative', ...hourAxis },
    x2: { field: 'to' },
  }
  const mean = { field: 'mean', type: 'quantitative', ...shares }
  return {
    data: { name: 'rows' },
    config: theme,
    width: 720,
    height: 190,
    layer: [
      ...(bands
        ? [
            {
              mark: { type: 'rect', color: colours.band, opacity: 0.75 },
              encoding: { ...hours, y: { field: 'low', type: 'quantitative', ...shares }, y2: { field: 'high' } },
            },
          ]
        : []),
      {
        mark: { type: 'rule', strokeWidth: 3 },
        encoding: { ...hours, y: mean, color: { condition: { test: 'datum.misses', value: colours.bad }, value: colours.good } },
      },
      {
        mark: { type: 'point', filled: true, color: colours.bad, opacity: 1, shape: measure === 'lost' ? 'triangle-up' : 'triangle-down' },
        encoding: { x: { ...hours.x, field: 'middle' }, y: mean, size: { condition: { test: 'datum.misses', value: 60 }, value: 0 } },
      },
      ...limitLine(limit, measure === 'lost' ? 'above' : 'below', { words, numbers }),
    ],
  } as TopLevelSpec
}
