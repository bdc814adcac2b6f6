/** A sensitivity on disk: sensitivity.json, and sensitivity.csv with one figure a line. */
import type { DifferenceResult } from '../sim/estimates/differences.ts'
import type { Outcomes, Sensitivity, SensitivityPoint } from '../sim/estimates/sensitivity.ts'
import { type Cell, csv } from './csvText.ts'
import { writeAll } from './output.ts'

export const sensitivityFiles = ['sensitivity.json', 'sensitivity.csv'] as const

/** Writes both files, or none. Returns their names. Throws OutputError. */
export function writeSensitivity(sensitivity: Sensitivity, dir: string): string[] {
  const texts = [`${JSON.stringify(sensitivity, null, 2)}\n`, csv(rowsOf(sensitivity))]
  return writeAll(
    dir,
    sensitivityFiles.map((name, i) => [name, texts[i] as string]),
  )
}

/** A line for each change and measure; the scenario as it is has no factor; volumes tried for the breaking point come last, as changes of volume. */
function rowsOf({ asIs, factors, breaking }: Sensitivity): Cell[][] {
  const changes = factors.flatMap(({ factor, points }) => points.map((point) => ({ factor, ...point })))
  const known = changes.filter(({ factor }) => factor === 'volume').map(({ change }) => 1 + change)
  const tried = (breaking?.tried ?? []).filter(({ volume }) => volume !== 1 && !known.includes(volume))
  return [
    ['factor', 'change', 'measure', 'value', 'lo95', 'hi95', 'difference', 'differenceLo95', 'differenceHi95', 'narrowing'],
    ...lines('', 0, asIs),
    ...changes.flatMap(({ factor, change, difference, ...outcomes }) => lines(factor, change, outcomes, difference)),
    ...tried.flatMap(({ volume, ...outcomes }) => lines('volume', Math.round((volume - 1) * 10_000) / 10_000, outcomes)),
  ]
}

function lines(factor: string, change: number, outcomes: Outcomes, difference?: SensitivityPoint['difference']): Cell[][] {
  const { everyMonth, answeredWithin, lost, cost, received } = outcomes
  const less = (one: DifferenceResult | undefined): Cell[] => [one?.difference, one?.ci95?.[0], one?.ci95?.[1], one?.narrowing]
  const line = (measure: string, value: Cell, found: DifferenceResult | undefined): Cell[] => [
    factor,
    change,
    measure,
    value,
    null,
    null,
    ...less(found),
  ]
  const { probability, ci95 } = everyMonth
  return [
    [factor, change, 'meets.everyMonth', probability, ci95?.[0], ci95?.[1], ...less(difference?.everyMonth)],
    line('answeredWithin', answeredWithin, difference?.answeredWithin),
    line('lost', lost, difference?.lost),
    line('cost', cost, difference?.cost),
    line('received', received, undefined),
  ]
}
