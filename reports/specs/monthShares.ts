/** How a target's share spreads in each month of the term: half of such months, nine of ten, the median; and the limit. */
import type { TopLevelSpec } from 'vega-lite'
import type { Shown } from '../shown.ts'
import { limitOf, shareOf, type Target, targetName } from '../verdict.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, limitAcross, missed, shareLabels } from './axes.ts'
import type { Chart } from './chart.ts'
import { targetSlug } from './slug.ts'
import { colours, theme } from './theme.ts'

export function monthShares({ results, distributions }: Shown, target: Target, voice: Voice): Chart {
  const { words, numbers } = voice
  const limit = limitOf(target)
  const rows = results.months.flatMap((month, at) => {
    const spread = distributions.find((one) => one.month === month.month)?.targets[target.key] ?? null
    const found = target.key === 'lost' ? month.lost : target.key === 'answeredWithin' ? month.answeredWithin : month.others?.[target.key]
    const mean = shareOf(month, target.key) ?? null
    if (mean === null || found === undefined) return []
    const middle = spread?.[50] ?? mean
    return [
      {
        month: numbers.shortMonth(month.month),
        at,
        low: found.p05,
        high: found.p95,
        quarter: spread?.[25] ?? middle,
        threeQuarters: spread?.[75] ?? middle,
        middle,
        misses: limit !== undefined && (target.measure === 'lost' ? middle > limit : middle < limit),
        mean,
        probability: month.meets[target.key]?.probability ?? null,
      },
    ]
  })
  const name = targetName(target, voice)
  return {
    name: `months-${targetSlug(results, target)}`,
    title: words.months.spreadTitle(name),
    alt:
      limit === undefined
        ? words.months.noLimitAlt(name)
        : words.months.spreadAlt(
            name,
            numbers.limit(limit),
            rows.filter(({ misses }) => misses).map(({ month }) => month),
          ),
    rows,
    spec: spec(target, rows.length, distributions.length > 0, voice),
    table: {
      head: [
        words.months.month,
        words.day.low,
        words.months.median,
        words.day.high,
        words.day.mean,
        ...(target.judged ? [words.months.meets] : []),
      ],
      rows: rows.map(({ month, low, middle, high, mean, probability }) => [
        month,
        numbers.percent(low, limit),
        numbers.percent(middle, limit),
        numbers.percent(high, limit),
        numbers.percent(mean, limit),
        ...(target.judged ? [numbers.percent(probability)] : []),
      ]),
    },
  }
}

function spec(target: Target, months: number, quartiles: boolean, voice: Voice): TopLevelSpec {
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { zero: false },
    axis: { labelExpr: shareLabels(decimalOf(voice.numbers)), title: null, tickCount: 6, orient: 'top' },
  })
  const y = {
    field: 'month',
    type: 'nominal',
    sort: { field: 'at', op: 'min' },
    axis: { title: null, grid: false, ticks: false, domain: false },
  }
  const limit = limitOf(target)
  const lost = target.measure === 'lost'
  return {
    data: { name: 'rows' },
    config: theme,
    width: 720,
    height: Math.max(60, 22 * months),
    layer: [
      { mark: { type: 'rule', strokeWidth: 2, color: '#6e9dbb' }, encoding: { y, x: x('low'), x2: { field: 'high' } } },
      ...(quartiles
        ? [
            {
              mark: { type: 'rule', strokeWidth: 10, color: colours.band },
              encoding: { y, x: x('quarter'), x2: { field: 'threeQuarters' } },
            },
          ]
        : []),
      {
        mark: { type: 'point', filled: true, opacity: 1 },
        encoding: { y, x: x('middle'), ...missed(lost ? 'triangle-right' : 'triangle-left') },
      },
      ...limitAcross(limit, x('limit'), { beyond: lost ? 'right' : 'left', y: 'height', dy: 3 }, voice),
    ],
  } as unknown as TopLevelSpec
}
