/** One contact per iteration, as `steady`, `ramp` and `soak` place them: taken from the plan in turn, its patience and type with it. */
import { SharedArray } from 'k6/data'
import exec from 'k6/execution'
import { halfHour } from '../../../sim/load/k6Metrics.ts'
import { ReplayClock } from './clock.ts'
import type { Tags } from './measures.ts'
import { contacts, plan } from './plan.ts'
import { Replay } from './replay.ts'

/** Places in the plan of all who call in opening hours, or write. */
const turns = new SharedArray<number>('turns', () =>
  contacts.flatMap(({ inHours, attempts }, index) => (inHours || attempts.length === 0 ? [index] : [])),
)

/** Now, which k6 chose: arrivals are spaced evenly. Nobody redials, or the rate would not be what it is. Failures alone are printed. */
export function placeNext(start: number, tags: Tags): void {
  const index = turns[exec.scenario.iterationInTest % turns.length]
  const clock = new ReplayClock(start)
  const due = clock.now()
  const replay = new Replay(clock, {
    deadline: due + plan.settle,
    redialUntil: due,
    tags: () => ({ window: halfHour(plan.window.from, due), ...tags }),
    print: (line) => {
      if (line.line === 'failure') console.error(JSON.stringify(line))
    },
  })
  replay.place({ index, contact: contacts[index], due, inHours: true })
}
