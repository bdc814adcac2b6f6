/** Contact types of different priority, none of them interrupting another, everybody waits (Cobham 1954, Operations Research 2, 70-76). */
import type { Seconds } from '../../time.ts'
import { erlangC } from './erlangC.ts'

export interface PriorityClass {
  callsPerSecond: number
  /** Mean. */
  handling: Seconds
  /** Seconds^2. */
  variance: number
}

/** Mean wait in seconds of each class, the first served first, with one agent and handling of any law. Throws RangeError at an occupancy of 1 or more. */
export function prioritiesOfOneAgent(classes: PriorityClass[]): Seconds[] {
  const residual = classes.reduce((sum, one) => sum + (one.callsPerSecond * (one.handling ** 2 + one.variance)) / 2, 0)
  return cobham(
    residual,
    classes.map((one) => one.callsPerSecond * one.handling),
  )
}

/** The same with `agents` agents and exponential handling of one mean for all classes: the time until one falls free is C handling / agents. */
export function prioritiesOfMany(agents: number, callsPerSecond: number[], handling: Seconds): Seconds[] {
  const all = callsPerSecond.reduce((sum, rate) => sum + rate, 0)
  return cobham(
    (erlangC(agents, all, handling).waits * handling) / agents,
    callsPerSecond.map((rate) => (rate * handling) / agents),
  )
}

/** `residual` / ((1 - load of the classes before) (1 - load with this class)). */
function cobham(residual: Seconds, loads: number[]): Seconds[] {
  let before = 0
  return loads.map((load) => {
    const through = before + load
    if (!(through < 1)) throw new RangeError(`Nobody catches up with an occupancy of ${through}`)
    const wait = residual / ((1 - before) * (1 - through))
    before = through
    return wait
  })
}
