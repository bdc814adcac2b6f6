/** Names that would do harm where they are not text; and verdicts of load tests, by hand. */
import type { ReportInput, RunInput } from '../../reports/input.ts'
import type { Comparison } from '../../sim/estimates/comparison.ts'
import type { RateVerdict } from '../../sim/load/rates.ts'
import type { Verdict } from '../../sim/load/verdict.ts'

export const hostileNames = [
  '<script>alert(1)</script>',
  '</script><img src=x onerror=alert(1)>',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '\u202eright to left\u202c שלום',
  'a & b ]]> <b>bold</b> "quoted" \u0001\u0000',
  '[link](javascript:alert(1)) **bold** `code` | cell | # head',
  '![image](http://example.com/x.png) <http://example.com> http://example.com',
  '_x003D_1 \ud800 lone',
  'x'.repeat(10_000),
]

const targets: Verdict['targets'] = [
  { key: 'answeredWithin', measure: 'answeredWithin', time: 20, atLeast: 0.9, judged: true, part: 90, whole: 100, share: 0.9, meets: true },
  { key: 'lost', measure: 'lost', atMost: 0.04, judged: true, part: 3, whole: 100, share: 0.03, meets: true },
]
const spread = { n: 90, mean: 8, p50: 7, p95: 18, p99: 30, max: 41 }
const k6 = { version: '2.2.0', exitCode: 0, counters: {}, rates: {} }

export function withVerdict(): Verdict {
  return {
    pronto: '0.1.0',
    scenario: 'A small desk',
    contract: 'A contract',
    seed: 'small',
    window: { from: '2027-03-08T10:00:00', to: '2027-03-08T10:30:00', timezone: 'Europe/Rome' },
    target: 'http://127.0.0.1:8080',
    endpoint: 'Pronto',
    valid: true,
    guards: [{ guard: 'finished', ok: true, found: 'the whole window', expected: 'the whole window' }],
    meets: true,
    planned: 100,
    redials: 2,
    written: 0,
    outOfHours: 0,
    received: 100,
    outcomes: { answered: 97, abandoned: 3, busy: 0, recordedMessage: 0, voicemail: 0, inProgress: 0 },
    lostBy: { abandoned: 3, answeredLate: 0, busy: 0, recordedMessage: 0, voicemail: 0 },
    targets,
    intervals: [
      {
        time: '10:00',
        received: 100,
        targets: [
          { key: 'answeredWithin', part: 90, whole: 100 },
          { key: 'lost', part: 3, whole: 100 },
        ],
      },
    ],
    waited: spread,
    replayLag: { ...spread, n: 100 },
    failures: [],
    k6,
    predicted: {
      replications: 1999,
      received: 100,
      targets: [
        { key: 'answeredWithin', mean: 0.93, interval99: [0.85, 0.99], agrees: true },
        { key: 'lost', mean: 0.02, interval99: [0, 0.06], agrees: true },
      ],
      agrees: true,
    },
  }
}

export function rateVerdict(): RateVerdict {
  const { pronto, scenario, contract, seed, target, endpoint } = withVerdict()
  const section = (perMinute: number, meets: boolean): RateVerdict['sections'][number] => ({
    perMinute,
    valid: true,
    planned: 100,
    offered: 100,
    resolved: 100,
    transportErrors: 0,
    targets: targets.map((one) => (meets ? one : { ...one, part: 50, share: 0.5, meets: false })),
    meets,
  })
  return {
    pronto,
    script: 'ramp',
    scenario,
    contract,
    seed,
    target,
    endpoint,
    valid: true,
    meets: true,
    sections: [section(10, true), section(20, true), section(40, false)],
    highest: 20,
    k6,
  }
}

/** The name wherever one can stand. */
export function named(run: RunInput, input: ReportInput, name: string): ReportInput {
  const { groups } = run.results.term
  const results = {
    ...run.results,
    scenario: name,
    contract: name,
    seed: name,
    types: run.results.types.map((type) => ({ ...type, type: name })),
  }
  const term = { ...results.term, groups: groups.map((group) => ({ ...group, group: name })) }
  const comparison = input.comparison as Comparison
  const plans = comparison.plans.map((plan, i) => ({
    ...plan,
    label: i === 0 ? name : plan.label,
    changes: [{ key: name, name, value: name }],
  }))
  return {
    runs: [{ ...run, label: name, file: name, compiled: null, results: { ...results, term } }],
    comparison: { ...comparison, base: name, plans, differences: comparison.differences.map((one) => ({ ...one, against: name })) },
    verdicts: [{ ...withVerdict(), scenario: name, endpoint: name, target: name, seed: name }],
    sensitivities: input.sensitivities?.map((one) => ({ ...one, scenario: name, contract: name, seed: name })),
  }
}
