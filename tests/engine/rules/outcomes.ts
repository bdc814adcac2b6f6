/** What became of each caller of a tiny desk, in words. */
import { Kernel } from '../../../sim/engine/kernel.ts'
import { Entry, entryOf, type Facts, outcomeNames, outcomeOf, typeOf } from '../../../sim/facts.ts'
import { second, seed, type TinyDesk, tinyModel } from './tinyDesk.ts'

export interface Replayed {
  /** By caller, in the order of receipt: "answered after 20 s". */
  of: Record<string, string[]>
  /** Seconds over the whole term. */
  handling: number
  present: number
  overtime: number[]
}

const prefix = {
  [Entry.inHours]: '',
  [Entry.outOfHours]: 'out of hours: ',
  [Entry.callback]: 'callback ',
  [Entry.written]: 'written ',
  [Entry.transfer]: 'handed on, ',
}

/** Replays the desk once. */
export function replay(desk: TinyDesk): Replayed {
  const names = Object.keys(desk.callers)
  const found: { caller: string; received: number; text: string }[] = []
  const kernel = new Kernel(tinyModel(desk), seed, (facts, count) => {
    for (let i = 0; i < count; i++) found.push(described(facts, i, names))
  })
  kernel.run(0)
  const of: Record<string, string[]> = Object.fromEntries(names.map((name) => [name, []]))
  for (const { caller, text } of found.sort((a, b) => a.received - b.received)) of[caller].push(text)
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / second
  const { handling, present, overtime } = kernel.workload
  return { of, handling: total(handling), present: total(present), overtime: Array.from(overtime, (value) => value / second) }
}

function described({ code, received, duration }: Facts, i: number, names: string[]) {
  const entry = entryOf(code[i])
  const outcome = outcomeNames[outcomeOf(code[i])]
  const text = entry === Entry.outOfHours ? `${prefix[entry]}${outcome}` : `${prefix[entry]}${outcome} after ${duration[i] / second} s`
  return { caller: names[typeOf(code[i])], received: received[i], text }
}
