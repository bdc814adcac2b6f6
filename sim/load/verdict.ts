/** Lines, counts and a prediction -> verdict.json: what a load test showed. */
import { type JudgedTarget, meets } from '../contract/targets.ts'
import { type Micros, Outcome, outcomeNames } from '../facts.ts'
import type { Plan } from '../plan.ts'
import { type Guard, guards, type K6Report } from './guards.ts'
import { type Count, factsOf, type Judged, judge } from './measured.ts'
import type { FactLine, Line, LoadPlan } from './plan.ts'
import type { Prediction } from './predict.ts'

/** A target, counted. */
export interface TargetVerdict extends Count {
  key: string
  measure: 'answeredWithin' | 'lost'
  /** Seconds, of answeredWithin. */
  time?: number
  atLeast?: number
  atMost?: number
  judged: boolean
  /** null = no data. */
  share: number | null
  meets: boolean | null
}

export interface PredictedTarget {
  key: string
  mean: number | null
  interval99: [number, number] | null
  /** Does what was measured lie in the interval? null without data. */
  agrees: boolean | null
}

/** Seconds. */
export interface Spread {
  n: number
  mean: number | null
  p50: number | null
  p95: number | null
  p99: number | null
  max: number | null
}

export interface Verdict {
  pronto: string
  scenario: string
  contract: string
  seed: string
  window: { from: string; to: string; timezone: string }
  target: string
  endpoint: string
  /** Is it a measurement? */
  valid: boolean
  guards: Guard[]
  /** Do all judged targets hold in this window? null: not valid. */
  meets: boolean | null
  planned: number
  /** Second and later attempts. */
  redials: number
  written: number
  outOfHours: number
  received: number
  outcomes: Record<(typeof outcomeNames)[number], number>
  lostBy: Judged['lostBy']
  targets: TargetVerdict[]
  /** By half hour of local time. */
  intervals: { time: string; received: number; targets: (Count & { key: string })[] }[]
  /** From the call to an agent's answer. */
  waited: Spread
  replayLag: Spread
  failures: { what: string; count: number }[]
  k6: K6Report
  predicted: { replications: number; received: number; targets: PredictedTarget[]; agrees: boolean | null } | null
}

export interface Run {
  pronto: string
  loadPlan: LoadPlan
  plan: Plan
  /** The window's beginning on the term's clock, and as seconds after midnight. */
  from: Micros
  localFrom: number
  lines: Line[]
  k6: K6Report
  /** Names of k6's rates, by target. */
  rateNames: string[]
  interrupted: boolean
  prediction: Prediction | null
}

const halfHour = 1800e6

export function verdictOf(run: Run): Verdict {
  const { loadPlan, plan, from, lines, k6, prediction } = run
  const facts = lines.filter((line): line is FactLine => line.line === 'fact')
  const judged = judge(plan, factsOf(loadPlan, plan, from, facts))
  const checked = guards(loadPlan, lines, judged, k6, run.rateNames, run.interrupted)
  const valid = checked.every(({ ok }) => ok)
  const targets = plan.targets.map((target, i) => targetVerdict(target, judged.targets[i]))
  const inHours = facts.filter(({ inHours }) => inHours)
  return {
    pronto: run.pronto,
    scenario: loadPlan.scenario,
    contract: loadPlan.contract,
    seed: loadPlan.seed,
    window: { from: loadPlan.window.from, to: loadPlan.window.to, timezone: loadPlan.window.timezone },
    target: loadPlan.target,
    endpoint: loadPlan.endpoint.name,
    valid,
    guards: checked,
    meets: valid ? targets.every((target) => !target.judged || target.meets !== false) : null,
    planned: loadPlan.contacts.length,
    redials: facts.filter(({ attempt }) => attempt > 1).length,
    written: lines.filter(({ line }) => line === 'registered').length,
    outOfHours: facts.length - inHours.length,
    received: judged.received,
    outcomes: Object.fromEntries(
      outcomeNames.map((name) => [name, inHours.filter(({ outcome }) => outcome === name).length]),
    ) as Verdict['outcomes'],
    lostBy: judged.lostBy,
    targets,
    intervals: intervals(run, facts),
    waited: spread(inHours.filter(({ outcome }) => Outcome[outcome] === Outcome.answered).map(({ duration }) => duration)),
    replayLag: spread(lines.flatMap((line) => (line.line === 'exchange' ? [] : [line.lag]))),
    failures: failuresOf(lines),
    k6,
    predicted: prediction === null ? null : predictedOf(plan, targets, prediction),
  }
}

/** A target as counted, compared as whole numbers. */
export function targetVerdict(target: JudgedTarget, { part, whole }: Count): TargetVerdict {
  const { key, measure, time, limit, judged } = target
  const share = limit.numerator / limit.denominator
  return {
    key,
    measure,
    ...(measure === 'answeredWithin' ? { time: time / 1e6, atLeast: share } : { atMost: share }),
    judged,
    part,
    whole,
    share: whole === 0 ? null : part / whole,
    meets: whole === 0 ? null : meets(target, part, whole),
  }
}

function predictedOf(plan: Plan, measured: TargetVerdict[], { replications, received, shares }: Prediction): Verdict['predicted'] {
  const targets = plan.targets.map(({ key }, i): PredictedTarget => {
    const { mean, interval99 } = shares[i]
    const { share } = measured[i]
    const agrees = share === null || interval99 === null ? null : share >= interval99[0] && share <= interval99[1]
    return { key, mean, interval99, agrees }
  })
  const known = targets.flatMap(({ agrees }, i) => (plan.targets[i].judged && agrees !== null ? [agrees] : []))
  return { replications, received: received.mean, targets, agrees: known.length === 0 ? null : known.every((agrees) => agrees) }
}

function intervals({ plan, loadPlan, from, localFrom }: Run, facts: FactLine[]): Verdict['intervals'] {
  const place = ({ received }: FactLine) => Math.floor((localFrom * 1e6 + received) / halfHour)
  const places = [...new Set(facts.map(place))].sort((a, b) => a - b)
  return places.map((at) => {
    const { received, targets } = judge(
      plan,
      factsOf(
        loadPlan,
        plan,
        from,
        facts.filter((fact) => place(fact) === at),
      ),
    )
    const time = `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`
    return { time, received, targets: targets.map((count, i) => ({ key: plan.targets[i].key, ...count })) }
  })
}

/** Nearest ranks, in seconds. */
function spread(micros: Micros[]): Spread {
  const sorted = micros.map((value) => value / 1e6).sort((a, b) => a - b)
  const n = sorted.length
  const rank = (share: number) => (n === 0 ? null : sorted[Math.max(0, Math.ceil(share * n) - 1)])
  const mean = n === 0 ? null : sorted.reduce((sum, value) => sum + value, 0) / n
  return { n, mean, p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), max: rank(1) }
}

function failuresOf(lines: Line[]): Verdict['failures'] {
  const counts = new Map<string, number>()
  for (const line of lines) if (line.line === 'failure') counts.set(line.what, (counts.get(line.what) ?? 0) + 1)
  return [...counts].map(([what, count]) => ({ what, count })).sort((a, b) => b.count - a.count)
}
