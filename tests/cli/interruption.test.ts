/** Ctrl-C: stops soon, says and writes what is done, ends with 130. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Results } from '../../sim/estimates/results.ts'
import { deskYaml, scratch, start } from './pronto.ts'

const folder = scratch()
const wait = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

describe('Ctrl-C', () => {
  test('shows and writes the replications that are done', async () => {
    const dir = folder.path('out')
    const desk = folder.write('desk.yaml', deskYaml({ replications: 1_000_000 }))
    const running = start(['simulate', desk, '--out', dir, '--json'])
    await wait(2000)
    const before = performance.now()
    running.process.kill('SIGINT')
    const { code, out, err } = await running.ended
    // A second or so on a quiet machine.
    expect(performance.now() - before).toBeLessThan(6000)
    expect(code).toBe(130)
    const results = JSON.parse(out) as Results
    expect(results.replications).toBeGreaterThan(0)
    expect(err).toMatch(/^Stopping; Ctrl-C again to stop at once\.\nWritten to /)
    expect(err.replaceAll('\n', ' ')).toContain(
      `Interrupted: ${results.replications} of 1000000 replications were done, and what is shown rests on them.`,
    )
    expect(readFileSync(`${dir}/results.json`, 'utf8')).toBe(out)
  })

  test('does not wait for replications that take long', async () => {
    const contacts = '{ type: order, volume: { perOpenDay: 200000 }, handling: { exponential: { mean: 240s } } }'
    const desk = folder.write('long.yaml', deskYaml({ contacts, agents: 1600, months: 120 }))
    const running = start(['simulate', desk, '--out', folder.path('none')])
    await wait(3000)
    const before = performance.now()
    running.process.kill('SIGINT')
    const { code, out, err } = await running.ended
    expect(performance.now() - before).toBeLessThan(6000)
    expect([code, out]).toEqual([130, ''])
    expect(err).toContain('Interrupted: none of 20 replications was done.')
    expect(existsSync(folder.path('none', 'results.json'))).toBe(false)
  })

  test('twice ends at once, with nothing half written', async () => {
    const contacts = '{ type: order, volume: { perOpenDay: 200000 }, handling: { exponential: { mean: 240s } } }'
    const desk = folder.write('long.yaml', deskYaml({ contacts, agents: 1600, months: 120 }))
    const running = start(['simulate', desk])
    await wait(3000)
    running.process.kill('SIGINT')
    await running.said('Stopping')
    running.process.kill('SIGINT')
    const { code, signal, out } = await running.ended
    expect([code, signal, out]).toEqual([130, null, ''])
  })
})
