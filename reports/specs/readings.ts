/** The probability that every month passes under each reading of what the contract leaves open, on the same simulated calls. */
import type { TopLevelSpec } from 'vega-lite'
import type { ReadingResult } from '../../sim/estimates/readings.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, shareLabels } from './axes.ts'
import type { Chart } from './chart.ts'
import { colours, theme } from './theme.ts'

/** The contract's own reading once, then those that differ from it. */
export function readings(found: ReadingResult[], asOne: boolean, { words, numbers }: Voice): Chart {
  const said = words.readings
  const own = found.find((one) => one.own)
  const shown = [...(own === undefined ? [] : [own]), ...found.filter((one) => !one.own)]
  const rows = shown.flatMap((one) => {
    const { probability, ci95 } = one.everyMonth
    if (probability === null || ci95 === null) return []
    return [
      {
        name: one.own ? said.own : said.name(one.reading, one.value),
        probability,
        low: ci95[0],
        high: ci95[1],
        kind: one.own ? 'own' : one.favours,
      },
    ]
  })
  const y = {
    field: 'name',
    type: 'nominal',
    sort: null,
    axis: { title: null, ticks: false, domain: false, labelPadding: 6, labelLimit: 300 },
  }
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, 1] },
    axis: { title: null, tickCount: 5, labelExpr: shareLabels(decimalOf(numbers)) },
  })
  const scale = (range: readonly string[]) => ({
    field: 'kind',
    type: 'nominal',
    legend: null,
    scale: { domain: ['own', 'client', 'supplier'], range },
  })
  const colour = scale([colours.ink, colours.bad, colours.good])
  return {
    name: 'readings',
    title: said.chart(asOne),
    alt: said.alt(rows.map(({ name, probability }) => `${name} ${numbers.percent(probability)}`)),
    note: said.note,
    rows,
    spec: {
      data: { name: 'rows' },
      config: theme,
      width: 720,
      height: 24 * rows.length,
      layer: [
        ...(own === undefined || own.everyMonth.probability === null
          ? []
          : [
              {
                data: { values: [{ own: own.everyMonth.probability }] },
                mark: { type: 'rule', strokeDash: [2, 3] },
                encoding: { x: x('own') },
              },
            ]),
        { mark: { type: 'rule', strokeWidth: 2 }, encoding: { y, x: x('low'), x2: { field: 'high' }, color: colour } },
        {
          mark: { type: 'point', filled: true, size: 90, opacity: 1 },
          encoding: { y, x: x('probability'), color: colour, shape: scale(['circle', 'triangle-left', 'triangle-right']) },
        },
      ],
    } as unknown as TopLevelSpec,
    table: {
      head: [
        said.reading,
        said.favours,
        words.verdict.probability,
        words.day.low95,
        words.day.high95,
        words.day.within,
        words.day.shareLost,
      ],
      rows: found.map(({ reading, value, favours, own: isOwn, everyMonth, answeredWithin, lost }) => [
        `${said.name(reading, value)}${isOwn ? ` (${said.asWritten})` : ''}`,
        favours === 'client' ? said.client : said.supplier,
        numbers.percent(everyMonth.probability),
        numbers.percent(everyMonth.ci95?.[0] ?? null),
        numbers.percent(everyMonth.ci95?.[1] ?? null),
        numbers.percent(answeredWithin),
        numbers.percent(lost),
      ]),
    },
  }
}
