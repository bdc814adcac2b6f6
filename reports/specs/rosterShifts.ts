/** The shifts of a plan on a weekday: a bar for each stretch at work, as thick as there are heads. */
import type { TopLevelSpec } from 'vega-lite'
import type { Roster } from '../roster.ts'
import type { Weekday } from '../sizing.ts'
import type { Voice } from '../words/index.ts'
import { hourAxis, hourOf, sameEdge } from './axes.ts'
import type { Chart, Row } from './chart.ts'
import { colours, theme } from './theme.ts'

/** Pixels: of a line of text over its bar, between rows, and of a bar of one head. */
const text = 18
const gap = 8
const thinnest = 3
const thickest = 9
const usualHeight = 240

export function rosterShifts({ suffix, shifts, intervals }: Roster, weekday: Weekday, { words, numbers }: Voice): Chart {
  const said = words.sizing.roster
  const day = words.weekdays[weekday]
  const allHeads = shifts.reduce((sum, { heads }) => sum + heads, 0)
  const ofOne = Math.min(thickest, Math.max(1, usualHeight / Math.max(1, allHeads)))
  let top = 0
  const rows = shifts.flatMap(({ name, heads, weekdays, times }): Row[] => {
    const works = weekdays.includes(weekday)
    const from = Math.min(...times.map((one) => one.from))
    const to = Math.max(...times.map((one) => one.to))
    const thickness = Math.max(thinnest, heads * ofOne)
    const bar = { top: top + text, middle: top + text + thickness / 2, bottom: top + text + thickness }
    const line = top + text / 2
    const row = { from, to, line, works, label: works ? said.bar(heads, name) : said.off(name, day), ...bar }
    top = bar.bottom + gap
    return [{ ...row, kind: 'label' }, ...(works ? times.map((one) => ({ ...row, ...one, kind: 'bar' })) : [])]
  })
  const hours = [
    ...intervals.flatMap(({ time }) => [hourOf(time), hourOf(time) + 0.5]),
    ...shifts.flatMap(({ times }) => times.flatMap(({ from, to }) => [from, to])),
  ]
  const working = shifts.filter(({ weekdays }) => weekdays.includes(weekday))
  return {
    name: `roster-shifts${suffix}`,
    title: said.shifts(day),
    alt: said.shiftsAlt(
      day,
      working.map(({ heads, name }) => said.bar(heads, name)),
    ),
    rows,
    spec: spec(top, [Math.min(...hours), Math.max(...hours)]),
    table: {
      head: [said.shift, said.times, said.heads],
      rows: [
        ...working.map(({ name, times, heads }) => [name, times.map(clock).join(', '), numbers.amount(heads)]),
        [said.all, '', numbers.amount(working.reduce((sum, { heads }) => sum + heads, 0))],
      ],
    },
  }
}

const ofHour = (at: number) => `${String(Math.floor(at)).padStart(2, '0')}:${String(Math.round((at % 1) * 60)).padStart(2, '0')}`
const clock = ({ from, to }: { from: number; to: number }) => `${ofHour(from)}–${ofHour(to)}`

function spec(height: number, domain: number[]): TopLevelSpec {
  const scale = { domain, nice: false, zero: false }
  const x = { field: 'from', type: 'quantitative', ...hourAxis, scale, axis: { ...hourAxis.axis, grid: true } }
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, height], reverse: true, nice: false },
    // As wide as the axis of the chart below, which shows the same hours.
    axis: { ...sameEdge, title: null, labels: false, ticks: false, domain: false, grid: false },
  })
  const late = `(datum.from + datum.to) / 2 > ${(domain[0] ?? 0) / 2 + (domain[1] ?? 24) / 2}`
  const label = { type: 'text', baseline: 'middle', limit: { expr: 'width' } }
  return {
    data: { name: 'rows' },
    config: theme,
    width: 720,
    height,
    layer: [
      // Through the pause of a shift in two parts.
      {
        transform: [{ filter: "datum.kind === 'label' && datum.works" }],
        mark: { type: 'rule', color: colours.good, strokeWidth: 1 },
        encoding: { x, x2: { field: 'to' }, y: y('middle') },
      },
      {
        transform: [{ filter: "datum.kind === 'bar'" }],
        mark: { type: 'rect', fill: colours.band, stroke: colours.good, strokeWidth: 1, opacity: 1 },
        encoding: { x, x2: { field: 'to' }, y: y('top'), y2: { field: 'bottom' } },
      },
      {
        transform: [{ filter: `datum.kind === 'label' && !(${late})` }],
        mark: { ...label, align: 'left' },
        encoding: { x, y: y('line'), text: { field: 'label' }, color: textColour },
      },
      {
        transform: [{ filter: `datum.kind === 'label' && ${late}` }],
        mark: { ...label, align: 'right' },
        encoding: { x: { ...x, field: 'to' }, y: y('line'), text: { field: 'label' }, color: textColour },
      },
    ],
  } as unknown as TopLevelSpec
}

const textColour = { condition: { test: 'datum.works', value: colours.ink }, value: colours.faint }
