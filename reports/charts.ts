/** The charts of a report as pictures that stand by themselves: SVG that opens anywhere, and PNG with the letters of a font that comes along. */
import { readFileSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'
import { parse, textMetrics, View, Warn } from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import type { TopLevelSpec } from 'vega-lite'
import { builtPath } from './built.ts'
import { html, shortened } from './escape.ts'
import { type FontWidths, fontWidths } from './fontWidths.ts'
import type { ReportInput } from './input.ts'
import type { Language } from './numbers.ts'
import { chartsOf } from './sections/index.ts'
import type { Chart } from './specs/chart.ts'
import { colours } from './specs/theme.ts'
import { compiled } from './specs/vega.ts'
import { voiceOf } from './words/index.ts'

declare module 'vega' {
  /** Not among its types. */
  export const textMetrics: { width: (item: { fontSize?: number; fontWeight?: string; limit?: number }, text: unknown) => number }
}

export interface Picture {
  /** Of its file, without ending. */
  name: string
  svg: string
  png: Buffer
}

/** For screens and paper. */
const pixels = 2
const padding = 16

/** Every chart of the report, with its title. */
export async function reportPictures(input: ReportInput, language: Language): Promise<Picture[]> {
  const fonts = [builtPath('fonts/DejaVuSans.ttf'), builtPath('fonts/DejaVuSans-Bold.ttf')]
  const [regular, bold] = fonts.map((path) => fontWidths(readFileSync(path))) as [FontWidths, FontWidths]
  // Vega asks here how wide text is, where it has no canvas.
  textMetrics.width = ({ fontSize = 11, fontWeight, limit = 0 }, text) =>
    Math.min((fontWeight === 'bold' ? bold : regular)(String(text ?? ''), fontSize), limit > 0 ? limit : Number.POSITIVE_INFINITY)
  const pictures: Picture[] = []
  for (const chart of chartsOf(input, voiceOf(language))) {
    const svg = await drawn(chart, regular, bold)
    pictures.push({ name: chart.name, svg, png: painted(svg, fonts) })
  }
  return pictures
}

async function drawn(chart: Chart, regular: FontWidths, bold: FontWidths): Promise<string> {
  // Names are data, and no expression: nothing is evaluated.
  const view = new View(parse(compiled(titled(chart, regular, bold)), undefined, { ast: true }), {
    renderer: 'none',
    logLevel: Warn,
    expr: expressionInterpreter,
  })
  try {
    // Twice: how many columns a legend has is known only when it has been laid out once, and its title stands above it.
    await view.data('rows', chart.rows).runAsync()
    const svg = await view.resize().toSVG()
    return plain(svg).replace(/^<svg([^>]*)>/, (_, attributes: string) => {
      const words = `<title>${html(shortened(chart.title, 300))}</title><desc>${html(shortened(chart.alt, 3000))}</desc>`
      return `<svg${attributes} role="img">${words}`
    })
  } finally {
    view.finalize()
  }
}

/** With the words that stand beside it in the page, broken into lines as long as the chart is wide. */
function titled(chart: Chart, regular: FontWidths, bold: FontWidths): Chart {
  const { title, note, spec } = chart
  const { width } = spec as { width?: unknown }
  const room = (typeof width === 'number' ? width : 640) - 2 * padding
  return {
    ...chart,
    spec: {
      ...spec,
      background: '#fff',
      padding,
      title: {
        text: lines(shortened(title, 300), room, 15, bold),
        ...(note === undefined ? {} : { subtitle: lines(shortened(note, 600), room, 12, regular) }),
        anchor: 'start',
        frame: 'bounds',
        offset: 14,
        fontSize: 15,
        fontWeight: 'bold',
        color: colours.ink,
        subtitleFontSize: 12,
        subtitleColor: colours.faint,
        subtitlePadding: 6,
        limit: room,
      },
    } as TopLevelSpec,
  }
}

function lines(text: string, room: number, size: number, widths: FontWidths): string[] {
  const broken: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widths(longer, size) > room) {
      broken.push(line)
      line = word
    } else line = longer
  }
  return [...broken, line]
}

/** Characters that no document may hold, and those that steer how others are shown, by their code. */
const plain = (svg: string) =>
  svg.replace(/(?!\n|\t)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, (one) => {
    return `\\u${(one.codePointAt(0) as number).toString(16).padStart(4, '0')}`
  })

function painted(svg: string, fontFiles: string[]): Buffer {
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' }
  return new Resvg(svg, { background: '#fff', fitTo: { mode: 'zoom', value: pixels }, font }).render().asPng()
}
