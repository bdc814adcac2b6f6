/** Is a run a measurement at all? A guard that fails makes it not valid, which is not the same as a breach. */
import type { Judged } from './measured.ts'
import type { FactLine, FailureLine, Line, LoadPlan } from './plan.ts'

export interface Guard {
  guard: string
  ok: boolean
  found: string
  expected: string
}

/** What k6 itself counted and how it ended. */
export interface K6Report {
  version: string
  /** null: ended by a signal. */
  exitCode: number | null
  /** By metric: a counter's count, a rate's hits and all of its samples. */
  counters: Record<string, number>
  rates: Record<string, { part: number; whole: number }>
}

/** k6's own exit code for a threshold that failed; every other but 0 is an error. */
export const thresholdsFailed = 99

/** Late replays among a hundred that still make a measurement. */
const mostLate = 0.01

/** `judged` and `rateNames` in the order of the plan's targets. */
export function guards(plan: LoadPlan, lines: Line[], judged: Judged, k6: K6Report, rateNames: string[], interrupted: boolean): Guard[] {
  const facts = lines.filter((line): line is FactLine => line.line === 'fact')
  const failures = lines.filter((line): line is FailureLine => line.line === 'failure')
  const registered = lines.filter(({ line }) => line === 'registered').length
  const planned = plan.contacts.length
  const first = facts.filter(({ attempt }) => attempt === 1).length + registered
  const ended = new Set(lines.flatMap((line) => (line.line === 'exchange' ? [] : [line.contact])))
  const lags = lines.flatMap((line) => (line.line === 'exchange' ? [] : [line.lag]))
  const late = lags.filter((lag) => lag > plan.lateAfter).length
  const again = lines.filter((line) => (line.line === 'fact' || line.line === 'failure') && line.attempt > 1).length
  const redials = k6.counters.redials_offered ?? 0
  const shared = sharedNumbers(lines)
  const counting = judged.targets.some(({ whole }, i) => plan.targets[i].judged && whole > 0)
  const ended0 = k6.exitCode === 0 || k6.exitCode === thresholdsFailed
  const counted = rateNames.map((name, i) => ({ name, own: judged.targets[i], theirs: k6.rates[name] ?? { part: 0, whole: 0 } }))
  const different = counted.filter(({ own, theirs }) => own.part !== theirs.part || own.whole !== theirs.whole)
  return [
    { guard: 'finished', ok: !interrupted, found: interrupted ? 'interrupted' : 'the whole window', expected: 'the whole window' },
    {
      guard: 'k6',
      ok: ended0,
      found: k6.exitCode === null ? 'ended by a signal' : `exit code ${k6.exitCode}`,
      expected: `0, or ${thresholdsFailed} where a target is missed`,
    },
    { guard: 'offered', ok: ended.size === planned, found: `${ended.size} contacts placed`, expected: `${planned}` },
    { guard: 'resolved', ok: first === planned, found: `${first} contacts followed to their end`, expected: `${planned}` },
    { guard: 'redials', ok: again === redials, found: `${again} second and later attempts ended`, expected: `${redials}` },
    {
      guard: 'numbers',
      ok: shared.length === 0,
      found: shared.length === 0 ? 'none twice' : `${shared.length} given to more than one contact, such as ${shared[0]}`,
      expected: 'a number of its own for each contact',
    },
    {
      guard: 'failures',
      ok: failures.length === 0,
      found: failures.length === 0 ? 'none' : `${failures.length}: ${mostFrequent(failures)}`,
      expected: 'none',
    },
    {
      guard: 'replayLag',
      ok: late <= mostLate * lags.length,
      found: `${late} of ${lags.length} sent more than ${plan.lateAfter / 1000} ms after their instant`,
      expected: `${mostLate * 100}% at most`,
    },
    {
      guard: 'data',
      ok: judged.received > 0 && counting,
      found: `${judged.received} calls received in opening hours${judged.received > 0 && !counting ? ', none of which a target counts' : ''}`,
      expected: 'one at least',
    },
    {
      guard: 'crossCheck',
      ok: different.length === 0,
      found:
        different.length === 0
          ? 'the same counts'
          : different
              .map(({ name, own, theirs }) => `${name} ${theirs.part}/${theirs.whole} by k6, ${own.part}/${own.whole} here`)
              .join('; '),
      expected: 'the same counts by k6 and by the judge',
    },
  ]
}

/** Numbers that the endpoint gave to several contacts, which can then not be told apart. Attempts of one contact may share one. */
function sharedNumbers(lines: Line[]): string[] {
  const owners = new Map<string, number>()
  const shared = new Set<string>()
  for (const line of lines) {
    if ((line.line !== 'fact' && line.line !== 'registered') || line.number === null) continue
    const owner = owners.get(line.number)
    if (owner === undefined) owners.set(line.number, line.contact)
    else if (owner !== line.contact) shared.add(line.number)
  }
  return [...shared]
}

/** "connection refused (12), HTTP 500 (3)": the three most frequent. */
function mostFrequent(failures: FailureLine[]): string {
  const counts = new Map<string, number>()
  for (const { what } of failures) counts.set(what, (counts.get(what) ?? 0) + 1)
  const sorted = [...counts].sort((a, b) => b[1] - a[1])
  const shown = sorted.slice(0, 3).map(([what, count]) => `${what} (${count})`)
  return [...shown, ...(sorted.length > 3 ? ['...'] : [])].join(', ')
}
