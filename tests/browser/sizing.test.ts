/** The report of a plan that sizing found, in a real browser. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { reportHtml } from '../../reports/html.ts'
import type { ReportInput } from '../../reports/input.ts'
import type { Language } from '../../reports/numbers.ts'
import { voiceOf } from '../../reports/words/index.ts'
import { scratch } from '../cli/pronto.ts'
import { hostileNames } from '../reports/hostile.ts'
import { namedSizing, nothingFound, ofSizing, smallSizing } from '../reports/smallSizing.ts'
import { browserForTests, noChromium, type OpenPage } from './browser.ts'
import { colours, fits, tooWide } from './looks.ts'

const folder = scratch()
const browser = browserForTests()
let files = 0
const pages: Page[] = []
let found: ReportInput
let none: ReportInput
beforeAll(async () => {
  found = ofSizing(await smallSizing())
  none = ofSizing(await nothingFound())
}, 60_000)
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close()
})

async function opened(input: ReportInput, language: Language = 'en', options: BrowserContextOptions = {}): Promise<OpenPage> {
  const file = folder.path(`${++files}.html`)
  writeFileSync(file, reportHtml(input, language))
  const open = await browser.open(file, options)
  pages.push(open.page)
  await open.page.locator('html[data-drawn]').waitFor({ state: 'attached', timeout: 10_000 })
  return open
}

/** One name of each kind. */
const kinds = [0, 1, 2, 7, 8, 12].map((i) => hostileNames[i] as string)
const charts = ['frontier', 'roster-shifts', 'roster-need', 'one-head']

describe.skipIf(noChromium)('a plan found, in Chromium (left out where there is none)', () => {
  test.each(['en', 'it'] as const)('opens without a complaint, asks for nothing, and draws all its charts (%s)', async (language) => {
    const { page, complaints, requests } = await opened(found, language)
    expect([complaints, requests]).toEqual([[], []])
    const said = voiceOf(language).words.sizing
    expect(await page.locator('main > section').first().locator('h2').textContent()).toBe(said.title)
    expect(await page.locator('dl.figures dt').allTextContents()).toContain(said.figures.fte)
    for (const name of charts) {
      expect(await page.locator(`[data-chart="${name}"] svg path[d], [data-chart="${name}"] svg text`).count(), name).toBeGreaterThan(5)
      expect(await page.locator(`[data-figure="${name}"] details table tbody tr`).count(), name).toBeGreaterThan(0)
    }
  })

  test('has pictures that are not blank', async () => {
    const { page } = await opened(found, 'en', { bypassCSP: true })
    for (const name of charts) expect(await colours(page, name), name).toBeGreaterThan(3)
  })

  test('shows another day of the roster by keyboard: picture, table and title', async () => {
    const { page, complaints } = await opened(found)
    const title = page.locator('[data-figure="roster-shifts"] figcaption')
    await page.locator('input[name="roster-day"][value="mon"]').focus()
    await page.keyboard.press('Space')
    expect(await title.textContent()).toBe('Shifts on Monday: the more heads, the thicker the bar')
    const drawn = () => page.locator('[data-chart="roster-shifts"] svg').innerHTML()
    const monday = await drawn()
    await page.keyboard.press('ArrowRight')
    expect(await title.textContent()).toBe('Shifts on Tuesday: the more heads, the thicker the bar')
    expect(await page.locator('[data-figure="roster-need"] figcaption').textContent()).toContain('Tuesday')
    expect(await drawn()).toContain('mondays: not on Tuesday')
    expect(await drawn()).not.toBe(monday)
    expect(await page.locator('[data-figure="roster-shifts"] table').textContent()).not.toContain('mondays')
    expect(complaints).toEqual([])
  })

  test('of which none was found says why', async () => {
    const { page, complaints } = await opened(none, 'it')
    expect(await page.locator('#plan-found').textContent()).toContain('al massimo 2 operatori in tutto')
    expect(await page.locator('.chart').count()).toBe(1)
    expect(complaints).toEqual([])
  })

  test('fits the windows of phones, tablets and desks', async () => {
    const { page } = await opened(found, 'it')
    for (const width of [375, 820, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await expect.poll(() => tooWide(page)).toEqual([])
      expect(await fits(page), `${width}`).toBe(true)
    }
  })

  test('prints on A4: charts as wide as the paper, no controls', async () => {
    const { page } = await opened(found)
    await page.setViewportSize({ width: 680, height: 1000 })
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    expect(await page.locator('#roster fieldset').isVisible()).toBe(false)
    for (const name of charts) {
      const chart = page.locator(`[data-chart="${name}"]`)
      const [place, drawn] = [await chart.boundingBox(), await chart.locator('svg').boundingBox()]
      expect((drawn?.x ?? 0) + (drawn?.width ?? 9999), name).toBeLessThanOrEqual((place?.x ?? 0) + (place?.width ?? 0) + 1)
      expect((drawn?.width ?? 0) / Number(await chart.locator('svg').getAttribute('width')), name).toBeGreaterThan(0.8)
    }
  })

  test.each(['en', 'it'] as const)('has no serious problem for axe (%s)', async (language) => {
    for (const input of [found, none]) {
      const { page } = await opened(input, language)
      await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
      const violations = await page.evaluate(async () => {
        // @ts-expect-error axe was put there a moment ago.
        const ran: { violations: { id: string; impact: string; nodes: { html: string }[] }[] } = await window.axe.run()
        return ran.violations.map(({ id, impact, nodes }) => ({ id, impact, first: nodes[0]?.html.slice(0, 200) }))
      })
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
    }
  })

  test.each(kinds)('shows a name that would do harm as text: %j', async (name) => {
    for (const sizing of [await smallSizing(), await nothingFound()]) {
      const { page, complaints, requests } = await opened(ofSizing(namedSizing(sizing, name)), 'it', {
        viewport: { width: 375, height: 800 },
      })
      expect([complaints, requests]).toEqual([[], []])
      expect(await page.locator('img, main script, main b:not(.chance b, #month-words b, .figures b)').count()).toBe(0)
      expect(await fits(page)).toBe(true)
    }
  })
})
