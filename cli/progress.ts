/** A progress bar with the time left, on a terminal only. */
import { bar } from './words.ts'

export interface Progress {
  update: (done: number, planned: number) => void
  /** Leaves an empty line. */
  end: () => void
}

/** What it needs of process.stderr. */
export interface ProgressStream {
  isTTY?: boolean
  columns?: number
  write: (text: string) => unknown
}

const everyMillis = 100
const widest = 30
const narrowest = 8

/** `more`: the planned number may grow. `what` is counted. */
export function progress(
  stream: ProgressStream,
  {
    quiet = false,
    more = false,
    what = 'replications',
    now = () => performance.now(),
  }: { quiet?: boolean; more?: boolean; what?: string; now?: () => number } = {},
): Progress {
  if (quiet || !stream.isTTY) return { update: () => {}, end: () => {} }
  let last = Number.NEGATIVE_INFINITY
  // The first replications take longer, as threads start: the pace is that of those after them.
  let first: { time: number; done: number } | undefined
  return {
    update(done, planned) {
      const time = now()
      if (done > 0) first ??= { time, done }
      if (time - last < everyMillis) return
      last = time
      const left =
        first === undefined || done <= first.done
          ? ''
          : `, ${timeLeft(((time - first.time) / (done - first.done)) * (planned - done))} left`
      const text = `${done} of ${planned} ${what}${left}${more ? ', or more' : ''}`
      // A line as wide as the terminal would wrap on some.
      const room = (stream.columns ?? 80) - 1
      const width = Math.min(widest, room - text.length - 1)
      stream.write(`\r${width < narrowest ? text.slice(0, room) : `${bar(done / planned, width)} ${text}`}\x1b[K`)
    },
    end() {
      stream.write('\r\x1b[K')
    },
  }
}

function timeLeft(millis: number): string {
  const seconds = Math.ceil(millis / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
