/** The report in a real browser, as a file on a disk. */
import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { reportHtml } from '../../reports/html.ts'
import type { ReportInput } from '../../reports/input.ts'
import type { Language } from '../../reports/numbers.ts'
import { scratch } from '../cli/pronto.ts'
import { smallRun } from '../reports/small.ts'
import { browserForTests, noChromium } from './browser.ts'

const folder = scratch()
const browser = browserForTests()
const small: ReportInput = { runs: [smallRun()], comparison: null, verdicts: [] }

async function opened(input: ReportInput, language: Language = 'en', options = {}) {
  const file = folder.path(`${Math.random()}.html`)
  writeFileSync(file, reportHtml(input, language))
  const open = await browser.open(file, options)
  await open.page.locator('html[data-drawn]').waitFor({ state: 'attached', timeout: 5000 }).catch(() => {
    throw new Error(`not drawn: ${open.complaints.join()}`)
  })
  return open
}

describe.skipIf(noChromium)('a report in Chromium (left out where there is none)', () => {
  test.each(['en', 'it'] as const)('opens without a complaint, asks for nothing and draws every chart (%s)', async (language) => {
    const { page, complaints, requests } = await opened(small, language)
    expect(complaints).toEqual([])
    expect(requests).toEqual([])
    const charts = await page.locator('.chart').all()
    expect(charts.length).toBeGreaterThan(0)
    for (const chart of charts) expect(await chart.locator('svg path, svg line, svg text').count()).toBeGreaterThan(3)
  })
})
