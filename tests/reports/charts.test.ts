/** Charts as files: SVG that any reader of XML takes, PNG with letters on it. */
import { readFileSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'
import { beforeAll, describe, expect, test } from 'vitest'
import { builtPath } from '../../reports/built.ts'
import { type Picture, reportPictures } from '../../reports/charts.ts'
import { fontWidths } from '../../reports/fontWidths.ts'
import type { ReportInput } from '../../reports/input.ts'
import { chartsOf } from '../../reports/sections/index.ts'
import { voiceOf } from '../../reports/words/index.ts'
import { hostileNames, named, withVerdict } from './hostile.ts'
import { smallComparison, smallRun } from './small.ts'
import { penalties, smallSensitivity, tightRun } from './smallSensitivity.ts'

const small = smallRun()
const whole: ReportInput = { ...smallComparison([3, 4], 0.5), verdicts: [withVerdict()], sensitivities: [smallSensitivity()] }

describe.each(['en', 'it'] as const)('every chart of a report (%s)', (language) => {
  let pictures: Picture[] = []
  beforeAll(async () => {
    pictures = await reportPictures(whole, language)
  })

  test('is drawn, each under a name of its own that any disk takes', () => {
    const charts = chartsOf(whole, voiceOf(language))
    expect(pictures.map(({ name }) => name)).toEqual(charts.map(({ name }) => name))
    expect(new Set(pictures.map(({ name }) => name.toLowerCase())).size).toBe(pictures.length)
    for (const { name } of pictures) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  test('carries its title, as text and for those who cannot see it', () => {
    const charts = chartsOf(whole, voiceOf(language))
    pictures.forEach(({ svg }, i) => {
      const [first = ''] = (charts[i]?.title ?? '').split(/\s/)
      expect(svg).toContain('<title>')
      expect(svg).toContain('<desc>')
      expect(svg.slice(svg.indexOf('</desc>'))).toContain(first)
    })
  })

  test('is a PNG with ink on it, twice as wide as the SVG', () => {
    for (const { name, svg, png } of pictures) {
      const { width, height, pixels } = pngOf(svg)
      expect(png.readUInt32BE(16), name).toBe(width * 2)
      expect(png.readUInt32BE(20), name).toBe(height * 2)
      expect(darkShare(pixels), name).toBeGreaterThan(0.002)
    }
  })
})

test('what a plan may cost and how audits err is drawn too', async () => {
  const pictures = await reportPictures({ runs: [tightRun(penalties)], comparison: null, verdicts: [] }, 'it')
  const drawn = pictures.filter(({ name }) => ['cost', 'penalties', 'audit'].includes(name))
  expect(drawn).toHaveLength(3)
  for (const { name, svg } of drawn) expect(darkShare(pngOf(svg).pixels), name).toBeGreaterThan(0.002)
})

test('letters come from the font that comes along, not from the machine', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><text x="2" y="15" font-family="system-ui, sans-serif">1.234,5%</text></svg>'
  const fontFiles = [builtPath('fonts/DejaVuSans.ttf')]
  const drawn = new Resvg(svg, { background: '#fff', font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'DejaVu Sans' } })
  expect(darkShare(drawn.render().pixels)).toBeGreaterThan(0.02)
})

test('text is as wide as the font has it, whatever draws it', () => {
  const widths = fontWidths(readFileSync(builtPath('fonts/DejaVuSans.ttf')))
  for (const text of ['Risposta entro 20 secondi', '8:30', 'iiii', 'WWWW', 'àèìòù', 'שלום', '—']) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="60"><text x="2" y="45" font-size="40" font-family="DejaVu Sans">|${text}|</text></svg>`
    const font = { loadSystemFonts: false, fontFiles: [builtPath('fonts/DejaVuSans.ttf')], defaultFontFamily: 'DejaVu Sans' }
    const box = new Resvg(svg, { font }).getBBox()
    // A bounding box is of ink: less than the advance by the space on both sides of the outer lines.
    expect(widths(`|${text}|`, 40) - (box?.width ?? 0), text).toBeGreaterThan(0)
    expect(widths(`|${text}|`, 40) - (box?.width ?? 0), text).toBeLessThan(14)
  }
})

/** One of each kind: drawing takes a while. */
const drawnNames = [1, 7, 8, 11, 12].map((i) => hostileNames[i] as string)

test.each(drawnNames)('a name is drawn as text: %j', async (name) => {
  for (const { svg, png } of await reportPictures(named(small, whole, name), 'en')) {
    const tags = (svg.match(/<[^>]*>/g) ?? []).join('').replace(/"[^"<>]*"/g, '""')
    expect(tags).not.toMatch(/<(script|img|b|image|a|foreignObject|style)\b|href|\bon\w+=/i)
    expect(svg).not.toMatch(/(?!\n|\t)[\p{Cc}\p{Cs}\u202a-\u202e]/u)
    expect(png.length).toBeGreaterThan(1000)
  }
})

function pngOf(svg: string) {
  const { width, height, pixels } = new Resvg(svg, { background: '#fff', font: { loadSystemFonts: false } }).render()
  return { width, height, pixels }
}

/** Pixels that are far from white. */
function darkShare(pixels: Buffer): number {
  let dark = 0
  for (let i = 0; i < pixels.length; i += 4) if ((pixels[i] as number) < 200) dark++
  return dark / (pixels.length / 4)
}
