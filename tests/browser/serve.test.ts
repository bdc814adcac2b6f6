/** The pages that `pronto serve` shows, in a real browser: a plan edited, checked, run, looked at, compared. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { deskYaml } from '../cli/pronto.ts'
import { over, type Served, served, twoFiles } from '../serve/pages.ts'
import { browserForTests, noChromium } from './browser.ts'

const browser = browserForTests()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const phone = { viewport: { width: 375, height: 800 } }

async function listening() {
  const one = await served()
  await one.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = one.app.server.address() as AddressInfo
  const open = async (path: string, options?: BrowserContextOptions) => browser.open(`http://127.0.0.1:${port}${path}`, options)
  return { ...one, open }
}

/** Two runs of one term and seed. */
async function withResults(one: Served) {
  for (const agents of [4, 5]) {
    const text = deskYaml({ agents, name: `A desk of ${agents}` })
    one.write('desk.yaml', text)
    await one.post('/en/run', { file: 'desk.yaml', files: [{ file: 'desk.yaml', text }], name: `of ${agents}` })
    await over(one)
  }
}

async function problemsOf(page: Page) {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    // @ts-expect-error axe was put there a moment ago.
    const found: { violations: { id: string; nodes: { html: string }[] }[] } = await window.axe.run()
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
  })
}

/** Is the page no wider than its window? */
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

const plan = '/en/plan?file=desk%2Fscenario.yaml'
const agents = '#f-plan-groups-0-agents'

describe.skipIf(noChromium)('pronto serve in Chromium (left out where there is none)', () => {
  test('a plan is edited: the file, the mistake at its field and in the list, and back', async () => {
    const one = await listening()
    twoFiles(one)
    const { page, complaints } = await one.open(plan)
    await page.fill(agents, '2,5')
    await page.locator('#findings[data-count="1"]').waitFor()
    expect(await page.inputValue('textarea[data-text="desk/plan.yaml"]')).toContain('agents: "2,5", shift')
    expect(await page.textContent(`${agents}-e`)).toMatch(/^found "2,5", expected a whole number/)
    expect(await page.getAttribute(agents, 'aria-invalid')).toBe('true')
    await page.click('#findings a')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(agents.slice(1))
    await page.fill(agents, '6')
    await page.locator('#findings[data-count="0"]').waitFor()
    expect(await page.inputValue('textarea[data-text="desk/plan.yaml"]')).toBe(one.read('desk/plan.yaml').replace('agents: 2', 'agents: 6'))
    expect(await page.textContent('#unsaved')).toBe('Not saved yet: desk/plan.yaml')

    const area = page.locator('textarea[data-text="desk/plan.yaml"]')
    await area.fill((await area.inputValue()).replace('agents: 6', 'agents: 7').replace('lines: 5', 'lines: 8'))
    await page.locator('#f-plan-lines[value="8"]').waitFor()
    expect(await page.inputValue(agents)).toBe('7')
    await area.fill('groups: [')
    await page.locator('text=There is no staffing plan that could be shown').waitFor()
    await area.fill(one.read('desk/plan.yaml'))
    await page.locator(agents).waitFor()
    expect(await page.textContent('#unsaved')).toBe('Nothing to save.')
    expect(complaints).toEqual([])
  })

  test('days, levels and groups', async () => {
    const one = await listening()
    twoFiles(one)
    const { page, complaints } = await one.open(plan)
    const text = () => page.inputValue('textarea[data-text="desk/plan.yaml"]')
    for (const day of ['sat', 'sun']) await page.uncheck(`#f-plan-groups-0-days-${day}`)
    await expect.poll(text).toContain('days: mon-fri')
    await page.click('#g-0-down')
    await page.locator('#f-plan-groups-1-name[value="early"]').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-plan-groups-1-')
    await page.click('#g-add')
    await page.locator('#f-plan-groups-2-name[value="group 3"]').waitFor()
    await page.click('#g-2-levels')
    await page.locator('#f-plan-groups-2-levels').waitFor()
    await page.click('#g-2-remove')
    await page.locator('#f-plan-groups-2-levels').waitFor({ state: 'detached' })
    await expect.poll(text).toContain('# in the morning')
    expect(complaints).toEqual([])
  })

  test('is run with progress, and its report opens', async () => {
    const one = await listening()
    one.write('desk.yaml', deskYaml({ replications: 400 }))
    const { page, complaints, requests } = await one.open('/it/plan?file=desk.yaml')
    await page.fill('#run-name', 'prova')
    await page.click('#start')
    await page.locator('#run-progress').waitFor()
    await page.locator('text=Finito: results/prova').first().waitFor({ timeout: 30_000 })
    await page.click('text=Apri la relazione')
    await page.locator('html[data-drawn]').waitFor({ state: 'attached', timeout: 10_000 })
    expect(await page.textContent('h1')).toContain('A small desk')
    expect(await page.getAttribute('html', 'lang')).toBe('it')
    expect([complaints, requests]).toEqual([[], []])
  })

  test('a run is cancelled, also by a page that was opened later', async () => {
    const one = await listening()
    one.write('desk.yaml', deskYaml({ replications: 100_000, months: 12 }))
    const { page } = await one.open('/en/plan?file=desk.yaml')
    await page.click('#start')
    await page.locator('#run-cancel').waitFor()
    const { page: list, complaints } = await one.open('/en/')
    await list.click('#run-cancel')
    for (const each of [page, list]) await each.locator('text=Cancelled: nothing was written.').first().waitFor()
    expect(one.there('results/desk')).toBe(false)
    expect(complaints).toEqual([])
  })

  test('two results are opened side by side, and compared over the same random numbers', async () => {
    const one = await listening()
    await withResults(one)
    const { page, complaints } = await one.open('/en/')
    expect(await page.isDisabled('#pair')).toBe(true)
    for (const box of await page.locator('input[name="in"]').all()) await box.check()
    expect(await page.textContent('#pair-hint')).toContain('they can be run again')
    await page.click('#pair')
    await page.locator('text=Done: results/of 5 - of 4').first().waitFor({ timeout: 30_000 })
    await page.locator('li[data-kind="comparison"]').waitFor()
    expect(await page.locator('input[name="in"]:checked').count()).toBe(2)
    await page.click('#open')
    await page.locator('html[data-drawn]').waitFor({ state: 'attached', timeout: 10_000 })
    expect(page.url()).toMatch(/\/en\/report\?in=.*&in=/)
    expect(complaints).toEqual([])
  })

  test('works by the keyboard alone: change, save after a question, run', async () => {
    const one = await listening()
    twoFiles(one)
    const { page } = await one.open('/en/')
    const active = () => page.evaluate(() => document.activeElement?.id ?? '')
    /** Tabs on until it is reached. */
    const to = async (id: string) => {
      for (let i = 0; i < 120 && (await active()) !== id; i++) await page.keyboard.press('Tab')
      expect(await active()).toBe(id)
    }
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the contents')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('#form').waitFor()
    await to(agents.slice(1))
    await page.keyboard.press('Control+A')
    await page.keyboard.type('3')
    await to('save')
    await page.keyboard.press('Enter')
    await page.locator('#ask[open]').waitFor()
    await page.keyboard.press('Escape')
    expect(one.read('desk/plan.yaml')).toContain('agents: 2')
    await page.locator('#ask:not([open])').waitFor({ state: 'attached' })
    expect(await active()).toBe('save')
    await page.keyboard.press('Enter')
    await page.locator('#ask[open]').waitFor()
    expect(await page.textContent('#ask-files')).toBe('desk/plan.yaml')
    await to('ask-yes')
    await page.keyboard.press('Enter')
    await page.locator('text=Saved: desk/plan.yaml.').first().waitFor()
    expect(one.read('desk/plan.yaml')).toContain('agents: 3')
    await page.keyboard.press('Shift+Tab')
    expect(await active()).toBe('start')
    await page.keyboard.press('Enter')
    await page.locator('text=Done: results/desk').first().waitFor({ timeout: 30_000 })
  })

  test.each([
    ['en', {}],
    ['it', phone],
    ['it', { ...phone, colorScheme: 'dark' }],
  ] as const)('has no problem for axe, and is no wider than its window (%s, %j)', async (language, options) => {
    const one = await listening()
    await withResults(one)
    one.write('results/broken/results.json', '{')
    twoFiles(one)
    const { page, complaints } = await one.open(`/${language}/`, options)
    await page.click('summary')
    expect([await problemsOf(page), await fits(page)]).toEqual([[], true])
    await page.goto(page.url().replace(/\/$/, plan.slice(3)))
    await page.fill(agents, 'two')
    await page.locator('#findings[data-count="1"]').waitFor()
    expect([await problemsOf(page), await fits(page)]).toEqual([[], true])
    await page.click('#save')
    await page.locator('#ask[open]').waitFor()
    expect([await problemsOf(page), await fits(page)]).toEqual([[], true])
    expect(complaints).toEqual(expect.arrayContaining([]))
    expect(complaints.filter((one) => !one.includes('409'))).toEqual([])
  })

  test('shows names that would do harm as text', async () => {
    const one = await listening()
    const evil = '</textarea><script>document.title=1</script><img src=x onerror="document.title=1">'
    const file = '<img src=x onerror=alert(1)>.yaml'
    one.write(file, deskYaml({ name: evil, seed: evil }).replace('name: all', `name: ${JSON.stringify(evil)}`))
    const { page, complaints, requests } = await one.open(`/en/plan?file=${encodeURIComponent(file)}`, phone)
    await page.fill('#f-plan-groups-0-skills', evil)
    await page.locator('#findings[data-count="2"]').waitFor()
    await page.click('#g-add')
    await page.locator('#f-plan-groups-1-').waitFor()
    expect(await page.inputValue('#f-name')).toBe(evil)
    expect(await page.inputValue('textarea')).toContain(evil.replaceAll('"', '\\"'))
    expect([await page.locator('img').count(), await page.title(), await fits(page)]).toEqual([0, `Plan: ${file} – Pronto`, true])
    expect([complaints, requests]).toEqual([[], []])
  })
})
