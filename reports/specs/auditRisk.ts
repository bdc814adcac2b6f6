/** How often a sample condemns a window that complied, and clears one that failed, against the number of calls checked. */
import type { TopLevelSpec } from 'vega-lite'
import type { AuditedTarget, AuditResult, RiskResult } from '../../sim/estimates/audit.ts'
import type { Results } from '../../sim/estimates/results.ts'
import { auditedName, riskText, several } from '../auditText.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, groupOf, shareLabels, wholeLabels } from './axes.ts'
import type { Chart, Row } from './chart.ts'
import { colours, theme } from './theme.ts'
import { upright } from './upright.ts'

const kinds = ['condemned', 'cleared'] as const
/** Both errors are to be below this. */
const bearable = 0.05

/** `months`: the length of the term. */
export function auditRisk(audit: AuditResult, all: AuditedTarget, results: Results, months: number, voice: Voice): Chart {
  const { words, numbers } = voice
  const said = words.audit
  const { one } = said.windows[audit.window]
  // A sample of more calls than a window has is all of them.
  const drawn = all.samples
    .map((found) => ({ ...found, size: found.sample ?? audit.calls }))
    .filter(({ sample, size }) => sample === null || size < audit.calls)
  const rows: Row[] = kinds.flatMap((kind) =>
    drawn.flatMap((found) => {
      const { low, high } = found[kind]
      return low === null || high === null ? [] : [{ kind: said[kind], size: found.size, low, high }]
    }),
  )
  const told = (risk: RiskResult) => riskText(risk, voice) ?? words.noData
  const sizeText = (sample: number | null) => (sample === null ? said.allCalls : numbers.amount(sample))
  const inTerm = several(audit, results)
  return {
    name: 'audit',
    title: said.chart(auditedName(all, results, voice), one),
    alt: said.alt(
      one,
      drawn.map(({ sample, condemned, cleared }) => said.altPoint(sizeText(sample), told(condemned), told(cleared))),
    ),
    note: said.chartNote(one, !all.exact),
    rows,
    spec: spec(
      audit,
      drawn.map(({ size }) => size),
      voice,
    ),
    table: {
      head: [
        said.axis,
        said.condemned,
        ...(inTerm ? [said.condemnedInTerm(words.termNames(months).one)] : []),
        said.cleared,
        ...audit.targets
          .filter((target) => target !== all)
          .flatMap((target) => kinds.map((kind) => `${auditedName(target, results, voice)}: ${said[`${kind}Short`]}`)),
      ],
      rows: all.samples.map(({ sample, condemned, condemnedInTerm, cleared }, i) => [
        sizeText(sample),
        told(condemned),
        ...(inTerm ? [told(condemnedInTerm)] : []),
        told(cleared),
        ...audit.targets
          .filter((target) => target !== all)
          .flatMap(({ samples }) => kinds.map((kind) => told(samples[i]?.[kind] ?? { low: null, high: null, ci95: null }))),
      ]),
    },
  }
}

/** `sizes`: calls checked, all of them last. */
function spec(audit: AuditResult, sizes: number[], { words, numbers }: Voice): TopLevelSpec {
  const said = words.audit
  const domain = [Math.min(...sizes), Math.max(...sizes)]
  const x = {
    field: 'size',
    type: 'quantitative',
    scale: { type: 'log', domain, nice: false },
    axis: { title: said.axis, values: ticks(domain), grid: false, labelExpr: wholeLabels(groupOf(numbers)), labelOverlap: 'greedy' },
  }
  const at = (field: string) => ({ ...x, field })
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    axis: { title: null, tickCount: 5, labelExpr: shareLabels(decimalOf(numbers)) },
  })
  const kind = (range: unknown[]) => ({
    field: 'kind',
    type: 'nominal',
    legend: null,
    scale: { domain: [said.condemned, said.cleared], range },
  })
  const colour = kind([colours.good, colours.bad])
  const dash = kind([
    [1, 0],
    [6, 4],
  ])
  const shape = kind(['circle', 'triangle-up'])
  const line = (field: string) => ({
    mark: { type: 'line', strokeWidth: 2 },
    encoding: { x, y: y(field), color: colour, strokeDash: dash },
  })
  const points = (field: string) => ({
    mark: { type: 'point', filled: true, size: 70, opacity: 1 },
    encoding: { x, y: y(field), color: colour, shape },
  })
  const own = audit.ofContract
  return {
    data: { name: 'rows' },
    config: theme,
    width: 720,
    height: 260,
    layer: [
      { mark: { type: 'area', opacity: 0.15 }, encoding: { x, y: y('low'), y2: { field: 'high' }, color: colour } },
      line('low'),
      line('high'),
      points('low'),
      points('high'),
      ...level(bearable, said.bearable, y('level')),
      ...(own === null || own >= audit.calls
        ? []
        : upright(own, said.ofTheContract(numbers.amount(own)), at, {
            style: { strokeWidth: 1.5, strokeDash: [6, 4] },
            end: 'head',
            side: 'right',
          })),
    ],
  } as unknown as TopLevelSpec
}

/** 20, 50, 100, 200 ... within a range. */
function ticks([least = 1, most = 1]: number[]): number[] {
  const found: number[] = []
  for (let decade = 1; decade <= most; decade *= 10)
    for (const times of [1, 2, 5]) if (decade * times >= least && decade * times <= most) found.push(decade * times)
  return found
}

/** A line across the chart, named at its left end. */
function level(value: number, name: string, y: object): object[] {
  const data = { values: [{ level: value }] }
  return [
    { data, mark: { type: 'rule', strokeDash: [2, 3] }, encoding: { y } },
    { data, mark: { type: 'text', align: 'left', baseline: 'bottom', dx: 3, dy: -2, x: 0 }, encoding: { y, text: { value: name } } },
  ]
}
