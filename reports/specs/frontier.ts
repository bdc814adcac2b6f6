/** The cheapest plan found for each probability, and what rules of thumb would roster: cost against probability. */
import type { TopLevelSpec } from 'vega-lite'
import type { Sizing } from '../../sim/sizing/result.ts'
import { headsIn, priceName, priceOf } from '../sizing.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, groupOf, shareLabels, wholeLabels } from './axes.ts'
import type { Chart, Row } from './chart.ts'
import { labelPlaces } from './labels.ts'
import { colours, theme } from './theme.ts'

/** Shares near 100% are those that matter: they stand further apart. */
const exponent = 3
const height = 260
/** Of the plot on a phone. */
const narrowest = 270

export function frontier(sizing: Sizing, suffix: string, voice: Voice): Chart {
  const { words, numbers } = voice
  const said = words.sizing.frontier
  const limit = sizing.require ?? undefined
  const penalties = sizing.plan !== null && sizing.plan.penalties !== null
  const points = [...frontierRows(sizing, voice), ...thumbRows(sizing, voice)]
  const costs = points.map((one) => one.cost)
  const margin = Math.max(0.09 * (Math.max(...costs) - Math.min(...costs)), 0.01 * Math.max(...costs))
  const domain: [number, number] = [Math.min(...costs) - margin, Math.max(...costs) + margin]
  const own = sizing.plan === null ? 0 : priceOf(sizing, sizing.plan)
  const price = priceName(sizing, voice)
  const [first] = sizing.rulesOfThumb
  const cells = ({ heads, cost, total, penalties: due, probability, ci95, n }: Known) => [
    numbers.amount(headsIn(heads)),
    numbers.amount(priceOf(sizing, { cost, total })),
    numbers.signed(Math.round(priceOf(sizing, { cost, total }) - own)),
    ...(penalties ? [numbers.amount(due ?? 0)] : []),
    numbers.percent(probability, limit),
    numbers.percent(ci95?.[0] ?? null, limit),
    numbers.percent(ci95?.[1] ?? null, limit),
    numbers.amount(n),
  ]
  const head = [
    said.plan,
    said.heads,
    price,
    said.more,
    ...(penalties ? [said.penalties] : []),
    words.verdict.probability,
    words.day.low95,
    words.day.high95,
    said.replications,
  ]
  return {
    name: `frontier${suffix}`,
    title: said.chart(price),
    alt: said.alt(points.map(({ name, cost, probability }) => said.point(name, numbers.amount(cost), numbers.percent(probability)))),
    note: said.note(numbers.amount(sizing.replications), first === undefined ? null : numbers.amount(first.n)),
    rows: withLabels(points, domain, sizing.require),
    spec: spec(price, domain, sizing.require, voice),
    table: {
      head,
      rows: [
        ...sizing.frontier.map(({ atLeast, plan }) => {
          const share = numbers.limit(atLeast)
          const name = said.atLeast(atLeast === sizing.require ? said.required(share) : share)
          return plan === null ? [name, said.notFound, ...head.slice(2).map(() => '')] : [name, ...cells(plan)]
        }),
        ...(sizing.plan === null || isOnFrontier(sizing) ? [] : [[said.thisPlan, ...cells(sizing.plan)]]),
        ...sizing.rulesOfThumb.map((rule) => [said.ruleNames[rule.rule], ...cells(rule)]),
      ],
    },
  }
}

type Known = Pick<Sizing['rulesOfThumb'][number], 'heads' | 'cost' | 'penalties' | 'total' | 'probability' | 'ci95' | 'n'>

interface Point extends Row {
  name: string
  marked: boolean
  cost: number
  probability: number
  low: number
  high: number
}

/** Where each point's name stands; that of the plan found first. */
function withLabels(points: Point[], [from, to]: [number, number], require: number | null): Row[] {
  const down = (share: number) => height * (1 - share ** exponent)
  const order = [...points.filter(({ marked }) => marked), ...points.filter(({ marked }) => !marked)]
  const places = labelPlaces(
    order.map(({ name, cost, probability, low, high }) => ({
      x: ((cost - from) / (to - from)) * narrowest,
      y: down(probability),
      low: down(low),
      high: down(high),
      text: name,
    })),
    { width: narrowest, height },
    require === null ? [] : [down(require)],
  )
  return order.map((point, i) => {
    const { beside, ...place } = places[i] as (typeof places)[number]
    return { ...point, ...place, labelAt: { point: point.probability, low: point.low, high: point.high }[beside] }
  })
}

/** Is the plan found the cheapest for one of the probabilities? */
const isOnFrontier = ({ frontier: found, plan }: Sizing) =>
  found.some((one) => one.plan !== null && String(one.plan.heads) === String(plan?.heads))

/** A plan that is the cheapest for several probabilities is one point. The plan found is marked. */
function frontierRows(sizing: Sizing, { words, numbers }: Voice): Point[] {
  const said = words.sizing.frontier
  const { frontier: found, require, plan: own } = sizing
  const plans = found.flatMap(({ atLeast, plan }) => (plan === null ? [] : [{ atLeast, plan, key: plan.heads.join() }]))
  const row = (kind: string, name: string, marked: boolean, { cost, total, probability, ci95 }: Known): Point[] =>
    probability === null
      ? []
      : [
          {
            kind,
            name,
            marked,
            cost: priceOf(sizing, { cost, total }),
            probability,
            low: ci95?.[0] ?? probability,
            high: ci95?.[1] ?? probability,
          },
        ]
  const points = [...new Set(plans.map(({ key }) => key))].flatMap((key) => {
    const same = plans.filter((one) => one.key === key)
    const [first] = same
    if (first === undefined) return []
    const share = (atLeast: number) => (atLeast === require ? words.plans.required(numbers.limit(atLeast)) : numbers.limit(atLeast))
    return row('frontier', same.map(({ atLeast }) => share(atLeast)).join(', '), key === own?.heads.join(), first.plan)
  })
  return own === null || isOnFrontier(sizing) ? points : [...points, ...row('own', said.thisPlan, true, own)]
}

/** Rules that come to the same roster are one point. */
function thumbRows(sizing: Sizing, { words }: Voice): Point[] {
  const { rulesOfThumb } = sizing
  const names = { erlangC: 'Erlang C', erlangA: 'Erlang A', flat: words.sizing.frontier.flat }
  const alike = (heads: number[]) => rulesOfThumb.filter((one) => String(one.heads) === String(heads))
  return rulesOfThumb.flatMap(({ rule, heads, cost, total, probability, ci95 }) => {
    const [first, ...others] = alike(heads)
    if (probability === null || first?.rule !== rule) return []
    const name = [first, ...others].map((one) => names[one.rule]).join(', ')
    return [
      {
        kind: rule,
        name,
        marked: false,
        cost: priceOf(sizing, { cost, total }),
        probability,
        low: ci95?.[0] ?? probability,
        high: ci95?.[1] ?? probability,
      },
    ]
  })
}

function spec(price: string, domain: [number, number], require: number | null, { words, numbers }: Voice): TopLevelSpec {
  const x = {
    field: 'cost',
    type: 'quantitative',
    scale: { domain, zero: false, nice: false },
    axis: { title: price, tickCount: 5, labelExpr: wholeLabels(groupOf(numbers)) },
  }
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { type: 'pow', exponent, domain: [0, 1] },
    axis: {
      title: words.verdict.probability,
      titleAnchor: 'end',
      values: [0, 0.5, 0.7, 0.8, 0.9, 0.95, 1],
      labelExpr: shareLabels(decimalOf(numbers)),
    },
  })
  const kinds = (range: string[]) => ({
    field: 'kind',
    type: 'nominal',
    legend: null,
    scale: { domain: ['frontier', 'own', 'erlangC', 'erlangA', 'flat'], range },
  })
  const colour = kinds([colours.good, colours.good, colours.other, colours.other, colours.other])
  return {
    data: { name: 'rows' },
    config: theme,
    width: 720,
    height,
    layer: [
      {
        transform: [{ filter: "datum.kind === 'frontier'" }],
        mark: { type: 'line', strokeWidth: 1.5, color: colours.band },
        encoding: { x, y: y('probability'), order: { field: 'cost' } },
      },
      { mark: { type: 'rule', strokeWidth: 1.5, opacity: 0.6 }, encoding: { x, y: y('low'), y2: { field: 'high' }, color: colour } },
      {
        mark: { type: 'point', filled: true, opacity: 1, size: 80 },
        encoding: { x, y: y('probability'), color: colour, shape: kinds(['circle', 'circle', 'square', 'diamond', 'triangle-up']) },
      },
      {
        transform: [{ filter: 'datum.marked' }],
        mark: { type: 'point', filled: false, shape: 'circle', strokeWidth: 2, opacity: 1, size: 320, color: colours.ink },
        encoding: { x, y: y('probability') },
      },
      {
        mark: {
          type: 'text',
          align: { expr: 'datum.align' },
          baseline: { expr: 'datum.baseline' },
          dx: { expr: 'datum.dx' },
          dy: { expr: 'datum.dy' },
          limit: 160,
          fontWeight: { expr: "datum.marked ? 'bold' : 'normal'" },
        },
        encoding: { x, y: y('labelAt'), text: { field: 'name' } },
      },
      ...(require === null
        ? []
        : [
            {
              data: { values: [{ require }] },
              mark: { type: 'rule', strokeDash: [6, 4], strokeWidth: 1.5 },
              encoding: { y: y('require') },
            },
          ]),
    ],
  } as unknown as TopLevelSpec
}
