/** Where two replays differ, in words. */
import type { Model } from '../../sim/engine/model.ts'
import { Entry, entryOf, numberOf, outcomeNames, outcomeOf, typeOf } from '../../sim/facts.ts'
import type { Replay, Row } from './reference/index.ts'

const entryNames = Object.keys(Entry)

function words([code, received, duration, greeted]: Row, model: Model): string {
  const day = model.term.dayStart.findLastIndex((start) => start <= received)
  const names = `${entryNames[entryOf(code)]} ${outcomeNames[outcomeOf(code)]} ${model.types[typeOf(code)].name} ${model.numbers[numberOf(code)].name}`
  return `${names}, received ${received} (day ${day} + ${(received - model.term.dayStart[day]) / 3.6e9} h), ${duration} long, ${greeted} greeted`
}

/** The rows that only one of them has, in the order of receipt, the first few; then the sums that differ. [] = they agree. */
export function differences(kernel: Replay, reference: Replay, model: Model, most = 6): string[] {
  const only = (these: Row[], those: Row[], whose: string) => {
    const known = new Map<string, number>()
    for (const row of those) known.set(String(row), (known.get(String(row)) ?? 0) + 1)
    return these.flatMap((row) => {
      const left = known.get(String(row)) ?? 0
      known.set(String(row), left - 1)
      return left > 0 ? [] : [{ row, text: `${whose}: ${words(row, model)}` }]
    })
  }
  const rows = [...only(kernel.rows, reference.rows, 'kernel'), ...only(reference.rows, kernel.rows, 'reference')]
    .sort((a, b) => a.row[1] - b.row[1])
    .slice(0, most)
    .map(({ text }) => text)
  const sums = (['handling', 'present', 'overtime', 'held', 'background'] as const).flatMap((what) =>
    kernel[what].flatMap((value, i) =>
      value === reference[what][i] ? [] : [`${what} ${i}: kernel ${value}, reference ${reference[what][i]}`],
    ),
  )
  return [...rows, ...sums.slice(0, most)]
}
