/** Each plan's probability against its price, with the probability's interval; what is required; and what of the price penalties are. */
import type { TopLevelSpec } from 'vega-lite'
import { chartNames, penaltiesOf, priceOf, type SideBySide, type SidePlan, variedKeys, withPenalties } from '../plans.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, groupOf, missed, shareLabels, wholeLabels } from './axes.ts'
import type { Chart, Row } from './chart.ts'
import { type Box, clearPlaces } from './labels.ts'
import { namedNote } from './plansDifference.ts'
import { colours, theme } from './theme.ts'

const height = 280

interface Point extends Row {
  number: number
  name: string
  price: number
  wages: number
  probability: number
  low: number
  high: number
  misses: boolean
  cheapest: boolean
}

export function plansCost(side: SideBySide, voice: Voice): Chart {
  const { plans, price, penalised, require } = side
  const { words, numbers } = voice
  const added = penalised && price === 'cost'
  const points = pointsOf(side, added)
  const domain = domainOf(points)
  const required = require === null ? null : { share: require, text: words.plans.required(numbers.limit(require)) }
  const rows = withLabels(points, domain, added, required)
  const plainName = price === 'cost' ? words.money.wages : words.money.paidHours
  const priceName = added ? words.cost.withPenalties : plainName
  return {
    name: 'plans-cost',
    title: words.plans.costTitle(priceName),
    alt: words.plans.costAlt(plans.length, priceName),
    ...noteOf(added ? words.cost.chartPlansNote : '', rows, plans, voice),
    rows,
    spec: spec(priceName, domain, added, required, voice),
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

/** How to read it, and what its names are. */
function noteOf(first: string, rows: Row[], plans: SidePlan[], voice: Voice): { note?: string } {
  const byNumber = rows.length > 0 && rows.every(({ label, number }) => label === '' || label === String(number))
  const note = [first, byNumber ? voice.words.plans.byNumber : namedNote(variedKeys(plans), voice)].filter((text) => text !== '').join('. ')
  return note === '' ? {} : { note }
}

function pointsOf({ plans, price }: SideBySide, added: boolean): Point[] {
  const names = chartNames(plans)
  return plans.flatMap((plan, i) => {
    const { probability, ci95 } = plan.results.term.meets.everyMonth
    if (probability === null || ci95 === null) return []
    return [
      {
        number: plan.number,
        name: names[i] as string,
        price: added ? withPenalties(plan) : priceOf(plan, price),
        wages: priceOf(plan, price),
        probability,
        low: ci95[0],
        high: ci95[1],
        misses: plan.meetsRequirement === false,
        cheapest: plan.cheapest,
      },
    ]
  })
}

function domainOf(points: Point[]): [number, number] {
  const prices = points.flatMap(({ price, wages }) => [price, wages])
  const [least, most] = [Math.min(...prices), Math.max(...prices)]
  const margin = Math.max(0.06 * (most - least), 0.01 * most, 1)
  return points.length === 0 ? [0, 1] : [least - margin, most + margin]
}

/** Names of plans where each has room for its own; or else their numbers, wherever there is room. The cheapest that will do comes first. */
function withLabels(
  points: Point[],
  [from, to]: [number, number],
  added: boolean,
  required: { share: number; text: string } | null,
): Row[] {
  const order = [...points.filter(({ cheapest }) => cheapest), ...points.filter(({ cheapest }) => !cheapest)]
  const across = (price: number) => (price - from) / (to - from)
  const down = (share: number) => height * (1 - share)
  const others = (width: number): Box[] => [
    ...(required === null ? [] : requiredBoxes(down(required.share), required.text, width)),
    ...(added
      ? points.map(({ wages, price, probability }) => ({
          left: across(wages) * width - 2,
          right: across(price) * width,
          top: down(probability) - 6,
          bottom: down(probability) + 6,
        }))
      : []),
  ]
  const placed = (text: (point: Point) => string) =>
    clearPlaces(
      order.map((point) => ({
        across: across(point.price),
        y: down(point.probability),
        low: down(point.low),
        high: down(point.high),
        radius: point.cheapest ? 11 : 7,
        text: text(point),
      })),
      height,
      others,
    )
  const named = placed(({ name }) => name)
  const whole = named.every((place) => place !== null)
  const places = whole ? named : placed(({ number }) => String(number))
  return order.map((point, i) => {
    const { beside, ...place } = places[i] ?? { align: 'left', baseline: 'middle', dx: 0, dy: 0, beside: 'point' as const }
    const label = places[i] === null ? '' : whole ? point.name : String(point.number)
    return { ...point, ...place, label, labelAt: { point: point.probability, low: point.low, high: point.high }[beside] }
  })
}

/** The line of what is required, and its name at its left end. */
const requiredBoxes = (y: number, text: string, width: number): Box[] => [
  { left: 0, right: width, top: y - 1, bottom: y + 1 },
  { left: 0, right: 4 + 7 * text.length, top: y - 17, bottom: y },
]

function spec(
  priceName: string,
  domain: [number, number],
  added: boolean,
  required: { share: number; text: string } | null,
  { words, numbers }: Voice,
): TopLevelSpec {
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain, zero: false, nice: false },
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
    height,
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
        mark: {
          type: 'text',
          align: { expr: 'datum.align' },
          baseline: { expr: 'datum.baseline' },
          dx: { expr: 'datum.dx' },
          dy: { expr: 'datum.dy' },
        },
        encoding: { x: x('price'), y: y('labelAt'), text: { field: 'label' } },
      },
      ...(required === null ? [] : requiredLine(required, y('share'))),
    ],
  } as unknown as TopLevelSpec
}

function requiredLine({ share, text }: { share: number; text: string }, y: object): object[] {
  const data = { values: [{ share }] }
  return [
    { data, mark: { type: 'rule', strokeDash: [6, 4], strokeWidth: 1.5 }, encoding: { y } },
    { data, mark: { type: 'text', align: 'left', baseline: 'bottom', dx: 4, dy: -3, x: 0 }, encoding: { y, text: { value: text } } },
  ]
}
