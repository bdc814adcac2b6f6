/** What a load test measured, on the interval in which 99 of 100 simulated runs lie, with the contract's limit. */
import type { TopLevelSpec } from 'vega-lite'
import type { Verdict } from '../../sim/load/verdict.ts'
import { askedOf, targetName } from '../verdict.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, missed, shareLabels } from './axes.ts'
import type { Chart } from './chart.ts'
import { colours, theme } from './theme.ts'

/** `name`: of the chart. */
export function measured(name: string, { targets, predicted, valid }: Verdict, voice: Voice): Chart {
  const { words, numbers } = voice
  const said = words.measured
  const rows = targets.flatMap((target) => {
    if (target.share === null) return []
    const found = valid ? predicted?.targets.find(({ key }) => key === target.key) : undefined
    return [
      {
        target: targetName(target, voice),
        share: target.share,
        low: found?.interval99?.[0] ?? null,
        high: found?.interval99?.[1] ?? null,
        limit: askedOf(target),
        misses: target.meets === false,
      },
    ]
  })
  const y = {
    field: 'target',
    type: 'nominal',
    sort: null,
    axis: { title: null, ticks: false, domain: false, labelPadding: 6, labelLimit: 240 },
  }
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, 1] },
    axis: { title: null, tickCount: 5, labelExpr: shareLabels(decimalOf(numbers)) },
  })
  return {
    name,
    title: said.chart,
    alt: said.alt(rows.map(({ target, share }) => `${target} ${numbers.percent(share)}`)),
    rows,
    spec: {
      data: { name: 'rows' },
      config: theme,
      width: 720,
      height: 44 * Math.max(1, rows.length),
      layer: [
        {
          transform: [{ filter: 'isValid(datum.low)' }],
          mark: { type: 'rule', strokeWidth: 14, color: colours.band },
          encoding: { y, x: x('low'), x2: { field: 'high' } },
        },
        { mark: { type: 'tick', thickness: 2, size: 30, color: colours.ink }, encoding: { y, x: x('limit') } },
        {
          mark: { type: 'point', filled: true, opacity: 1 },
          encoding: { y, x: x('share'), ...missed('triangle-down') },
        },
      ],
    } as TopLevelSpec,
    table: {
      head: [said.level, said.measured, said.calls, said.outcome, said.predicted, said.of99, said.agrees],
      rows: targets.map((target) => {
        const limit = askedOf(target)
        const found = valid ? predicted?.targets.find(({ key }) => key === target.key) : undefined
        const asked = target.measure === 'lost' ? words.verdict.allowed(numbers.limit(limit)) : words.verdict.asked(numbers.limit(limit))
        return [
          `${targetName(target, voice)}, ${asked}`,
          numbers.percent(target.share, limit),
          said.partOf(numbers.amount(target.part), numbers.amount(target.whole)),
          !valid
            ? said.notValid
            : !target.judged
              ? said.notAsked
              : target.meets === null
                ? words.noData
                : target.meets
                  ? said.met
                  : said.notMet,
          numbers.percent(found?.mean ?? null, limit),
          found?.interval99 === undefined || found.interval99 === null
            ? words.noData
            : `${numbers.percent(found.interval99[0])} – ${numbers.percent(found.interval99[1])}`,
          found?.agrees === undefined || found.agrees === null ? '' : found.agrees ? said.yes : said.no,
        ]
      }),
    },
  }
}
