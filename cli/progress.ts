/** A progress bar with the time left, on a terminal only. */
import { bar } from './words.ts'

export interface Progress {
  update: (done: number, planned: number) => void
  end: () => void
}

export function progress(stream: NodeJS.WriteStream, quiet: boolean): Progress {
  if (quiet || !stream.isTTY) return { update: () => {}, end: () => {} }
  const started = performance.now()
  let last = 0
  return {
    update(done, planned) {
      const now = performance.now()
      if (done < planned && now - last < 100) return
      last = now
      const left = done === 0 ? Number.NaN : ((now - started) / done) * (planned - done)
      stream.write(`\r${bar(done / planned, 30)} ${done} of ${planned} replications, ${timeLeft(left)} left \x1b[K`)
    },
    end() {
      stream.write('\r\x1b[K')
    },
  }
}

function timeLeft(millis: number): string {
  if (Number.isNaN(millis)) return '…'
  const seconds = Math.ceil(millis / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
