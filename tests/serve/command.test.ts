/** `pronto serve` as a user meets it. */
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { deskYaml, type Ended, pronto, type RunningPronto, scratch, start } from '../cli/pronto.ts'

const folder = scratch()

/** The address it prints. */
function addressOf({ process, ended }: RunningPronto): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = ''
    process.stdout?.on('data', (text: string) => {
      out += text
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(out)?.[0]
      if (address !== undefined) resolve(address)
    })
    ended.then(({ err }: Ended) => reject(new Error(`ended: ${err}`)))
  })
}

describe('pronto serve', () => {
  test('prints its address, answers there, and ends with 0 at Ctrl-C', async () => {
    folder.write('desk.yaml', deskYaml())
    const running = start(['serve', folder.path(), '--port', '0'])
    const address = await addressOf(running)
    const page = await (await fetch(`${address}en/`)).text()
    expect(page).toContain('desk.yaml')
    expect(page).toContain('v4-project')
    expect((await fetch(`${address}page/plan.js`)).status).toBe(200)
    running.process.kill('SIGINT')
    const { code, out, err } = await running.ended
    expect([code, out, err]).toEqual([0, `${folder.path()}\n${address}\n`, 'Stopping; Ctrl-C again to stop at once.\n'])
  })

  test('cancels a run at Ctrl-C, and leaves nothing of it', async () => {
    const text = deskYaml({ months: 12, replications: 100_000 })
    folder.write('desk.yaml', text)
    const running = start(['serve', folder.path(), '--port', '0', '--threads', '1'])
    const address = await addressOf(running)
    const answer = await fetch(`${address}en/run`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ file: 'desk.yaml', files: [{ file: 'desk.yaml', text }], name: 'long' }),
    })
    expect(answer.status).toBe(202)
    const events = await fetch(`${address}en/run/events`)
    running.process.kill('SIGTERM')
    expect(await events.text()).toContain('"state":"cancelled"')
    expect((await running.ended).code).toBe(0)
    expect(existsSync(folder.path('results/long'))).toBe(false)
  })

  test('has no option to listen elsewhere, and says what is wrong with a folder', async () => {
    const all = await Promise.all([
      pronto('serve', folder.path(), '--host', '0.0.0.0'),
      pronto('serve', folder.path('nothing')),
      pronto('serve', folder.write('file', '')),
    ])
    expect(all.map(({ code }) => code)).toEqual([2, 2, 2])
    expect(all[1]?.err).toContain('found no folder, expected a folder of results and scenarios')
  })

  test('on a port that is taken fails, and says what to do', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as { port: number }
    const { code, err } = await pronto('serve', folder.path(), '--port', String(port))
    expect([code, err.replaceAll('\n', ' ')]).toEqual([3, expect.stringContaining('--port 0 takes any free port')])
    taken.close()
  })
})
