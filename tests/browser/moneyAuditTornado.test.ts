/** Money, audit risk, questions and the tornado in a real browser, as a file on a disk. */
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
import { penalties, smallSensitivity, tightRun } from '../reports/smallSensitivity.ts'
import { browserForTests, noChromium, type OpenPage } from './browser.ts'
import { colours } from './looks.ts'

const folder = scratch()
const browser = browserForTests()
const parts = ['money', 'readings', 'audit', 'sensitivity']
const charts = ['cost', 'penalties', 'readings', 'audit', 'sensitivity', 'breaking-volume']

/** A plan with penalties, and what its answer hangs on. Simulated once. */
const whole = (() => {
  let found: ReportInput | undefined
  const made = (): ReportInput => {
    const run = tightRun({ ...penalties, readings: { earlyHangUp: 'inTime' } })
    return { runs: [run], comparison: null, verdicts: [], sensitivities: [smallSensitivity(run)] }
  }
  return () => {
    found ??= made()
    return found
  }
})()

let files = 0
const pages: Page[] = []
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close()
})

/** Open until the test ends, unless somebody else closes it. */
async function opened(input: ReportInput, language: Language, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const file = folder.path(`${++files}.html`)
  writeFileSync(file, reportHtml(input, language))
  const open = await browser.open(file, options)
  await open.page.locator('html[data-drawn]').waitFor({ state: 'attached', timeout: 10_000 })
  return open
}
async function forTest(input: ReportInput, language: Language = 'en', options: BrowserContextOptions = {}): Promise<OpenPage> {
  const open = await opened(input, language, options)
  pages.push(open.page)
  return open
}

/** Letters of a chart that are cut off at its edges. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.chart svg')].flatMap((svg) => {
      const place = svg.getBoundingClientRect()
      return [...svg.querySelectorAll('text')].flatMap((text) => {
        const { left, right, width } = text.getBoundingClientRect()
        return width > 0 && (left < place.left - 1 || right > place.right + 1) ? [text.textContent] : []
      })
    }),
  )

describe.skipIf(noChromium)('money, audits and the tornado in Chromium (left out where there is none)', () => {
  describe.each(['en', 'it'] as const)('in %s', (language) => {
    let open: OpenPage
    beforeAll(async () => {
      open = await opened(whole(), language)
    }, 60_000)

    test('open without a complaint and ask for nothing', () => {
      expect(open.complaints).toEqual([])
      expect(open.requests).toEqual([])
    })

    test('have a heading, a link to it and every chart, each with a table', async () => {
      const { words } = voiceOf(language)
      const titles = [words.money.title, words.readings.title, words.audit.title, words.sensitivity.title]
      for (const [i, id] of parts.entries()) {
        expect(await open.page.locator(`#${id} h2`).textContent()).toBe(titles[i])
        expect(await open.page.locator(`nav a[href="#${id}"]`).count()).toBe(1)
      }
      for (const name of charts) {
        expect(
          await open.page.locator(`[data-chart="${name}"] svg path[d], [data-chart="${name}"] svg line`).count(),
          name,
        ).toBeGreaterThan(3)
        expect(await open.page.locator(`[data-figure="${name}"] details tbody tr`).count(), name).toBeGreaterThan(1)
        expect((await open.page.locator(`[data-chart="${name}"]`).getAttribute('aria-label'))?.length, name).toBeGreaterThan(20)
      }
    })
  })

  test('are pictures that are not blank', async () => {
    const { page } = await forTest(whole(), 'en', { bypassCSP: true })
    for (const name of charts) expect(await colours(page, name), name).toBeGreaterThan(4)
  })

  test('say which sign is which without colour', async () => {
    const { page } = await forTest(whole())
    expect(await page.locator('[data-figure="sensitivity"] .note').textContent()).toMatch(/◀ less often, ▶ more often; ○ no difference/)
    expect(await page.locator('[data-figure="audit"] .note').textContent()).toMatch(/● full line: .* ▲ dashes: .* Shaded: bounds/)
    const dashes = await page.locator('[data-chart="audit"] svg path[stroke-dasharray]').count()
    expect(dashes).toBeGreaterThan(0)
  })

  test('open their tables by keyboard', async () => {
    const { page } = await forTest(whole())
    for (const name of charts) {
      const details = page.locator(`[data-figure="${name}"] details`)
      await details.locator('summary').focus()
      await page.keyboard.press('Enter')
      expect(await details.locator('table').isVisible(), name).toBe(true)
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.className), name).toBe('scroll')
    }
  })

  test.each(['en', 'it'] as const)('fit phones, tablets and desks, no letter cut off (%s)', async (language) => {
    const { page } = await forTest(whole(), language)
    for (const width of [375, 820, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await expect
        .poll(() =>
          page.evaluate(() => [...document.querySelectorAll('.chart svg')].every((svg) => svg.getBoundingClientRect().width <= innerWidth)),
        )
        .toBe(true)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width}`).toBeLessThanOrEqual(width)
      expect(await cutOff(page), `${width}`).toEqual([])
    }
  })

  test('print on A4 with no chart wider than the paper, and none broken over two pages', async () => {
    const { page } = await forTest(whole())
    const pdf = await page.pdf({ format: 'A4', printBackground: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeLessThan(16)
    await page.setViewportSize({ width: 680, height: 1000 })
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    for (const name of charts) {
      const [place, drawn] = [
        await page.locator(`[data-chart="${name}"]`).boundingBox(),
        await page.locator(`[data-chart="${name}"] svg`).boundingBox(),
      ]
      if (place === null || drawn === null) throw new Error(`${name} is not there`)
      expect(drawn.x + drawn.width, name).toBeLessThanOrEqual(place.x + place.width + 1)
      // 267 mm of paper, 96 CSS pixels an inch: what is higher has to be broken.
      expect((await page.locator(`[data-figure="${name}"]`).boundingBox())?.height ?? 0, name).toBeLessThan(1009)
      expect(await page.locator(`[data-figure="${name}"]`).evaluate((figure) => getComputedStyle(figure).breakInside), name).toBe('avoid')
    }
  })

  test.each(['en', 'it'] as const)('have no serious problem for axe (%s)', async (language) => {
    const { page } = await forTest(whole(), language)
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
    const violations = await page.evaluate(async () => {
      // @ts-expect-error axe was put there a moment ago.
      const found: { violations: { id: string; impact: string; nodes: { html: string }[] }[] } = await window.axe.run()
      return found.violations.map(({ id, impact, nodes }) => ({ id, impact, first: nodes[0]?.html.slice(0, 200) }))
    })
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  })

  test('of a sensitivity alone are a page of their own', async () => {
    const { page, complaints } = await forTest({ ...whole(), runs: [] }, 'it')
    expect(complaints).toEqual([])
    expect(await page.locator('h1').textContent()).toBe('A small desk')
    expect(await page.locator('section').evaluateAll((sections) => sections.map(({ id }) => id))).toEqual([
      'sensitivity',
      'inputs',
      'assumptions',
    ])
    expect(await page.locator('#inputs pre').first().textContent()).toMatch(/^pronto sensitivity scenario\.yaml /)
  })

  test.each(hostileNames.slice(0, 3))('show a name that would do harm as text: %s', async (name) => {
    const [run] = whole().runs
    const [sensitivity] = whole().sensitivities ?? []
    if (run === undefined || run.details === null || sensitivity === undefined) throw new Error('nothing there')
    const targets = run.details.audit.targets.map((target) => ({ ...target, target: name }))
    const details = { ...run.details, audit: { ...run.details.audit, targets } }
    const input: ReportInput = { ...whole(), runs: [{ ...run, details }], sensitivities: [{ ...sensitivity, scenario: name }, sensitivity] }
    const { page, complaints, requests } = await forTest(input)
    expect([complaints, requests]).toEqual([[], []])
    expect(await page.locator('main img, main script').count()).toBe(0)
    expect(await page.locator('#audit').textContent()).toContain(name)
    expect(await page.locator('#sensitivity').textContent()).toContain(name)
  })
})
