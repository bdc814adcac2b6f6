/** Each plan's probability against its price, with the probability's interval; and what is required. */
import type { TopLevelSpec } from 'vega-lite'
import { chartName, priceOf, type SideBySide } from '../plans.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, groupOf, missed, shareLabels, wholeLabels } from './axes.ts'
import type { Chart } from './chart.ts'
import { colours, theme } from './theme.ts'

export function plansCost({ plans, price, require }: SideBySide, { words, numbers }: Voice): Chart {
  const rows = plans.flatMap((plan) => {
    const { probability, ci95 } = plan.results.term.meets.everyMonth
    if (probability === null || ci95 === null) return []
    const misses = plan.meetsRequirement === false
    return [
      {
        name: chartName(plan, plans.length),
        price: priceOf(plan, price),
        probability,
        low: ci95[0],
        high: ci95[1],
        misses,
        cheapest: plan.cheapest,
      },
    ]
  })
  const priceName = price === 'cost' ? words.money.wages : words.money.paidHours
  return {
    name: 'plans-cost',
    title: words.plans.costTitle(priceName),
    alt: words.plans.costAlt(plans.length, priceName),
    rows,
    spec: spec(priceName, require, { words, numbers }),
    table: {
      head: [words.plans.plan, priceName, words.verdict.probability, words.day.low95, words.day.high95],
      rows: plans.map((plan) => {
        const { probability, ci95 } = plan.results.term.meets.everyMonth
        return [
          `${plan.number}. ${plan.label}`,
          numbers.amount(priceOf(plan, price)),
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

function spec(priceName: string, require: number | null, { words, numbers }: Pick<Voice, 'words' | 'numbers'>): TopLevelSpec {
  const x = {
    field: 'price',
    type: 'quantitative',
    scale: { zero: false, padding: 30 },
    axis: { title: priceName, tickCount: 5, labelExpr: wholeLabels(groupOf(numbers)) },
  }
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
      { mark: { type: 'rule', strokeWidth: 1.5, opacity: 0.7 }, encoding: { x, y: y('low'), y2: { field: 'high' }, color: colour } },
      { mark: { type: 'point', filled: true, opacity: 1 }, encoding: { x, y: y('probability'), ...missed('triangle-down') } },
      {
        mark: { type: 'point', filled: false, shape: 'circle', strokeWidth: 2, opacity: 1, color: colours.ink },
        encoding: { x, y: y('probability'), size: { condition: { test: 'datum.cheapest', value: 320 }, value: 0 } },
      },
      {
        mark: { type: 'text', align: { expr: side('right', 'left') }, dx: { expr: side('-8', '8') }, dy: -6, limit: 160 },
        encoding: { x, y: y('probability'), text: { field: 'name' } },
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
