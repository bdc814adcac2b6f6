/**
 * One month's share as fifty such months, a dot each (Kay, Kola, Hullman and Munson 2016, CHI, "When (ish) is my bus?"): people count
 * dots beyond a limit better than they read densities.
 */
import type { TopLevelSpec } from 'vega-lite'
import type { MonthResult } from '../../sim/estimates/results.ts'
import type { Shown } from '../shown.ts'
import { limitOf, shareOf, type Target, targetName } from '../verdict.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, limitAcross, missed, shareLabels } from './axes.ts'
import type { Chart } from './chart.ts'
import { targetSlug } from './slug.ts'
import { theme } from './theme.ts'

const dots = 50
const columns = 26
/** Room for so many dots one upon the other, even where there are fewer. */
const usualHeight = 7

export function monthDots({ results, distributions }: Shown, month: MonthResult, target: Target, voice: Voice): Chart {
  const { words, numbers } = voice
  const limit = limitOf(target)
  const lost = target.measure === 'lost'
  const spread = distributions.find((one) => one.month === month.month)?.targets[target.key] ?? null
  const shares = spread === null ? [] : Array.from({ length: dots }, (_, i) => spread[2 * i + 1] as number)
  const rows = stacked(shares, limit ?? 0).map((one) => ({
    ...one,
    misses: limit !== undefined && (lost ? one.share > limit : one.share < limit),
  }))
  const beyond = rows.filter(({ misses }) => misses).length
  const name = targetName(target, voice)
  const quantiles = [5, 25, 50, 75, 95]
  return {
    name: `month-${targetSlug(results, target)}`,
    title: words.months.dotsTitle(name, numbers.month(month.month)),
    alt:
      limit === undefined
        ? words.months.noLimitAlt(`${name}, ${numbers.month(month.month)}`)
        : words.months.dotsAlt(name, numbers.month(month.month), numbers.amount(beyond), numbers.amount(rows.length), numbers.limit(limit)),
    rows,
    spec: spec(target, voice),
    table: {
      head: [words.months.quantile, name],
      rows: [
        ...quantiles.map((percent) => [words.months.percentile(percent), numbers.percent(spread?.[percent] ?? null, limit)]),
        [words.day.mean, numbers.percent(shareOf(month, target.key) ?? null, limit)],
        ...(results.targets.includes(target) && target.judged
          ? [[words.months.meets, numbers.percent(month.meets[target.key]?.probability ?? null)]]
          : []),
      ],
    },
  }
}

/** Dots side by side in columns no wider than a part of the range; a column lies on one side of the limit only. */
function stacked(shares: number[], limit: number): { share: number; x: number; y: number }[] {
  if (shares.length === 0) return []
  const low = Math.min(...shares, limit)
  const high = Math.max(...shares, limit)
  const width = Math.max(1e-6, (high - low) / columns)
  const heights = new Map<string, number>()
  return shares.map((share) => {
    const side = share === limit ? 0 : Math.sign(share - limit)
    const column = side * Math.floor(Math.abs(share - limit) / width)
    const key = `${side} ${column}`
    const y = heights.get(key) ?? 0
    heights.set(key, y + 1)
    return { share, x: side === 0 ? limit : limit + column * width + (side * width) / 2, y }
  })
}

function spec(target: Target, voice: Voice): TopLevelSpec {
  const limit = limitOf(target)
  const lost = target.measure === 'lost'
  const axis = { labelExpr: shareLabels(decimalOf(voice.numbers)), title: null, tickCount: 5, grid: false }
  const x = { field: 'x', type: 'quantitative', scale: { zero: false }, axis }
  const y = { field: 'y', type: 'quantitative', axis: null, scale: { domainMin: -1 } }
  return {
    data: { name: 'rows' },
    config: theme,
    width: 420,
    height: 130,
    layer: [
      { data: { values: [{ y: usualHeight }] }, mark: { type: 'point', opacity: 0 }, encoding: { y } },
      { mark: { type: 'point', filled: true, opacity: 1 }, encoding: { x, y, ...missed(lost ? 'triangle-right' : 'triangle-left') } },
      ...limitAcross(limit, x, { beyond: lost ? 'right' : 'left', y: 0, dy: -14 }, voice),
    ],
  } as unknown as TopLevelSpec
}
