/** A schedule of contacts shared among the virtual users, as `contract-window` and `spike-at-opening` replay it. */
import exec from 'k6/execution'
import { halfHour } from '../../../sim/load/k6Metrics.ts'
import { ReplayClock } from './clock.ts'
import { plan } from './plan.ts'
import { Replay, type Scheduled } from './replay.ts'

/** `at(i)` for i from 0 to `count`, in order of their instants: this virtual user takes its every n-th. */
export function replayShare(start: number, count: number, at: (index: number) => Scheduled): void {
  const { length } = plan.window
  const replay = new Replay(new ReplayClock(start), {
    deadline: length + plan.settle,
    redialUntil: length,
    tags: (due) => ({ window: halfHour(plan.window.from, due) }),
    print: (line) => console.log(JSON.stringify(line)),
  })
  replay.run(share(count, at))
}

function* share(count: number, at: (index: number) => Scheduled): Generator<Scheduled> {
  for (let index = exec.scenario.iterationInTest; index < count; index += users()) yield at(index)
}

/** Virtual users at work, by the config: each runs one iteration. */
function users(): number {
  const { vus } = (exec.test.options.scenarios?.[exec.scenario.name] ?? {}) as { vus?: number | null }
  return vus ?? 1
}
