/** What a report says of how to run it again holds: the very commands give the very same numbers. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Comparison } from '../../sim/estimates/comparison.ts'
import { deskYaml, pronto, scratch } from '../cli/pronto.ts'

const { path, write } = scratch()
const json = (...names: string[]) => JSON.parse(readFileSync(path(...names), 'utf8'))

/** The words of the line that begins so, without the program's own. */
const command = (text: string, begins: string) => (text.split('\n').find((line) => line.startsWith(begins)) as string).split(' ').slice(1)

describe('a comparison, from its files', () => {
  let markdown: string
  const compared = () => json('compared', 'comparison.json') as Comparison
  beforeAll(async () => {
    const desk = write('desk.yaml', deskYaml())
    const vary = ['--vary', 'staffing.groups.all.agents=3..5', '--vary', 'demand.contacts.order.patience.balk=1%,2%']
    const term = ['--from', '2027-03-01', '--months', '2', '--replications', '12', '--require', '50%', '--base', '2']
    const made = await pronto('compare', desk, ...vary, ...term, '--out', path('compared'))
    if ((made.code ?? 2) > 1) throw new Error(made.err)
    const { code, err } = await pronto('report', path('compared'), '--out', path('page.html'), '--md', path('page.md'))
    if (code !== 0) throw new Error(err)
    markdown = readFileSync(path('page.md'), 'utf8')
  }, 60_000)

  test('is run again by its command', async () => {
    const again = await pronto(...command(markdown, 'pronto compare '), '--json')
    expect(JSON.parse(again.out)).toEqual(compared())
  })

  test('shows its main plan in full: what was varied is in the scenario that is printed', async () => {
    const { cheapest, base, plans } = compared()
    expect(cheapest).not.toBeNull()
    expect(cheapest?.plan).not.toBe(base)
    const [, scenario = ''] = /```\n(name: [\s\S]*?)\n```/.exec(markdown) ?? []
    write('scenario.yaml', scenario)
    const words = command(markdown, 'pronto simulate ').map((word) => (word === 'scenario.yaml' ? path('scenario.yaml') : word))
    const { out } = await pronto(...words, '--json')
    expect(JSON.parse(out)).toEqual(plans.find(({ label }) => label === cheapest?.plan)?.results)
  })

  test('has what-if, the calendar and the assumptions in the page', () => {
    const page = readFileSync(path('page.html'), 'utf8')
    for (const part of ['what-if', 'calendar', 'assumptions']) expect(page).toContain(`<section id="${part}"`)
  })
})

describe('what does not belong on one page is refused', () => {
  beforeAll(async () => {
    const desk = write('desk.yaml', deskYaml())
    for (const months of ['1', '2']) await pronto('simulate', desk, '--months', months, '--quiet', '--out', path(`of${months}`))
    await pronto('compare', desk, '--vary', 'staffing.groups.all.agents=3,4', '--quiet', '--out', path('two'))
  }, 60_000)

  const refused = async (...names: string[]) => {
    const { code, err } = await pronto('report', ...names.map((name) => path(name)), '--out', path('never.html'))
    expect(code).toBe(2)
    return err.replaceAll(/\s+/g, ' ')
  }

  test('a plan, or another comparison, beside a comparison', async () => {
    expect(await refused('of1', 'two')).toContain('found another plan beside a comparison, expected the comparison two by itself')
    expect(await refused('two', 'compared')).toContain('compared found another comparison, expected the comparison two by itself')
  })

  test('plans over other months', async () => {
    expect(await refused('of1', 'of2')).toContain('found results of 2027-01 to 2027-02, expected the months of of1, 2027-01 to 2027-01')
  })

  test('one folder named twice is one', async () => {
    expect((await pronto('report', path('of1'), `${path('of1')}/`, '--out', path('once.html'))).code).toBe(0)
  })
})
