/** How often every month passes by the volume of calls, and the volume at which the plan breaks, with its interval. */
import type { TopLevelSpec } from 'vega-lite'
import type { BreakingPoint, Sensitivity } from '../../sim/estimates/sensitivity.ts'
import { passesWords } from '../sensitivityText.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, missed, shareLabels } from './axes.ts'
import type { Chart } from './chart.ts'
import { colours, theme } from './theme.ts'
import { upright } from './upright.ts'

/** null where none was looked for. `name`: of the chart. */
export function breakingVolume(name: string, sensitivity: Sensitivity, voice: Voice): Chart | null {
  const { words, numbers } = voice
  const said = words.sensitivity
  const { breaking } = sensitivity
  if (breaking === null) return null
  const volumeText = (volume: number) =>
    volume === 1 ? said.asIs : `${volume > 1 ? '+' : '−'}${numbers.amount(100 * Math.abs(volume - 1), 1)}%`
  const rows = breaking.tried.flatMap(({ volume, everyMonth: { probability, ci95 } }) =>
    probability === null || ci95 === null
      ? []
      : [{ volume, probability, low: ci95[0], high: ci95[1], misses: probability < breaking.require }],
  )
  const passes = passesWords(sensitivity, voice)
  return {
    name,
    title: said.breakingChart(passes),
    alt: said.breakingAlt(rows.map(({ volume, probability }) => `${volumeText(volume)} ${numbers.percent(probability, breaking.require)}`)),
    note: said.breakingNote(breaking.volume !== null && breaking.ci95 !== null),
    rows,
    spec: spec(breaking, volumeText, voice),
    table: {
      head: [said.volume, said.received, words.verdict.probability, words.day.low95, words.day.high95],
      rows: breaking.tried.map(({ volume, received, everyMonth: { probability, ci95 } }) => [
        volumeText(volume),
        received === null ? words.noData : numbers.amount(received),
        numbers.percent(probability, breaking.require),
        numbers.percent(ci95?.[0] ?? null, breaking.require),
        numbers.percent(ci95?.[1] ?? null, breaking.require),
      ]),
    },
  }
}

function spec({ require, volume, ci95 }: BreakingPoint, volumeText: (volume: number) => string, { words, numbers }: Voice): TopLevelSpec {
  const said = words.sensitivity
  const decimal = decimalOf(numbers)
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { zero: false, padding: 12 },
    axis: {
      title: said.volume,
      grid: false,
      tickCount: 6,
      labelExpr: `(datum.value > 1 ? '+' : datum.value < 1 ? '−' : '') + replace(format(abs(datum.value - 1) * 100, '.3~f'), '.', '${decimal}') + '%'`,
    },
  })
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, 1] },
    axis: { title: null, tickCount: 5, labelExpr: shareLabels(decimal) },
  })
  const broken = volume !== null && volume < 1
  const required = { data: { values: [{ require }] } }
  return {
    data: { name: 'rows' },
    config: theme,
    width: 720,
    height: 240,
    layer: [
      ...(ci95 === null || volume === null
        ? []
        : [
            {
              data: { values: [{ from: ci95[0], to: ci95[1] }] },
              mark: { type: 'rect', color: colours.area, opacity: 0.7 },
              encoding: { x: x('from'), x2: { field: 'to' } },
            },
          ]),
      { ...required, mark: { type: 'rule', strokeDash: [6, 4], strokeWidth: 1.5 }, encoding: { y: y('require') } },
      {
        ...required,
        mark: {
          type: 'text',
          align: 'left',
          dx: 4,
          x: 0,
          ...(require < 0.15 ? { baseline: 'bottom', dy: -4 } : { baseline: 'top', dy: 4 }),
        },
        encoding: { y: y('require'), text: { value: said.brokenBelow(numbers.limit(require)) } },
      },
      ...(volume === null
        ? []
        : upright(volume, volumeText(volume), x, {
            style: { strokeWidth: 2, color: colours.ink },
            end: 'foot',
            side: broken ? 'left' : 'right',
          })),
      ...upright(1, said.asIs, x, {
        style: { strokeWidth: 1, strokeDash: [2, 3] },
        end: broken ? 'head' : 'foot',
        side: broken ? 'right' : 'left',
      }),
      { mark: { type: 'line', strokeWidth: 1.5, color: colours.faint }, encoding: { x: x('volume'), y: y('probability') } },
      {
        mark: { type: 'rule', strokeWidth: 1.5, opacity: 0.7 },
        encoding: {
          x: x('volume'),
          y: y('low'),
          y2: { field: 'high' },
          color: { condition: { test: 'datum.misses', value: colours.bad }, value: colours.good },
        },
      },
      {
        mark: { type: 'point', filled: true, opacity: 1 },
        encoding: { x: x('volume'), y: y('probability'), ...missed('triangle-down') },
      },
    ],
  } as unknown as TopLevelSpec
}
