/** Why nothing will do: which limits, each lifted alone, would let a plan meet the requirement. */
import type { Plan } from '../plan.ts'
import type { Curves } from './curves.ts'
import type { Ledger } from './ledger.ts'
import { best, type RosterProgram, type Solve } from './program.ts'
import type { Rosters } from './rosters.ts'
import type { RosterRules } from './schema.ts'

interface Lifted {
  limit: string
  rules: RosterRules
  plan: Plan
}

export async function blockers(
  rosters: Rosters,
  {
    ledger,
    program,
    curves,
    solve,
    require,
    stop,
  }: { ledger: Ledger; program: RosterProgram; curves: Curves; solve: Solve; require: number; stop: () => boolean },
): Promise<string[]> {
  const found: string[] = []
  for (const { limit, rules, plan } of liftings(rosters)) {
    const freed = rosters.like(rules, plan)
    const heads = await best({ ...program, rosters: freed }, curves, solve)
    if (heads === null || stop()) continue
    const own = ledger.like(freed)
    if (await own.decide(own.known(heads), require, stop)) found.push(limit)
    ledger.count(own.calls, own.replayed)
  }
  return found
}

function liftings({ rules, empty }: Rosters): Lifted[] {
  const { limits, shifts } = rules
  const without = (limit: string, rest: RosterRules['limits'], at: keyof RosterRules['limits']): Lifted[] =>
    limits[at] === undefined ? [] : [{ limit, rules: { ...rules, limits: { ...rest, [at]: undefined } }, plan: empty }]
  const { model } = empty
  return [
    ...without(`${limits.heads} heads in all`, limits, 'heads'),
    ...without(`${limits.hoursPerWeek} hours a week in all`, limits, 'hoursPerWeek'),
    ...without('occupancy', limits, 'occupancy'),
    ...shifts.flatMap(({ name, maxHeads }, i): Lifted[] =>
      maxHeads === undefined
        ? []
        : [
            {
              limit: `${maxHeads} heads in ${name}`,
              rules: { ...rules, shifts: shifts.map((one, k) => (k === i ? { ...one, maxHeads: undefined } : one)) },
              plan: empty,
            },
          ],
    ),
    ...(model.lines.length === 0
      ? []
      : [
          {
            limit: 'lines',
            rules,
            plan: { ...empty, model: { ...model, lines: [], numbers: model.numbers.map((one) => ({ ...one, linePool: -1 })) } },
          },
        ]),
    ...(Number.isFinite(model.queueLimit)
      ? [{ limit: 'queueLimit', rules, plan: { ...empty, model: { ...model, queueLimit: Number.POSITIVE_INFINITY } } }]
      : []),
  ]
}
