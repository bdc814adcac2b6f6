/** The report on paper and in small windows: nothing is wider than the page, nothing cut, no text upon another. */
import { writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { reportHtml } from '../../reports/html.ts'
import type { ReportInput } from '../../reports/input.ts'
import type { Language } from '../../reports/numbers.ts'
import { voiceOf } from '../../reports/words/index.ts'
import { type Change, comparisonOf } from '../../sim/estimates/comparison.ts'
import { scratch } from '../cli/pronto.ts'
import { bigComparison } from '../reports/big.ts'
import { smallDesk, smallRun } from '../reports/small.ts'
import { browserForTests, noChromium } from './browser.ts'

/** CSS pixels within the margins of A4. */
const paper = { width: 680, height: 1009 }
const folder = scratch()
const browser = browserForTests()
let files = 0
const pages: Page[] = []
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close()
})

async function opened(input: ReportInput, language: Language = 'en', width = 1280): Promise<Page> {
  const file = folder.path(`${++files}.html`)
  writeFileSync(file, reportHtml(input, language))
  const { page } = await browser.open(file, { viewport: { width, height: 900 } })
  pages.push(page)
  await page.locator('html[data-drawn]').waitFor({ state: 'attached', timeout: 20_000 })
  return page
}

/** As it is laid out on A4. */
async function onPaper(page: Page): Promise<void> {
  await page.setViewportSize(paper)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
}

/** Texts of a chart, or of all, that lie upon one another, or run into one another. */
const jammed = (page: Page, charts = '.chart') =>
  page.evaluate((selector) => {
    const found: string[] = []
    for (const place of document.querySelectorAll(selector)) {
      const texts = [...place.querySelectorAll('text')].filter(
        (one) => one.textContent !== '' && getComputedStyle(one).opacity !== '0' && one.getBoundingClientRect().width > 0,
      )
      const boxes = texts.map((one) => one.getBoundingClientRect())
      boxes.forEach((a, i) => {
        boxes.slice(i + 1).forEach((b, j) => {
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
          // Boxes are a little higher than letters.
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
          if (across > -3 && down > 4) found.push(`${texts[i]?.textContent} | ${texts[i + 1 + j]?.textContent}`)
        })
      })
    }
    return found
  }, charts)

/** Texts that do not lie within their chart. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.chart')].flatMap((place) => {
      const room = place.getBoundingClientRect()
      return [...place.querySelectorAll('text')].flatMap((text) => {
        const { left, right, width } = text.getBoundingClientRect()
        return width > 0 && (left < room.left - 2 || right > room.right + 2)
          ? [`${place.getAttribute('data-chart')}: ${text.textContent}`]
          : []
      })
    }),
  )

/** Plans of two keys, whose labels are long and begin alike, with wages, penalties and a probability required. */
function varied(mornings: number[], afternoons: number[], months: number): ReportInput {
  const runs = mornings.flatMap((early) =>
    afternoons.map((late) => {
      const [first, second] = smallDesk.staffing.groups
      const groups = [
        { ...first, agents: early },
        { ...second, agents: late },
      ]
      const changes: Change[] = [
        { key: 'staffing.groups.early.agents', name: 'earlyShift.agents', value: early },
        { key: 'staffing.groups.late.agents', name: 'lateShift.agents', value: late },
      ]
      const run = smallRun(
        {
          contract: { ...smallDesk.contract, penalties: { perPoint: 1000, rounding: 'fraction', capShare: '10%', monthlyFee: 30000 } },
          staffing: { ...smallDesk.staffing, groups },
          simulate: { ...smallDesk.simulate, months, replications: 6 },
        },
        `earlyShift.agents ${early}, lateShift.agents ${late}`,
      )
      return { run, changes }
    }),
  )
  const comparison = comparisonOf(
    runs.map(({ run, changes }) => ({ ...run.tallied, changes })),
    0,
    0.8,
  )
  return { runs: runs.map(({ run }) => run), comparison, verdicts: [] }
}

describe.skipIf(noChromium)('on paper (left out where there is no Chromium)', () => {
  test('twenty plans over 24 months lose none, and nothing is wider than the page', async () => {
    const page = await opened(bigComparison(), 'it')
    await onPaper(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(paper.width)
    const tables = await page
      .locator('table.months')
      .evaluateAll((found) =>
        found.map((table) => ({ columns: table.querySelectorAll('thead th').length - 1, right: table.getBoundingClientRect().right })),
      )
    expect(tables.map(({ columns }) => columns)).toEqual([12, 12])
    for (const { right } of tables) expect(right).toBeLessThanOrEqual(paper.width)
  })

  test('nor is it with penalties and what is required, over a year', async () => {
    const page = await opened(varied([3, 5], [3], 12), 'it')
    await onPaper(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(paper.width)
  })

  test('no chart is higher than a page', async () => {
    const page = await opened(bigComparison())
    await onPaper(page)
    for (const figure of await page.locator('figure:visible').all()) {
      const box = await figure.boundingBox()
      expect(box?.height, `${await figure.getAttribute('data-figure')}`).toBeLessThan(paper.height)
    }
  })

  test('there is nothing to click, and nobody is told to', async () => {
    const page = await opened({ runs: [smallRun()], comparison: null, verdicts: [] })
    expect(await page.getByText(voiceOf('en').words.calendar.choose).isVisible()).toBe(true)
    await onPaper(page)
    expect(await page.getByText(voiceOf('en').words.calendar.choose).isVisible()).toBe(false)
    expect(await page.locator('summary:visible, fieldset:visible').count()).toBe(0)
  })
})

describe.skipIf(noChromium)('in windows of any width (left out where there is no Chromium)', () => {
  let plans: ReportInput
  beforeAll(() => {
    plans = varied([3, 4, 5], [2, 3, 4], 1)
  })

  test.each([1280, 820, 375])('names of plans against price lie upon nothing (%i)', async (width) => {
    for (const input of [plans, bigComparison()]) {
      const page = await opened(input, 'it', width)
      expect(await jammed(page, '[data-chart="plans-cost"]')).toEqual([])
    }
  })

  test.each([1280, 820, 375])(
    'no text of a chart lies upon another or beyond its chart, of a desk that never closes (%i)',
    async (width) => {
      const run = smallRun({
        contract: { ...smallDesk.contract, hours: { 'mon-sun': ['00:00-24:00'] }, targets: [{ measure: 'lost', atMost: '40%' }] },
        staffing: { name: 'Always', groups: [{ name: 'all', agents: 2, shift: ['00:00-24:00'], costPerHour: 20 }] },
      })
      const page = await opened({ runs: [run], comparison: null, verdicts: [] }, 'it', width)
      expect(await jammed(page)).toEqual([])
      expect(await cutOff(page)).toEqual([])
    },
  )

  test.each([1280, 375])('causes of loss show their share, whatever their names (%i)', async (width) => {
    const page = await opened({ runs: [smallRun()], comparison: null, verdicts: [] }, 'it', width)
    for (const name of ['causes', 'month-causes']) {
      const texts = await page.locator(`[data-chart="${name}"] svg text`).allTextContents()
      expect(texts.filter((text) => /^[<>]?[\d,]+%\s+\S.*[^…]$/.test(text))).toHaveLength(5)
    }
  })

  test('a table wider than the window fades on the side where there is more', async () => {
    const page = await opened(plans, 'it', 375)
    const table = page.locator('.scroll', { has: page.locator('table.plans') })
    await expect.poll(() => table.getAttribute('class')).toBe('scroll more-after')
    await table.evaluate((place) => place.scrollTo({ left: 10_000 }))
    await expect.poll(() => table.getAttribute('class')).toBe('scroll more-before')
    await page.setViewportSize({ width: 2000, height: 900 })
    await expect.poll(() => table.getAttribute('class')).toBe('scroll')
  })
})

describe.skipIf(noChromium)('a changed plan (left out where there is no Chromium)', () => {
  const answerOf = (page: Page) => page.locator('#what-if [data-part="answer"]')
  /** Every group has as many agents as it may; what is said then, at once. */
  const most = (page: Page) =>
    page.evaluate(async () => {
      for (const input of document.querySelectorAll<HTMLInputElement>('#what-if input[type="number"][data-key^="agents:"]')) {
        input.value = input.max
        input.dispatchEvent(new Event('input', { bubbles: true }))
        input.dispatchEvent(new Event('change', { bubbles: true }))
      }
      await new Promise((next) => setTimeout(next, 20))
      return document.querySelector('#what-if [data-part="answer"]')?.textContent
    })

  test('is not the saved one, while it is run', async () => {
    const page = await opened({ runs: [smallRun()], comparison: null, verdicts: [] })
    expect(await answerOf(page).textContent()).toContain('Nothing is changed')
    expect(await most(page)).not.toContain('Nothing is changed')
  })

  test.each([1280, 375])('is drawn with all its labels, though hardly a call is lost (%i)', async (width) => {
    const page = await opened({ runs: [smallRun()], comparison: null, verdicts: [] }, 'en', width)
    await most(page)
    await expect.poll(() => page.locator('#what-if progress').getAttribute('value'), { timeout: 60_000 }).toBe('1')
    await expect.poll(() => answerOf(page).getAttribute('aria-busy'), { timeout: 60_000 }).toBe('false')
    expect(await cutOff(page)).toEqual([])
    expect(await jammed(page)).toEqual([])
  })
})
