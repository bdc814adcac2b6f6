/** Ctrl-C: the first asks to stop and show what is done, the second ends at once. */
import { exitCodes } from './exitCodes.ts'

export interface Interruption {
  signal: AbortSignal
  /** Ctrl-C means what it meant before. */
  end: () => void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** `said` is called at the first. */
export function onInterrupt(said: () => void): Interruption {
  const controller = new AbortController()
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted)
    controller.abort()
    said()
  }
  for (const name of signals) process.on(name, interrupt)
  return {
    signal: controller.signal,
    end() {
      for (const name of signals) process.removeListener(name, interrupt)
    },
  }
}
