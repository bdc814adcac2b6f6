/** Vega's runtime without evaluated code: draws compiled specs as SVG, as wide as their place, and again when that changes. */
import { parse, View, Warn } from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import type { DrawnChart } from '../pageData.ts'
import { tableHtml } from '../sections/figure.ts'
import type { Chart } from '../specs/chart.ts'

interface Drawn {
  view: View
  place: HTMLElement
  /** As it was drawn last. */
  width: number
}

const drawn = new Map<string, Drawn>()
/** Those to be drawn yet. */
const waiting = new Map<string, DrawnChart>()

/** From the top, with pauses in which the page can be read and used; printing waits for none. */
export async function drawAll(charts: DrawnChart[]): Promise<void> {
  for (const chart of charts) if (placeOf(chart.name) !== null) waiting.set(chart.name, chart)
  addEventListener('beforeprint', () => {
    for (const name of [...waiting.keys()]) drawnAs(name)
    for (const one of drawn.values()) size(one, printedWidth(one.place))
  })
  addEventListener('afterprint', () => {
    for (const one of drawn.values()) size(one, one.place.clientWidth)
  })
  for (const { name } of charts) {
    if (!waiting.has(name)) continue
    drawnAs(name)
    await new Promise((next) => setTimeout(next))
  }
}

const placeOf = (name: string) => document.querySelector<HTMLElement>(`[data-chart="${CSS.escape(name)}"]`)

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const one = [...drawn.values()].find(({ place }) => place === target)
    if (one !== undefined) size(one, one.place.clientWidth)
  }
})

/** The chart of that name, drawn now if it was not. */
function drawnAs(name: string): Drawn | undefined {
  const chart = waiting.get(name)
  const place = placeOf(name)
  if (chart === undefined || place === null) return drawn.get(name)
  waiting.delete(name)
  // The place itself has a name and a sentence; what is drawn in it is for eyes.
  const canvas = document.createElement('div')
  canvas.setAttribute('aria-hidden', 'true')
  place.append(canvas)
  const view = new View(parse(chart.spec, undefined, { ast: true }), {
    renderer: 'svg',
    container: canvas,
    hover: false,
    logLevel: Warn,
    expr: expressionInterpreter,
  })
  const one = { view, place, width: 0 }
  drawn.set(name, one)
  view.data('rows', chart.rows)
  size(one, place.clientWidth)
  observer.observe(place)
  return one
}

/** CSS pixels on A4 within its margins: paper is not laid out yet when charts must fit on it. */
function printedWidth(place: HTMLElement): number {
  if (place.closest('.side') !== null) return 305
  if (place.closest('.verdict') === null) return 680
  return place.dataset.chart === 'verdict-terms' ? 280 : 350
}

/** A chart that is there, with other data: the words around it and its table too. */
export function redrawChart({ name, title, alt, rows, table }: Chart): void {
  const figure = document.querySelector<HTMLElement>(`[data-figure="${CSS.escape(name)}"]`)
  const caption = figure?.querySelector('figcaption')
  if (caption) caption.textContent = title
  figure?.querySelector('.chart')?.setAttribute('aria-label', alt)
  const scroll = figure?.querySelector('.scroll')
  if (scroll) scroll.innerHTML = tableHtml(table, title)
  // Fitted anew: other numbers need other room beside the plot.
  drawnAs(name)?.view.data('rows', rows).resize().run()
}

/** Narrower than this, legends stand in a column. */
const narrow = 620

/** Many small views side by side have a width of their own. */
function size(one: Drawn, width: number): void {
  if (width <= 0 || width === one.width) return
  one.width = width
  const { view } = one
  const known = (view.getState({ signals: (name) => ['child_width', 'narrow'].includes(name ?? '') }) as { signals: object }).signals
  if ('narrow' in known) view.signal('narrow', width < narrow)
  if ('child_width' in known) view.signal('child_width', Math.max(120, width - 60))
  else view.width(width)
  view.run()
}
