/** The probability drawn: a hundred terms, and the interval it lies in. */
import type { TopLevelSpec } from 'vega-lite'
import type { Results } from '../../sim/estimates/results.ts'
import { judgedAsOne } from '../verdict.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, shareLabels } from './axes.ts'
import type { Chart, Row } from './chart.ts'
import { colours, theme } from './theme.ts'

const columns = 10
const cross = 'M-1,-1L1,1M-1,1L1,-1'

/** A hundred terms, those that pass first; with fewer replications one for each. Framed: those that the interval leaves open. */
export function verdictArray(results: Results, months: number, { words, numbers }: Voice): Chart {
  const { probability, ci95, n } = results.term.meets.everyMonth
  const count = probability === null ? 0 : Math.min(100, n)
  const passing = Math.round((probability ?? 0) * count)
  const [low, high] = ci95 ?? [0, 1]
  const rows: Row[] = Array.from({ length: count }, (_, at) => ({
    x: at % columns,
    y: Math.floor(at / columns),
    passes: at < passing,
    open: at + 1 > low * count && at < high * count,
  }))
  const { one, many } = words.termNames(months)
  const terms = count === 1 ? one : many
  const [passText, failText] = [numbers.amount(passing), numbers.amount(count - passing)]
  return {
    name: 'verdict-terms',
    title: words.verdict.arrayTitle(numbers.amount(count), terms, n > 100),
    alt: words.verdict.arrayAlt(numbers.amount(count), terms, passText, failText),
    note: words.verdict.arrayNote,
    rows,
    spec: arraySpec(Math.min(100, results.replications)),
    table: {
      head: [words.verdict.outcome, many],
      rows: [
        [judgedAsOne(results) ? words.verdict.allMet : words.verdict.everyMonth, passText],
        [words.verdict.notAll, failText],
      ],
    },
  }
}

/** `most`: terms that may be drawn, whatever is found of them later. */
function arraySpec(most: number): TopLevelSpec {
  const lines = Math.max(1, Math.ceil(most / columns))
  const x = { field: 'x', type: 'quantitative', axis: null, scale: { domain: [-0.6, columns - 0.4], nice: false, zero: false } }
  const y = {
    field: 'y',
    type: 'quantitative',
    axis: null,
    scale: { domain: [-0.6, lines - 0.4], nice: false, zero: false, reverse: true },
  }
  return {
    data: { name: 'rows' },
    config: theme,
    width: 240,
    height: 24 * lines,
    layer: [
      {
        transform: [{ filter: 'datum.open' }],
        mark: {
          type: 'point',
          shape: 'square',
          size: 380,
          filled: false,
          stroke: '#8c959f',
          strokeWidth: 1,
          strokeDash: [2, 2],
          opacity: 1,
        },
        encoding: { x, y },
      },
      {
        transform: [{ filter: 'datum.passes' }],
        mark: { type: 'point', shape: 'square', size: 200, filled: true, color: colours.good, opacity: 1 },
        encoding: { x, y },
      },
      {
        transform: [{ filter: '!datum.passes' }],
        mark: { type: 'point', shape: cross, size: 60, filled: false, stroke: colours.bad, strokeWidth: 2, opacity: 1 },
        encoding: { x, y },
      },
    ],
  } as TopLevelSpec
}

/** The probability on a line from 0 to 1, with its interval; and what is required, if anything is. */
export function verdictInterval(results: Results, required: number | null, { words, numbers }: Voice): Chart {
  const { probability, ci95, n } = results.term.meets.everyMonth
  const rows: Row[] =
    probability === null || ci95 === null ? [] : [{ probability, low: ci95[0], high: ci95[1], text: numbers.percent(probability), zero: 0 }]
  const share = { axis: { labelExpr: shareLabels(decimalOf(numbers)), title: null, tickCount: 5, grid: true }, scale: { domain: [0, 1] } }
  const spec = {
    data: { name: 'rows' },
    config: theme,
    width: 400,
    height: 44,
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 14, color: colours.band },
        encoding: { x: { field: 'low', type: 'quantitative', ...share }, x2: { field: 'high' } },
      },
      {
        mark: { type: 'rule', strokeWidth: 3, color: colours.good },
        encoding: { x: { field: 'zero', type: 'quantitative', ...share }, x2: { field: 'probability' } },
      },
      {
        mark: { type: 'point', filled: true, size: 130, color: colours.good, opacity: 1 },
        encoding: { x: { field: 'probability', type: 'quantitative', ...share } },
      },
      {
        mark: {
          type: 'text',
          dy: -15,
          fontWeight: 'bold',
          fontSize: 13,
          align: { expr: "datum.probability > 0.9 ? 'right' : datum.probability < 0.1 ? 'left' : 'center'" },
        },
        encoding: { x: { field: 'probability', type: 'quantitative', ...share }, text: { field: 'text' } },
      },
      ...(required === null
        ? []
        : [
            {
              data: { values: [{ required }] },
              mark: { type: 'rule', strokeDash: [6, 4], strokeWidth: 2 },
              encoding: { x: { field: 'required', type: 'quantitative', ...share } },
            },
          ]),
    ],
  }
  return {
    name: 'verdict-interval',
    title: words.verdict.intervalTitle(required === null ? null : numbers.limit(required)),
    alt: words.verdict.intervalAlt(
      numbers.percent(probability),
      ci95 === null ? words.noData : words.verdict.between(numbers.percent(ci95[0]), numbers.percent(ci95[1])),
    ),
    rows,
    spec: spec as TopLevelSpec,
    table: {
      head: [words.verdict.probability, words.day.low95, words.day.high95, words.replications],
      rows: [[numbers.percent(probability), numbers.percent(ci95?.[0] ?? null), numbers.percent(ci95?.[1] ?? null), numbers.amount(n)]],
    },
  }
}
