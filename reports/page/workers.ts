/** Workers made of the engine's script, which lies in the page: nothing is loaded. */
import type { Ask, Tell } from '../whatIf/engine.ts'
import type { Worker as AskedWorker } from '../whatIf/runner.ts'

/** As many as there are processors, up to eight, and one more that adds up. */
export function startWorkers(script: string): { workers: AskedWorker[]; estimator: AskedWorker } {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  const count = Math.min(8, Math.max(1, navigator.hardwareConcurrency ?? 2))
  return { workers: Array.from({ length: count }, () => started(url)), estimator: started(url) }
}

/** It answers in the order in which it is asked. */
function started(url: string): AskedWorker {
  const worker = new Worker(url)
  const waiting: { resolve: (tell: Tell) => void; reject: (reason: Error) => void }[] = []
  let broken: Error | undefined
  worker.onmessage = ({ data }: MessageEvent<Tell>) => waiting.shift()?.resolve(data)
  worker.onerror = (event) => {
    // What went wrong in it is told in the page, not in the console.
    event.preventDefault()
    broken = new Error(event.message ?? 'The worker did not start.')
    for (const { reject } of waiting.splice(0)) reject(broken)
  }
  return (ask: Ask) =>
    new Promise((resolve, reject) => {
      if (broken !== undefined) return reject(broken)
      waiting.push({ resolve, reject })
      worker.postMessage(ask, ask.kind === 'add' ? [ask.tallies.counts.buffer as ArrayBuffer] : [])
    })
}
