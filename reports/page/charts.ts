/** Vega's runtime without evaluated code: draws compiled specs as SVG, as wide as their place, and again when that changes. */
import { parse, View, Warn } from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import type { DrawnChart } from '../pageData.ts'
import type { Row } from '../specs/chart.ts'

interface Drawn {
  view: View
  place: HTMLElement
}

const drawn = new Map<string, Drawn>()

export function drawAll(charts: DrawnChart[]): void {
  for (const { name, spec, rows } of charts) {
    const place = document.querySelector<HTMLElement>(`[data-chart="${CSS.escape(name)}"]`)
    if (place === null) continue
    const view = new View(parse(spec, undefined, { ast: true }), {
      renderer: 'svg',
      container: place,
      hover: false,
      logLevel: Warn,
      expr: expressionInterpreter,
    })
    drawn.set(name, { view, place })
    view.data('rows', rows)
    size({ view, place }, place.clientWidth)
  }
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const one = [...drawn.values()].find(({ place }) => place === target)
      if (one !== undefined && one.view.width() !== one.place.clientWidth) size(one, one.place.clientWidth)
    }
  })
  for (const { place } of drawn.values()) observer.observe(place)
}

/** New data for a chart that is there. */
export function redrawChart(name: string, rows: Row[]): void {
  drawn.get(name)?.view.data('rows', rows).run()
}

function size({ view }: Drawn, width: number): void {
  if (width > 0) view.width(width).run()
}
