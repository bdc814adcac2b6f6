/** Desks so small that every plan can be looked at. */
import type { Scenario } from '../../sim/scenario.ts'
import type { Rosters } from '../../sim/sizing/rosters.ts'
import type { RosterRules } from '../../sim/sizing/schema.ts'
import { roster, scenario } from './sizing.ts'

export const mostHeads = 8

/** Up to three shifts, each with its own hours, price, absence and breaks. Everything follows from the instance's number. */
export function instance(
  number: number,
  contract: Record<string, unknown> = {},
): { written: Scenario; rules: RosterRules; require: number } {
  const pick = <T>(values: readonly T[], salt: number): T => values[(number * 7 + salt * 13 + ((number * salt) % 5)) % values.length]
  const hours = pick([['09:00-13:00'], ['09:00-12:00', '14:00-16:00'], ['08:00-14:00']], 1)
  const [from, until] = [hours[0].slice(0, 5), hours[hours.length - 1].slice(6)]
  const shift = (name: string, times: string[], salt: number) => ({
    name,
    shift: times,
    costPerHour: pick([20, 23.5, 18, 31], salt),
    absence: pick([0, '5%', '10%'], salt + 1),
    maxHeads: mostHeads,
    ...(pick([true, false, false], salt + 2) ? { breaks: { after: '2h', length: '15m' } } : {}),
  })
  const shifts = [
    shift('whole', hours, 2),
    shift('early', [`${from}-${pick(['11:00', '11:30', '12:00'], 3)}`], 4),
    shift('late', [`${pick(['10:00', '10:30', '11:00'], 5)}-${until}`], 6),
  ].slice(0, number % 6 === 0 ? 2 : 3)
  const call = {
    type: 'order',
    volume: { perOpenDay: pick([16, 25, 40, 60], 7) },
    profile: pick([{ '00:00': 1 }, { '08:00': 1, '10:00': 3, '12:00': 1 }, { '08:00': 2, '11:00': 1 }], 8),
    handling: { lognormal: { mean: pick(['2m', '3m', '4m'], 9), cv: pick([0.8, 1.2], 10) } },
    patience: { exponential: { mean: pick(['1m', '3m', '6m'], 11) } },
  }
  const written = scenario(
    {
      contract: { hours: { tue: hours }, ...contract },
      demand: { busyness: { cv: pick([0, 0.1, 0.25], 12) }, contacts: [call] },
      staffing: { greeting: pick(['0s', '4s'], 13) },
    },
    `instance ${number}`,
  )
  // One failure in 30 is allowed, or none.
  return {
    written,
    require: number % 2 === 0 ? 0.8 : 0.85,
    rules: roster({ shifts, ...(number % 5 === 0 ? { limits: { heads: 12 } } : {}) }),
  }
}

/** Every plan that may be rostered, by wages without overtime. */
export function allPlans(rosters: Rosters): number[][] {
  return rosters.rules.shifts
    .reduce<number[][]>((plans) => plans.flatMap((heads) => Array.from({ length: mostHeads + 1 }, (_, count) => [...heads, count])), [[]])
    .filter((heads) => rosters.allowed(heads))
    .sort((a, b) => rosters.floor(a) - rosters.floor(b))
}
