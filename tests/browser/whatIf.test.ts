/** What if, in a real browser: the command line's numbers, controls, keyboard, both languages, the saved file. */
import { readFileSync } from 'node:fs'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../reports/whatIf/runner.ts'
import type { Results } from '../../sim/estimates/results.ts'
import { pronto, scratch } from '../cli/pronto.ts'
import { smallDesk } from '../reports/small.ts'
import { browserForTests, noChromium, type OpenPage } from './browser.ts'

const folder = scratch()
const browser = browserForTests()
const withLevels = {
  ...smallDesk,
  staffing: {
    ...smallDesk.staffing,
    groups: [...smallDesk.staffing.groups, { name: 'extra', levels: { '11:00': 1, '12:00': 0 }, absence: '10%', costPerHour: 19 }],
  },
}
const open: OpenPage[] = []
/** However busy the machine. */
const soon = { timeout: 60_000 }

async function done(...args: string[]): Promise<void> {
  const { code, err } = await pronto(...args)
  if (code !== 0) throw new Error(`${args.join(' ')}: ${err}`)
}

beforeAll(async () => {
  if (noChromium) return
  const scenario = folder.write('scenario.yaml', JSON.stringify(withLevels))
  await done('simulate', scenario, '--out', folder.path('saved'), '--quiet')
  for (const language of ['en', 'it'])
    await done('report', folder.path('saved'), '--lang', language, '--out', folder.path(`${language}.html`))
}, 120_000)
afterEach(async () => {
  for (const { page } of open.splice(0)) await page.context().close()
})

/** The report, with all answers kept. */
async function opened(language: 'en' | 'it' = 'en', options = {}): Promise<OpenPage> {
  const one = await browser.open(folder.path(`${language}.html`), options)
  open.push(one)
  await one.page.locator('html[data-drawn]').waitFor({ state: 'attached' })
  await one.page.evaluate(
    `answers = []; document.getElementById('what-if').addEventListener('answer', ({ detail }) => answers.push(detail))`,
  )
  return one
}

/** The next answer over all replications. Those before it are forgotten. */
async function completed(page: Page): Promise<Answer> {
  const found = () => page.evaluate('answers.findLast(({ complete }) => complete)') as Promise<Answer | undefined>
  await expect.poll(found, soon).toBeDefined()
  const answer = await found()
  await page.evaluate('answers.length = 0')
  return answer as Answer
}

const slider = (page: Page, key: string) => page.locator(`input[type=range][data-key="${key}"]`)
const field = (page: Page, key: string) => page.locator(`input[type=number][data-key="${key}"]`)
const action = (page: Page, name: string) => page.locator(`#what-if [data-action=${name}]`)
/** What verdict, calendar and day say, in words and tables. */
const shown = (page: Page) =>
  page.evaluate(`['#verdict-words', '#months', '#day'].map((part) => {
    const copy = document.querySelector(part).cloneNode(true)
    for (const picture of copy.querySelectorAll('svg')) picture.remove()
    return copy.textContent
  })`) as Promise<string[]>
const focused = (page: Page, what: string) => page.evaluate(`document.activeElement.${what}`)

async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [key, value] of Object.entries(values)) await field(page, key).fill(value)
}

describe.skipIf(noChromium)('what if, in Chromium (left out where there is none)', () => {
  test('at rest, the engine in the page gives the numbers of the command line, all of them to the last digit', async () => {
    const { page, complaints, requests } = await opened()
    await action(page, 'again').click()
    const { estimate } = await completed(page)
    expect(estimate.results).toEqual(JSON.parse(readFileSync(folder.path('saved', 'results.json'), 'utf8')))
    await expect.poll(() => page.locator('#what-if').textContent(), soon).toContain('to the last digit')
    expect(complaints).toEqual([])
    expect(requests).toEqual([])
  })

  test('a slider changes verdict, calendar and day, and says so beside them; back again they are as they were saved', async () => {
    const { page, complaints, requests } = await opened()
    const saved = await shown(page)
    await slider(page, 'agents:early').fill('5')
    await expect.poll(() => field(page, 'agents:early').inputValue(), soon).toBe('5')
    const { estimate } = await completed(page)
    const changed = await shown(page)
    changed.forEach((part, i) => {
      expect(part).not.toBe(saved[i])
    })
    for (const part of ['verdict', 'calendar', 'day'])
      await expect.poll(() => page.locator(`#${part} .what-if-mark`).textContent(), soon).toContain('early: 5 agents instead of 3')
    const percent = ((estimate.results.term.answeredWithin.mean as number) * 100).toFixed(1)
    await expect.poll(() => page.locator('#what-if').textContent(), soon).toContain(`${percent}%`)
    await action(page, 'reset').click()
    expect(await shown(page)).toEqual(saved)
    expect(await page.locator('.what-if-mark').count()).toBe(0)
    expect(complaints).toEqual([])
    expect(requests).toEqual([])
  })

  test('the saved staffing file, simulated by the command line, gives the numbers that the page showed', async () => {
    const { page } = await opened()
    await fill(page, { 'agents:early': '4', 'agents:late': '1', 'agents:extra': '2', absence: '2.5' })
    await field(page, 'absence').press('Tab')
    await expect.poll(() => page.locator('#what-if').getAttribute('data-changed'), soon).toBe('')
    const { estimate } = await completed(page)
    const [download] = await Promise.all([page.waitForEvent('download'), action(page, 'save').click()])
    expect(download.suggestedFilename()).toBe('staffing-what-if.yaml')
    await download.saveAs(folder.path('staffing.yaml'))
    await done(
      'simulate',
      folder.path('scenario.yaml'),
      '--staffing',
      folder.path('staffing.yaml'),
      '--out',
      folder.path('changed'),
      '--quiet',
    )
    const results = JSON.parse(readFileSync(folder.path('changed', 'results.json'), 'utf8')) as Results
    expect(estimate.results).toEqual(results)
    expect(results.term.groups.map(({ agents }) => agents)).toEqual([4, 1, 2])
  })

  test('what belongs to the demand is named beside the button, since the file does not hold it', async () => {
    const { page } = await opened()
    await fill(page, { volume: '10', handling: '-5' })
    await expect.poll(() => page.locator('[data-part=saves-not]').textContent(), soon).toContain('calls +10%, handling time −5%')
    await completed(page)
    const [download] = await Promise.all([page.waitForEvent('download'), action(page, 'save').click()])
    expect(readFileSync(await download.path(), 'utf8')).toContain('#   calls +10%\n#   handling time −5%\n')
  })

  test('the keyboard alone does it all, in the other language too', async () => {
    const { page, complaints, requests } = await opened('it')
    await page.evaluate(`document.getElementById('what-if-title').tabIndex = -1; document.getElementById('what-if-title').focus()`)
    await page.keyboard.press('Tab')
    expect(await focused(page, 'dataset.key')).toBe('agents:early')
    await page.keyboard.press('ArrowRight')
    await completed(page)
    expect(await page.locator('#verdict .what-if-mark').textContent()).toContain('early: 4 operatori invece di 3')
    expect(await slider(page, 'agents:early').getAttribute('aria-valuetext')).toBe('4 operatori')
    expect(await page.locator('#what-if [role=status]').textContent()).toMatch(/^Ogni mese rispetta il contratto: ora .*, salvato .*\.$/)
    for (let i = 0; i < 40 && (await focused(page, 'dataset.action')) !== 'reset'; i++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.locator('.what-if-mark').count()).toBe(0)
    // Out of the controls again: nothing holds the keyboard.
    for (let i = 0; i < 20 && (await focused(page, "closest('#what-if')")) !== null; i++) await page.keyboard.press('Tab')
    expect(await focused(page, "closest('#what-if')")).toBe(null)
    expect(complaints).toEqual([])
    expect(requests).toEqual([])
  })

  test('a newer change ends an older one', async () => {
    const { page } = await opened()
    for (const value of ['10', '20', '30', '-30']) await slider(page, 'volume').fill(value)
    const { estimate } = await completed(page)
    const saved = JSON.parse(readFileSync(folder.path('saved', 'results.json'), 'utf8')) as Results
    const factor = (estimate.results.term.received.mean as number) / (saved.term.received.mean as number)
    expect(factor).toBeGreaterThan(0.65)
    expect(factor).toBeLessThan(0.75)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await page.locator('#what-if').textContent()).toContain('calls −30%')
  })

  test('a number that no slider holds becomes the nearest that one does', async () => {
    const { page } = await opened()
    await field(page, 'volume').fill('77')
    await field(page, 'volume').press('Tab')
    expect(await slider(page, 'volume').inputValue()).toBe('30')
    await field(page, 'volume').fill('')
    await field(page, 'volume').press('Tab')
    expect(await slider(page, 'volume').inputValue()).toBe('0')
  })

  test('where no worker can start, the page says so, and the rest of it stays', async () => {
    const { page, complaints } = await opened()
    const saved = await shown(page)
    await page.evaluate(`Worker = class { constructor() { throw new Error('no workers') } }`)
    await slider(page, 'volume').fill('10')
    await expect.poll(() => page.locator('#what-if').textContent(), soon).toContain('does not run in this browser')
    expect(await shown(page)).toEqual(saved)
    expect(complaints).toEqual([])
  })

  test('axe finds nothing serious in it, at rest or with an answer', async () => {
    const { page } = await opened()
    await page.evaluate(axe.source)
    const serious = () =>
      page.evaluate(`axe.run('#what-if, .what-if-mark').then(({ violations }) =>
        violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id, nodes }) => [id, nodes[0].html]))`)
    expect(await serious()).toEqual([])
    await fill(page, { 'agents:early': '4' })
    await completed(page)
    expect(await serious()).toEqual([])
  })

  test('it fits a phone; on paper there are no controls, and what is not the saved plan is marked', async () => {
    const { page } = await opened('it', { viewport: { width: 375, height: 800 } })
    await slider(page, 'agents:late').fill('3')
    await completed(page)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.what-if-controls').isVisible()).toBe(false)
    expect(await page.locator('#verdict .what-if-mark').isVisible()).toBe(true)
    expect(await page.locator('#what-if [data-part=answer]').isVisible()).toBe(true)
  })
})
