/** The cheapest plan found for each probability, and what rules of thumb would roster: cost against probability. */
import type { TopLevelSpec } from 'vega-lite'
import type { Sizing } from '../../sim/sizing/result.ts'
import { headsIn, priceName } from '../sizing.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, groupOf, shareLabels, wholeLabels } from './axes.ts'
import type { Chart, Row } from './chart.ts'
import { colours, theme } from './theme.ts'

/** Shares near 100% are those that matter: they stand this much further apart. */
const stretched = { type: 'pow', exponent: 3, domain: [0, 1] }

export function frontier(sizing: Sizing, suffix: string, voice: Voice): Chart {
  const { words, numbers } = voice
  const said = words.sizing.frontier
  const limit = sizing.require ?? undefined
  const penalties = sizing.plan !== null && sizing.plan.penalties !== null
  const points = [...frontierRows(sizing, voice), ...thumbRows(sizing, voice)]
  const own = sizing.plan?.cost ?? 0
  const price = priceName(sizing, voice)
  const cells = ({ heads, cost, penalties: due, probability, ci95, n }: Known) => [
    numbers.amount(headsIn(heads)),
    numbers.amount(cost),
    numbers.signed(Math.round(cost - own)),
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
    note: sizing.rulesOfThumb.length === 0 ? said.noteAlone : said.note,
    rows: points,
    spec: spec(price, sizing.require, voice),
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

type Known = Pick<Sizing['rulesOfThumb'][number], 'heads' | 'cost' | 'penalties' | 'probability' | 'ci95' | 'n'>

interface Point extends Row {
  name: string
  cost: number
  probability: number
}

/** Is the plan found the cheapest for one of the probabilities? */
const isOnFrontier = ({ frontier: found, plan }: Sizing) =>
  found.some((one) => one.plan !== null && String(one.plan.heads) === String(plan?.heads))

/** A plan that is the cheapest for several probabilities is one point. The plan found is marked. */
function frontierRows(sizing: Sizing, { words, numbers }: Voice): Point[] {
  const said = words.sizing.frontier
  const { frontier: found, require, plan: own } = sizing
  const plans = found.flatMap(({ atLeast, plan }) => (plan === null ? [] : [{ atLeast, plan, key: plan.heads.join() }]))
  const row = (name: string, marked: boolean, { cost, probability, ci95 }: Known): Point[] =>
    probability === null
      ? []
      : [{ kind: 'frontier', name, marked, cost, probability, low: ci95?.[0] ?? probability, high: ci95?.[1] ?? probability }]
  const points = [...new Set(plans.map(({ key }) => key))].flatMap((key) => {
    const same = plans.filter((one) => one.key === key)
    const [first] = same
    if (first === undefined) return []
    const shares = same.map(({ atLeast }) => numbers.limit(atLeast)).join(', ')
    const required = same.some(({ atLeast }) => atLeast === require)
    return row(required ? said.required(shares) : shares, key === own?.heads.join(), first.plan)
  })
  return own === null || isOnFrontier(sizing) ? points : [...points, ...row(said.thisPlan, true, own)]
}

const thumbRows = ({ rulesOfThumb }: Sizing, { words }: Voice): Point[] =>
  rulesOfThumb.flatMap(({ rule, cost, probability, ci95 }) =>
    probability === null
      ? []
      : [
          {
            kind: rule,
            name: { erlangC: 'Erlang C', erlangA: 'Erlang A', flat: words.sizing.frontier.flat }[rule],
            marked: false,
            cost,
            probability,
            low: ci95?.[0] ?? probability,
            high: ci95?.[1] ?? probability,
          },
        ],
  )

function spec(price: string, require: number | null, { words, numbers }: Voice): TopLevelSpec {
  const x = {
    field: 'cost',
    type: 'quantitative',
    scale: { zero: false, padding: 30 },
    axis: { title: price, tickCount: 5, labelExpr: wholeLabels(groupOf(numbers)) },
  }
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    scale: stretched,
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
    scale: { domain: ['frontier', 'erlangC', 'erlangA', 'flat'], range },
  })
  const colour = kinds([colours.good, colours.other, colours.other, colours.other])
  const isFrontier = "datum.kind === 'frontier'"
  const right = "scale('x', datum.cost) > width * 0.6"
  return {
    data: { name: 'rows' },
    config: theme,
    width: 720,
    height: 320,
    layer: [
      {
        transform: [{ filter: isFrontier }],
        mark: { type: 'line', strokeWidth: 1.5, color: colours.band },
        encoding: { x, y: y('probability'), order: { field: 'cost' } },
      },
      { mark: { type: 'rule', strokeWidth: 1.5, opacity: 0.6 }, encoding: { x, y: y('low'), y2: { field: 'high' }, color: colour } },
      {
        mark: { type: 'point', filled: true, opacity: 1, size: 80 },
        encoding: { x, y: y('probability'), color: colour, shape: kinds(['circle', 'square', 'diamond', 'triangle-up']) },
      },
      {
        transform: [{ filter: 'datum.marked' }],
        mark: { type: 'point', filled: false, shape: 'circle', strokeWidth: 2, opacity: 1, size: 320, color: colours.ink },
        encoding: { x, y: y('probability') },
      },
      // To the right of a frontier and below it nothing else is found.
      {
        transform: [{ filter: `${isFrontier} && !datum.marked` }],
        mark: { type: 'text', align: 'left', dx: 7, dy: 9, limit: 160 },
        encoding: { x, y: y('probability'), text: { field: 'name' } },
      },
      {
        transform: [{ filter: 'datum.marked' }],
        mark: { type: 'text', align: 'left', dx: 12, dy: 9, limit: 160, fontWeight: 'bold' },
        encoding: { x, y: y('probability'), text: { field: 'name' } },
      },
      {
        transform: [{ filter: `!(${isFrontier})` }],
        mark: {
          type: 'text',
          align: { expr: `${right} ? 'right' : 'left'` },
          dx: { expr: `${right} ? -9 : 9` },
          dy: { expr: 'datum.probability < 0.4 ? -8 : 12' },
          limit: 160,
        },
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
          ]),
    ],
  } as unknown as TopLevelSpec
}
