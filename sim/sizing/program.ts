/** Integer programs over heads by shift, in the LP format that solvers read. */
import type { Curves } from './curves.ts'
import type { Heads, Rosters } from './rosters.ts'

/** Solves a program; the values of its variables, null where nothing fits. */
export type Solve = (program: string) => Promise<Map<string, number> | null>

interface Row {
  terms: [number, string][]
  sign: '<=' | '>=' | '='
  value: number
}

/** What every program over a roster has: heads within their bounds and hiring limits. */
export interface RosterProgram {
  rosters: Rosters
  /** By shift: agents at work a head, by interval (the place in the list of intervals, not of the week). */
  coverage: Float64Array[]
  /** No shift gets more heads than this, whatever its own limit. */
  most: number
}

/** The cheapest heads with at least `needed[i]` agents at work in each interval; null where limits do not allow it. */
export async function covering(program: RosterProgram, needed: Float64Array, solve: Solve): Promise<number[] | null> {
  const rows = Array.from(needed, (value, i): Row => ({ terms: headTerms(program, i), sign: '>=', value }))
  return headsOf(
    await solve(
      textOf(
        program,
        priceTerms(program),
        rows.filter(({ value }) => value > 0),
      ),
    ),
    program,
  )
}

/** The cheapest heads of which the curves expect no more than `score` (as `Curves.score`). */
export async function scoring(program: RosterProgram, curves: Curves, score: number, solve: Solve): Promise<number[] | null> {
  return headsOf(await solve(textOf(program, priceTerms(program), missRows(program, curves, score))), program)
}

/** The best that limits allow: heads with the least score, whatever they cost. */
export async function best(program: RosterProgram, curves: Curves, solve: Solve): Promise<number[] | null> {
  return headsOf(await solve(textOf(program, [[1, 'score']], missRows(program, curves, 'score'))), program)
}

/** Calls missed as straight pieces from below; `score` is a number, or a variable. Intervals that the same shifts cover alike are one. */
function missRows(program: RosterProgram, curves: Curves, score: number | 'score'): Row[] {
  const alike = new Map<string, number[]>()
  curves.intervals.forEach((_, i) => {
    const key = program.coverage.map((shift) => shift[i]).join()
    alike.set(key, [...(alike.get(key) ?? []), i])
  })
  const groups = [...alike.values()]
  const rows = groups.map(([i], k): Row => ({ terms: [[-1, `n${k}`], ...headTerms(program, i)], sign: '=', value: 0 }))
  curves.misses.forEach(({ atMost }, target) => {
    groups.forEach((members, k) => {
      for (const { slope, start } of curves.pieces(target, members)) {
        const terms: Row['terms'] = [
          [1, `v${target}_${k}`],
          [-slope, `n${k}`],
        ]
        rows.push({ terms, sign: '>=', value: start })
      }
    })
    const missed = groups.map((_, k): [number, string] => [1, `v${target}_${k}`])
    if (score === 'score') rows.push({ terms: [...missed, [-atMost, 'score']], sign: '<=', value: 0 })
    else rows.push({ terms: missed, sign: '<=', value: atMost * score })
  })
  return rows
}

const headTerms = ({ coverage }: RosterProgram, i: number): Row['terms'] =>
  coverage.flatMap((shift, j): Row['terms'] => (shift[i] > 0 ? [[shift[i], `x${j}`]] : []))

const priceTerms = ({ rosters }: RosterProgram): Row['terms'] =>
  rosters.rules.shifts.map((_, j) => [rosters.floor(rosters.rules.shifts.map((__, k) => (k === j ? 1 : 0))), `x${j}`])

function limitRows({ rosters }: RosterProgram): Row[] {
  const { heads, hoursPerWeek } = rosters.rules.limits
  const sum = (of: (shift: number) => number): Row['terms'] => rosters.rules.shifts.map((_, j) => [of(j), `x${j}`])
  return [
    ...(heads === undefined ? [] : [{ terms: sum(() => 1), sign: '<=' as const, value: heads }]),
    ...(hoursPerWeek === undefined ? [] : [{ terms: sum((j) => rosters.hoursPerWeek[j]), sign: '<=' as const, value: hoursPerWeek }]),
  ]
}

function textOf(program: RosterProgram, objective: Row['terms'], rows: Row[]): string {
  const { shifts } = program.rosters.rules
  // A term a line: readers of the format may refuse long lines.
  const terms = (of: Row['terms']) =>
    of.map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${decimal(Math.abs(factor))} ${name}`).join('\n')
  const lines = [...rows, ...limitRows(program)].flatMap(({ terms: of, sign, value }, i) =>
    of.length === 0 ? [] : [`r${i}: ${terms(of)} ${sign} ${decimal(value)}`],
  )
  const bounds = shifts.map(
    ({ minHeads, maxHeads = program.most }, j) => `${minHeads} <= x${j} <= ${Math.max(minHeads, Math.min(maxHeads, 100_000))}`,
  )
  return `Minimize\nobj: ${terms(objective)}\nSubject To\n${lines.join('\n')}\nBounds\n${bounds.join('\n')}\nGenerals\n${shifts.map((_, j) => `x${j}`).join('\n')}\nEnd\n`
}

/** Without an exponent, which some readers take for a name. */
const decimal = (value: number) => value.toFixed(9).replace(/\.?0+$/, '')

function headsOf(values: Map<string, number> | null, { rosters }: RosterProgram): number[] | null {
  return values === null ? null : rosters.rules.shifts.map((_, j) => Math.round(values.get(`x${j}`) ?? 0))
}

/** Agents at work in each interval, as expected. */
export function agentsAtWork({ coverage }: RosterProgram, heads: Heads, intervals: number): Float64Array {
  return Float64Array.from({ length: intervals }, (_, i) => heads.reduce((sum, count, shift) => sum + count * coverage[shift][i], 0))
}
