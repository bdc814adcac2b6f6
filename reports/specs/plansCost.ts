/** Each plan's probability against its price, with the probability's interval; what is required; and what of the price penalties are. */
import type { TopLevelSpec } from 'vega-lite'
import { chartName, penaltiesOf, priceOf, type SideBySide, withPenalties } from '../plans.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, groupOf, missed, shareLabels, wholeLabels } from './axes.ts'
import type { Chart } from './chart.ts'
import { colours, theme } from './theme.ts'

export function plansCost({ plans, price, penalised, require }: SideBySide, { words, numbers }: Voice): Chart {
  const added = penalised && price === 'cost'
  const rows = plans.flatMap((plan) => {
    const { probability, ci95 } = plan.results.term.meets.everyMonth
    if (probability === null || ci95 === null) return []
    const misses = plan.meetsRequirement === false
    return [
      {
        name: chartName(plan, plans.length),
        price: added ? withPenalties(plan) : priceOf(plan, price),
        wages: priceOf(plan, price),
        probability,
        low: ci95[0],
        high: ci95[1],
        misses,
        cheapest: plan.cheapest,
      },
    ]
  })
  const plainName = price === 'cost' ? words.money.wages : words.money.paidHours
  const priceName = added ? words.cost.withPenalties : plainName
  return {
    name: 'plans-cost',
    title: words.plans.costTitle(priceName),
    alt: words.plans.costAlt(plans.length, priceName),
    ...(added ? { note: words.cost.chartPlansNote } : {}),
    rows,
    spec: spec(priceName, added, require, { words, numbers }),
    table: {
      head: [
        words.plans.plan,
        plainName,
        ...(added ? [words.cost.penaltiesExpected, words.cost.totalCost] : []),
        words.verdict.probability,
        words.day.low95,
        words.day.high95,
      ],
      rows: plans.map((plan) => {
        const { probability, ci95 } = plan.results.term.meets.everyMonth
        return [
          `${plan.number}. ${plan.label}`,
          numbers.amount(priceOf(plan, price)),
          ...(added ? [numbers.amount(penaltiesOf(plan)), numbers.amount(withPenalties(plan))] : []),
          numbers.percent(probability, require ?? undefined),
          numbers.percent(ci95?.[0] ?? null, require ?? undefined),
          numbers.percent(ci95?.[1] ?? null),
        ]
      }),
    },
  }
}

/** Names stand where there is room for them. */
const side = (late: string, early: string) =>
  `scale('x', datum.price) > width / 2 ? ${/\d/.test(late) ? late : `'${late}'`} : ${/\d/.test(early) ? early : `'${early}'`}`

function spec(
  priceName: string,
  added: boolean,
  require: number | null,
  { words, numbers }: Pick<Voice, 'words' | 'numbers'>,
): TopLevelSpec {
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { zero: false, padding: 30 },
    axis: { title: priceName, tickCount: 5, labelExpr: wholeLabels(groupOf(numbers)) },
  })
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, 1] },
    axis: { title: words.verdict.probability, titleAnchor: 'end', tickCount: 5, labelExpr: shareLabels(decimalOf(numbers)) },
  })
  const colour = { condition: { test: 'datum.misses', value: colours.bad }, value: colours.good }
  return {
    data: { name: 'rows' },
    config: theme,
    width: 720,
    height: 280,
    layer: [
      ...(added
        ? [
            {
              mark: { type: 'rule', strokeWidth: 3, opacity: 0.5 },
              encoding: { x: x('wages'), x2: { field: 'price' }, y: y('probability'), color: colour },
            },
            { mark: { type: 'tick', thickness: 2, size: 12 }, encoding: { x: x('wages'), y: y('probability'), color: colour } },
          ]
        : []),
      {
        mark: { type: 'rule', strokeWidth: 1.5, opacity: 0.7 },
        encoding: { x: x('price'), y: y('low'), y2: { field: 'high' }, color: colour },
      },
      { mark: { type: 'point', filled: true, opacity: 1 }, encoding: { x: x('price'), y: y('probability'), ...missed('triangle-down') } },
      {
        mark: { type: 'point', filled: false, shape: 'circle', strokeWidth: 2, opacity: 1, color: colours.ink },
        encoding: { x: x('price'), y: y('probability'), size: { condition: { test: 'datum.cheapest', value: 320 }, value: 0 } },
      },
      {
        mark: { type: 'text', align: { expr: side('right', 'left') }, dx: { expr: side('-8', '8') }, dy: added ? -12 : -6, limit: 160 },
        encoding: { x: x('price'), y: y('probability'), text: { field: 'name' } },
      },
      ...(require === null
        ? []
        : [
            {
              data: { values: [{ require }] },
              mark: { type: 'rule', strokeDash: [6, 4], strokeWidth: 1.5 },
              encoding: { y: y('require') },
            },
            {
              data: { values: [{ require }] },
              mark: { type: 'text', align: 'left', baseline: 'bottom', dx: 4, dy: -3, x: 0 },
              encoding: { y: y('require'), text: { value: words.plans.required(numbers.limit(require)) } },
            },
          ]),
    ],
  } as TopLevelSpec
}
