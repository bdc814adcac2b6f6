/** Reference endpoints under rehearsal, as processes of the built command line. */
import { type RunningPronto, start } from '../../cli/pronto.ts'

export interface Rehearsal {
  url: string
  close: () => Promise<void>
}

/** On a free port, its register in memory. */
export async function rehearse(scenario: string, ...options: string[]): Promise<Rehearsal> {
  const running: RunningPronto = start(['intake', scenario, '--port', '0', '--db', ':memory:', ...options])
  const url = await new Promise<string>((resolve, reject) => {
    let text = ''
    running.process.stdout?.on('data', (more: string) => {
      text += more
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text)
      if (found !== null) resolve(found[0])
    })
    running.ended.then(({ err }) => reject(new Error(`the endpoint ended: ${err}`)), reject)
  })
  return {
    url,
    async close() {
      running.process.kill('SIGTERM')
      await running.ended
    },
  }
}
