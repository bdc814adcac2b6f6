/** `pronto size` as a user meets it. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Results } from '../../sim/estimates/results.ts'
import type { Sizing } from '../../sim/sizing/result.ts'
import { deskYaml, type Ended, pronto, scratch, start } from '../cli/pronto.ts'

const folder = scratch()
const rosterYaml = `shifts:
  - { name: whole day, start: "09:00", length: 8h, breaks: { after: 2h, length: 15m }, costPerHour: 22, absence: 5% }
  - { name: mornings, shift: ["09:00-13:00"], costPerHour: 23, absence: 5% }
limits: { heads: 30, occupancy: 95% }
`
const few = ['--require', '80%', '--replications', '40']

let scenario = ''
let roster = ''
let ended: Ended
let sizing: Sizing
beforeAll(async () => {
  scenario = folder.write('desk.yaml', deskYaml())
  roster = folder.write('roster.yaml', rosterYaml)
  ended = await pronto('size', scenario, '--roster', roster, ...few, '--out', folder.path('out'), '--explain')
  sizing = JSON.parse(readFileSync(folder.path('out', 'size.json'), 'utf8')) as Sizing
}, 60_000)

describe('pronto size', () => {
  test('shows a plan in 80 columns and exits with 0', () => {
    expect(ended.code).toBe(0)
    expect(ended.out).toMatch(/heads .* full-time equivalents/)
    for (const line of `${ended.out}\n${ended.err}`.split('\n').filter((one) => !one.includes('Written to')))
      expect(line.length).toBeLessThanOrEqual(80)
  })

  test('writes a staffing file with which simulate finds the very same', async () => {
    const again = await pronto('simulate', scenario, '--staffing', folder.path('out', 'staffing.yaml'), ...few, '--json')
    expect(again.code).toBe(0)
    const { term, months } = JSON.parse(again.out) as Results
    expect(term.meets).toEqual(sizing.results?.term.meets)
    expect(months.map(({ answeredWithin, lost }) => [answeredWithin, lost])).toEqual(
      sizing.results?.months.map(({ answeredWithin, lost }) => [answeredWithin, lost]),
    )
    expect(term.cost.mean).toBeCloseTo(sizing.plan?.cost ?? 0, 6)
  })

  test('costs more where more is asked for', () => {
    const costs = sizing.frontier.flatMap(({ plan }) => (plan === null ? [] : [plan.cost]))
    expect(costs.length).toBeGreaterThan(1)
    expect(costs).toEqual(costs.toSorted((a, b) => a - b))
    const csv = readFileSync(folder.path('out', 'frontier.csv'), 'utf8').split('\r\n')
    expect(csv[0]).toBe('atLeast,cost,probability,lo95,hi95,whole day,mornings')
  })

  test('says what it simulated: no more than 40 times one simulation of the plan', () => {
    expect(sizing.work.ratio).toBeGreaterThan(1)
    expect(sizing.work.ratio).toBeLessThanOrEqual(40)
    expect(sizing.work.callsOfOneRun).toBeCloseTo(40 * ((sizing.results?.term.received.mean ?? 0) + outOfHours(sizing)), 3)
    expect(ended.out.replace(/\s+/g, ' ')).toContain(`${sizing.work.ratio.toFixed(1)} times those of one simulation`)
  })

  test('finds the same on one thread, and says nothing beside JSON', async () => {
    const { code, out, err } = await pronto('size', scenario, '--roster', roster, ...few, '--threads', '1', '--json')
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toEqual(sizing)
  })

  test('needs no roster: it makes shifts out of the opening hours, and says so', async () => {
    const { code, out } = await pronto('size', scenario, ...few, '--quiet')
    expect(code).toBe(0)
    expect(out.replace(/\s+/g, ' ')).toContain('shifts are made out of the opening hours')
  })

  test('comes with a roster file that is right', async () => {
    const { code, out } = await pronto('check', 'scenarios/roster/v4-desk.yaml')
    expect(code).toBe(0)
    expect(out).toContain('ok (roster')
  })

  test('has help in 80 columns', async () => {
    const { code, out, err } = await pronto('size', '--help')
    expect([code, err]).toEqual([0, ''])
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  test('exits with 130 on Ctrl-C, and shows the best plan so far as JSON all the same', async () => {
    const running = start(['size', scenario, '--require', '80%', '--months', '12', '--replications', '4000', '--json'])
    await new Promise((resolve) => setTimeout(resolve, 5000))
    running.process.kill('SIGINT')
    const { code, out, err } = await running.ended
    expect(code).toBe(130)
    const found = JSON.parse(out) as Sizing
    expect(found).toMatchObject({ interrupted: true, met: found.plan !== null })
    expect(err).toMatch(/^Stopping; Ctrl-C again to stop at once\.\nInterrupted after [\d ]+ calls/)
  })

  test('exits with 1 and names the limit where nothing will do', async () => {
    const short = folder.write('short.yaml', 'shifts: [{ name: all, shift: ["09:00-17:00"] }]\nlimits: { heads: 3 }\n')
    const { code, out } = await pronto('size', scenario, '--roster', short, ...few)
    expect(code).toBe(1)
    expect(out).toContain('What binds: 3 heads in all')
  })

  test('exits with 2 where so few replications cannot show it, or the roster does not fit', async () => {
    const nothing = await pronto('size', scenario)
    expect(nothing.code).toBe(2)
    expect(nothing.err.replace(/\s+/g, ' ')).toContain('found nothing, expected the probability required')
    const tooFew = await pronto('size', scenario, '--require', '95%', '--replications', '20')
    expect(tooFew.code).toBe(2)
    expect(tooFew.err).toContain('enough of them to show 95%')
    const wrong = folder.write(
      'wrong.yaml',
      'shifts: [{ name: all, shift: ["09:00-17:00"], skils: [ordr] }, { name: all, start: "20:00" }]\n',
    )
    const unfit = await pronto('size', scenario, '--roster', wrong, ...few)
    expect(unfit.code).toBe(2)
    expect(unfit.err).toContain('did you mean skills?')
    expect(unfit.err).toContain('found "all", expected a name that no other shift has')
    expect(unfit.err.replace(/\s+/g, ' ')).toContain('either shift: ["08:30-13:30"], or start: "08:30" with length: 5h')
  })
})

describe('pronto size --objective total', () => {
  const total = ['--replications', '40', '--objective', 'total']
  const penalties = '  penalties: { perPoint: 300 }'

  test('needs no requirement, tells wages and penalties, and writes the plan with which simulate finds the same', async () => {
    const paying = folder.write('paying.yaml', deskYaml({ contract: penalties }))
    const { code, out } = await pronto('size', paying, '--roster', roster, ...total, '--out', folder.path('total'))
    expect(code).toBe(0)
    expect(out.replace(/\s+/g, ' ')).toMatch(/Penalties are [\d ]+ a month on average/)
    const found = JSON.parse(readFileSync(folder.path('total', 'size.json'), 'utf8')) as Sizing
    expect(found).toMatchObject({ objective: 'total', require: null, met: true })
    const staffing = folder.path('total', 'staffing.yaml')
    const again = JSON.parse((await pronto('simulate', paying, '--staffing', staffing, ...total.slice(0, 2), '--json')).out) as Results
    expect(again.money?.term.total.mean).toBeCloseTo(found.plan?.total ?? -1, 6)
    expect(again.money?.term.penalties.mean).toBeCloseTo(found.plan?.penalties ?? -1, 6)
    expect(again.term.meets.everyMonth.probability).toBe(found.plan?.probability)
    expect(readFileSync(folder.path('total', 'frontier.csv'), 'utf8')).toMatch(/^atLeast,cost,probability,lo95,hi95,penalties,whole day,/)
  })

  test('exits with 2 where there are no penalties, or no wages to add them to', async () => {
    const none = await pronto('size', scenario, '--roster', roster, ...total)
    expect(none.code).toBe(2)
    expect(none.err).toContain('found a contract without penalties')
    expect(none.err).toContain('did you mean --objective wages?')
    const unpaid = folder.write('unpaid.yaml', deskYaml({ contract: penalties }))
    const hours = await pronto('size', unpaid, ...total)
    expect(hours.code).toBe(2)
    expect(hours.err).toContain('found no costPerHour')
  })
})

const outOfHours = ({ results }: Sizing) => (results?.types ?? []).reduce((sum, type) => sum + type.outOfHours, 0)
