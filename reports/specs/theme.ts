/**
 * What all charts look like. Colours are Okabe and Ito's (2008, Color Universal Design): told apart by colour-blind eyes, and by their lightness on
 * paper; shape, dash or text says the same again.
 */
import type { Config } from 'vega-lite'

export const colours = {
  ink: '#1f2328',
  faint: '#57606a',
  grid: '#e3e6ea',
  /** Meets. */
  good: '#0072B2',
  /** Does not. */
  bad: '#B84A00',
  /** Bands and areas behind. */
  band: '#a9cfe6',
  area: '#d9dee4',
  other: '#7a4f00',
  /** Parts of a whole, from light to dark. */
  parts: ['#f0c75e', '#56B4E9', '#0072B2', '#7d3c66', '#1f2328'],
} as const

const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif'

export const theme: Config = {
  font,
  background: 'transparent',
  padding: 4,
  autosize: { type: 'fit-x', contains: 'padding' },
  aria: false,
  view: { stroke: null },
  axis: {
    labelColor: colours.ink,
    titleColor: colours.faint,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    gridColor: colours.grid,
    domainColor: '#8c959f',
    tickColor: '#8c959f',
    labelLimit: 220,
    titleLimit: 400,
  },
  // First and last labels stand under their ticks like the others, and none runs into the next.
  axisXQuantitative: { labelFlush: false, labelOverlap: 'parity', labelSeparation: 8 },
  legend: {
    labelColor: colours.ink,
    titleColor: colours.faint,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    orient: 'top',
    labelLimit: 260,
  },
  text: { color: colours.ink, fontSize: 12 },
  rule: { color: colours.ink },
}
