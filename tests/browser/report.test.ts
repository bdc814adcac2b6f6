/** The report in a real browser, as a file on a disk. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { reportHtml } from '../../reports/html.ts'
import type { ReportInput } from '../../reports/input.ts'
import type { Language } from '../../reports/numbers.ts'
import { voiceOf } from '../../reports/words/index.ts'
import { scratch } from '../cli/pronto.ts'
import { bigComparison } from '../reports/big.ts'
import { hostileNames, rateVerdict, withVerdict } from '../reports/hostile.ts'
import { smallComparison, smallDesk, smallRun } from '../reports/small.ts'
import { browserForTests, noChromium, type OpenPage } from './browser.ts'
import { colours, fits, tooWide } from './looks.ts'

const folder = scratch()
const browser = browserForTests()
const small: ReportInput = {
  runs: [smallRun({ contract: { ...smallDesk.contract, holidays: { country: 'IT' } } })],
  comparison: null,
  verdicts: [],
}
let files = 0
/** Pages of one test. */
const pages: Page[] = []
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close()
})
const kept = (open: OpenPage) => {
  pages.push(open.page)
  return open
}
const of = (open: OpenPage) => kept(open).page

async function opened(input: ReportInput, language: Language = 'en', options: BrowserContextOptions = {}): Promise<OpenPage> {
  const file = folder.path(`${++files}.html`)
  writeFileSync(file, reportHtml(input, language))
  const open = await browser.open(file, options)
  await open.page
    .locator('html[data-drawn]')
    .waitFor({ state: 'attached', timeout: 10_000 })
    .catch(() => {
      throw new Error(`not drawn: ${open.complaints.join()}`)
    })
  return open
}

describe.skipIf(noChromium)('a report in Chromium (left out where there is none)', () => {
  describe.each(['en', 'it'] as const)('in %s', (language) => {
    let open: OpenPage
    beforeAll(async () => {
      open = await opened({ ...small, verdicts: [withVerdict()] }, language)
    })

    test('opens without a complaint and asks for nothing', () => {
      expect(open.complaints).toEqual([])
      expect(open.requests).toEqual([])
    })

    test('says which language it is in', async () => {
      expect(await open.page.locator('html').getAttribute('lang')).toBe(language)
      expect(await open.page.locator('#verdict h2').textContent()).toBe(voiceOf(language).words.verdict.title)
    })

    test('draws every chart', async () => {
      const charts = await open.page.locator('.chart').all()
      expect(charts.length).toBeGreaterThan(12)
      for (const chart of charts)
        expect(await chart.locator('svg path[d], svg line, svg text').count(), `${await chart.getAttribute('data-chart')}`).toBeGreaterThan(
          5,
        )
    })

    test('has a table under every picture', async () => {
      for (const figure of await open.page.locator('figure').all())
        expect(await figure.locator('details table tbody tr').count()).toBeGreaterThan(0)
    })
  })

  test('has pictures that are not blank', async () => {
    // A picture is read by the page itself, which may fetch nothing: not under the page's own policy.
    const page = of(await opened(small, 'en', { bypassCSP: true }))
    for (const name of ['verdict-terms', 'day-load', 'months-lost', 'month-lost', 'causes', 'readings'])
      expect(await colours(page, name), name).toBeGreaterThan(3)
  })

  test('shows the reasons of a month that is chosen with the mouse or the keyboard', async () => {
    const page = of(await opened(small))
    await page.locator('article[data-month="2027-03"] h3 button').click()
    expect(await page.locator('#month-words h4').textContent()).toBe('March 2027')
    expect(await page.locator('[data-figure="month-lost"] figcaption').textContent()).toContain('March 2027')
    await page.locator('article[data-month="2027-02"] h3 button').focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('#month-words h4').textContent()).toBe('February 2027')
    expect(await page.locator('h3 button[aria-expanded="true"]').count()).toBe(1)
    await page.keyboard.press('Space')
    expect(await page.locator('#month-detail').isVisible()).toBe(false)
  })

  test('tells the name of a holiday that is reached by keyboard', async () => {
    const page = of(await opened(small))
    const holiday = page.locator('button.off.holiday').first()
    await holiday.focus()
    expect(await holiday.getAttribute('aria-label')).toBe('1 January 2027: holiday: Capodanno')
    expect(await holiday.evaluate((button) => getComputedStyle(button, '::after').display)).toBe('block')
  })

  test('changes the day by keyboard', async () => {
    const page = of(await opened(small))
    const caption = page.locator('[data-figure="day-lost"] figcaption')
    const before = await caption.textContent()
    const drawn = await page.locator('[data-chart="day-lost"] svg').innerHTML()
    await page.locator('input[name="weekday"]:checked').focus()
    await page.keyboard.press('ArrowRight')
    expect(await caption.textContent()).not.toBe(before)
    expect(await page.locator('[data-chart="day-lost"] svg').innerHTML()).not.toBe(drawn)
  })

  test('can be reached from end to end by keyboard alone', async () => {
    const page = of(await opened(small))
    const reached = new Set<string>()
    for (let press = 0; press < 120; press++) {
      await page.keyboard.press('Tab')
      reached.add(
        await page.evaluate(() => {
          const at = document.activeElement
          return `${at?.tagName} ${at?.closest('section, nav')?.id ?? ''}`
        }),
      )
    }
    expect([...reached]).toEqual(
      expect.arrayContaining(['A ', 'BUTTON calendar', 'INPUT day', 'SUMMARY spread', 'SUMMARY callers', 'SUMMARY inputs', 'PRE inputs']),
    )
  })

  test('fits the windows of phones, tablets and desks', async () => {
    const page = of(await opened(everything(), 'it'))
    for (const width of [375, 820, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await expect.poll(() => tooWide(page)).toEqual([])
      expect(await fits(page), `${width}`).toBe(true)
    }
  })

  test('prints on A4: charts as wide as the paper, no controls', async () => {
    const page = of(await opened(small))
    const pdf = await page.pdf({ format: 'A4', printBackground: true })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
    expect(pages).toBeGreaterThan(3)
    expect(pages).toBeLessThan(14)
    await page.setViewportSize({ width: 680, height: 1000 })
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    expect(await page.locator('nav').isVisible()).toBe(false)
    for (const chart of await page.locator('.chart:visible').all()) {
      const [place, drawn] = [await chart.boundingBox(), await chart.locator('svg').boundingBox()]
      const name = await chart.getAttribute('data-chart')
      if (place === null || drawn === null) throw new Error(`${name} is not there`)
      expect(drawn.x + drawn.width, `${name}`).toBeLessThanOrEqual(place.x + place.width + 1)
      // Not drawn for a wide screen and made small: letters keep their size.
      expect(drawn.width / Number(await chart.locator('svg').getAttribute('width')), `${name}`).toBeGreaterThan(0.8)
    }
  })

  test.each(['en', 'it'] as const)('has no serious problem for axe (%s)', async (language) => {
    const page = of(await opened(everything(), language))
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
    const violations = await page.evaluate(async () => {
      // @ts-expect-error axe was put there a moment ago.
      const found: { violations: { id: string; impact: string; nodes: { html: string }[] }[] } = await window.axe.run()
      return found.violations.map(({ id, impact, nodes }) => ({ id, impact, first: nodes[0]?.html.slice(0, 200), count: nodes.length }))
    })
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  })

  test.each([0, 1, 2])('shows names that would do harm as text (%d)', async (first) => {
    const { page, complaints, requests } = kept(await opened(hostile(first), 'it', { viewport: { width: 375, height: 800 } }))
    expect(complaints).toEqual([])
    expect(requests).toEqual([])
    expect(await page.locator('img, main script, main b:not(.chance b, #month-words b)').count()).toBe(0)
    expect(await fits(page)).toBe(true)
    const shown = (await page.locator('body').textContent()) ?? ''
    for (const name of hostileNames.slice(0, 6)) expect(shown).toContain(name)
  })

  test('of 24 months and 20 plans opens in two seconds, and is small', async () => {
    const input = bigComparison()
    const text = reportHtml(input, 'en')
    const data = [...text.matchAll(/<script type="application\/json"[^>]*>([\s\S]*?)<\/script>/g)].reduce(
      (sum, [, json = '']) => sum + json.length,
      0,
    )
    expect(text.length - data).toBeLessThan(3e6)
    const file = folder.path('big.html')
    writeFileSync(file, text)
    const begun = performance.now()
    const { page, complaints } = kept(await browser.open(file))
    await page.locator('html[data-drawn]').waitFor({ state: 'attached' })
    const took = performance.now() - begun
    console.info(
      `big report: ${(text.length / 1e6).toFixed(2)} MB, of these data ${(data / 1e6).toFixed(2)} MB; drawn after ${took.toFixed(0)} ms`,
    )
    expect(complaints).toEqual([])
    // Other tests run meanwhile: a guard, not the measurement.
    expect(took).toBeLessThan(6000)
  })
})

/** In the place of every text that somebody chooses one of the names, in turn. */
function hostile(first: number): ReportInput {
  const compared = everything()
  let used = first
  const next = () => hostileNames[used++ % hostileNames.length] as string
  const rename = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value), (key, one: unknown) => (chosen.has(key) && typeof one === 'string' ? next() : one))
  const { comparison } = compared
  if (comparison === null) throw new Error('no comparison')
  const labels = new Map(comparison.plans.map(({ label }, i) => [label, `${i} ${next()}`]))
  const label = (old: string) => labels.get(old) ?? next()
  return {
    runs: compared.runs.map((run) => ({
      ...run,
      label: label(run.label),
      results: rename(run.results),
      details: run.details === null ? null : { ...rename(run.details), data: { [next()]: { values: [1, 2] } } },
      compiled:
        run.compiled === null
          ? null
          : {
              ...run.compiled,
              scenario: {
                ...run.compiled.scenario,
                demand: rename(run.compiled.scenario.demand),
                staffing: rename(run.compiled.scenario.staffing),
              },
              calendar: {
                ...run.compiled.calendar,
                days: run.compiled.calendar.days.map((day) =>
                  day.closed === null ? day : { ...day, closed: { ...day.closed, name: next() } },
                ),
              },
            },
    })),
    comparison: {
      ...comparison,
      base: label(comparison.base),
      plans: comparison.plans.map((plan) => ({
        ...plan,
        label: label(plan.label),
        scenario: next(),
        changes: [{ key: next(), name: next(), value: next() }],
        results: rename(plan.results),
      })),
      differences: comparison.differences.map((one) => ({ ...one, plan: label(one.plan), against: label(one.against) })),
    },
    verdicts: [rename(withVerdict()), rename(rateVerdict())],
  }
}

const chosen = new Set(['scenario', 'contract', 'seed', 'name', 'group', 'type', 'endpoint', 'target', 'pronto', 'found', 'expected'])
const everything = (() => {
  let found: ReportInput | undefined
  return () => {
    found ??= { ...smallComparison([3, 5], 0.5), verdicts: [withVerdict(), rateVerdict()] }
    return found
  }
})()
