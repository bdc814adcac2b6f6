// How often nominal 95% intervals hold the exact value, over 1,000 seeds. Run: node bench/coverage.js
//
// Constructed tallies: the counts of every replication are drawn here from laws whose expected values are known.
// Engine: short terms of desks whose expected values are known, through compile, replicate and results like any other.
// Longer than most files, so that every exact value stands beside the case it belongs to.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import seedrandom from 'seedrandom'

const seeds = 1000
// In node_modules, so that packages left outside the bundle are found.
const folder = join(import.meta.dirname, '../node_modules/.cache/pronto')
mkdirSync(folder, { recursive: true })
const outfile = join(folder, 'coverage.mjs')
const modules = [
  'compile',
  'contract/judge',
  'contract/schema',
  'demand/schema',
  'estimates/results',
  'estimates/tallies',
  'replicate',
  'staffing/schema',
]
await build({
  stdin: {
    contents: modules.map((name) => `export * from './sim/${name}.ts'`).join('\n'),
    resolveDir: join(import.meta.dirname, '..'),
  },
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'error',
})
const { compile, contractSchema, demandSchema, emptyTallies, MonthField, monthFields, replicate, resultsOf, shapeOf, staffingSchema } =
  await import(outfile)

// --- What is known exactly -------------------------------------------------------------------------------------------------------

/** P(X = k) for k = 0..n of a binomial law, by its recurrence from the mode, scaled to sum to 1. */
function binomial(n, p) {
  const mode = Math.min(n, Math.floor((n + 1) * p))
  const weights = new Float64Array(n + 1)
  weights[mode] = 1
  for (let k = mode; k < n; k++) weights[k + 1] = (weights[k] * (n - k) * p) / ((k + 1) * (1 - p))
  for (let k = mode; k > 0; k--) weights[k - 1] = (weights[k] * k * (1 - p)) / ((n - k + 1) * p)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

/** P(at least the share of n) where each is a success with probability p. The share is in thousandths, exact. */
function atLeast(n, p, thousandths) {
  const law = binomial(n, p)
  let sum = 0
  for (let k = Math.ceil((thousandths * n) / 1000); k <= n; k++) sum += law[k]
  return sum
}

/** The same where n is Poisson with this mean, given that n > 0. */
function atLeastOfPoisson(mean, p, thousandths) {
  let sum = 0
  let logOfN = -mean
  for (let n = 1; n < mean + 12 * Math.sqrt(mean) + 20; n++) {
    logOfN += Math.log(mean / n)
    if (logOfN > -40) sum += Math.exp(logOfN) * atLeast(n, p, thousandths)
  }
  return sum / (1 - Math.exp(-mean))
}

/**
 * A day of M/M/c with `room` places in all (Infinity = no limit) and patience of rate theta, empty at its opening, arrivals at rate
 * lambda for `open` seconds, then served to the last. Kolmogorov's forward equations by fourth-order Runge-Kutta, a second a step.
 * Shares of the calls received that are blocked and that abandon.
 */
function day({ lambda, mu, theta, c, room, open }) {
  const top = Math.min(room, c + 150)
  let p = new Float64Array(top + 1)
  p[0] = 1
  let blocked = 0
  let abandoned = 0
  const leaves = (n) => Math.min(n, c) * mu + Math.max(0, n - c) * theta
  const slope = (state, arrivals) =>
    state.map(
      (_, n) =>
        (n > 0 ? state[n - 1] * arrivals : 0) +
        (n < top ? state[n + 1] * leaves(n + 1) : 0) -
        state[n] * ((n < top ? arrivals : 0) + leaves(n)),
    )
  const plus = (state, step, by) => state.map((value, n) => value + step * by[n])
  const flows = (state) => ({ full: state[top], waiting: state.reduce((sum, value, n) => sum + value * Math.max(0, n - c), 0) })
  const after = 20 / mu
  for (let t = 0; t < open + after; t++) {
    const arrivals = t < open ? lambda : 0
    const k1 = slope(p, arrivals)
    const k2 = slope(plus(p, 0.5, k1), arrivals)
    const middle = plus(p, 0.5, k2)
    const k3 = slope(middle, arrivals)
    const next = p.map((_, n) => p[n])
    const k4 = slope(plus(p, 1, k3), arrivals)
    for (let n = 0; n <= top; n++) next[n] += (k1[n] + 2 * k2[n] + 2 * k3[n] + k4[n]) / 6
    // Simpson over the second.
    const [from, mid, to] = [flows(p), flows(middle), flows(next)]
    blocked += (arrivals * (from.full + 4 * mid.full + to.full)) / 6
    abandoned += (theta * (from.waiting + 4 * mid.waiting + to.waiting)) / 6
    p = next
  }
  return { blocked: blocked / (lambda * open), abandoned: abandoned / (lambda * open) }
}

// --- What is run -----------------------------------------------------------------------------------------------------------------

/** February 2027, Mondays from 9 to 11: four days of two hours. */
function scenario({ perDay, handling, patience, leavesInGreeting, busyness, staffing, contract }) {
  return {
    name: 'coverage',
    contract: contractSchema.parse({ name: 'A desk', hours: { mon: ['09:00-11:00'] }, ...contract }),
    demand: demandSchema.parse({
      ...(busyness === undefined ? {} : { busyness: { cv: busyness } }),
      contacts: [{ type: 'order', volume: { perOpenDay: perDay }, handling, leavesInGreeting, patience }],
    }),
    staffing: staffingSchema.parse({ groups: [{ name: 'desk', shift: ['09:00-11:00'], ...staffing.group }], ...staffing.desk }),
    simulate: { from: '2027-02-01', months: 1, replications: 1, seed: 's' },
    data: {},
  }
}

const days = 4
const open = 7200

function factsOf(plan) {
  const months = plan.model.term.months.map((month) => ({ month, openDays: days, openHours: (days * open) / 3600 }))
  return { pronto: '', scenario: '', contract: '', window: 'month', months, openWeekdays: [days, 0, 0, 0, 0, 0, 0] }
}

/** Results of each seed of a scenario. */
function* engine(made, replications) {
  const { plan } = compile(made)
  const facts = factsOf(plan)
  for (let seed = 0; seed < seeds; seed++) {
    const own = { ...plan, seed: `seed ${seed}` }
    yield resultsOf(facts, own, replicate(own, 0, replications))
  }
}

/** Results of each seed of tallies whose counts `draw` gives for a month of a replication: in time, lost, received. */
function* constructed(replications, months, draw) {
  const made = scenario({ perDay: 1, handling: { constant: '1s' }, staffing: { group: { agents: 1 } } })
  made.simulate.months = months
  const { plan } = compile(made)
  const facts = factsOf(plan)
  const fields = monthFields(plan.targets.length)
  for (let seed = 0; seed < seeds; seed++) {
    const random = seedrandom.alea(`constructed ${seed}`)
    const tallies = emptyTallies(
      shapeOf(plan),
      Array.from({ length: replications }, (_, i) => i),
    )
    for (let replication = 0; replication < replications; replication++)
      for (let month = 0; month < months; month++) {
        const [inTime, lost, received] = draw(random)
        const at = (replication * months + month) * fields
        tallies.counts[at + MonthField.received] = received
        tallies.counts.set([inTime, received, lost, received], at + MonthField.targets)
      }
    yield resultsOf(facts, plan, tallies)
  }
}

function successes(random, n, p) {
  let count = 0
  for (let i = 0; i < n; i++) if (random() < p) count++
  return count
}

/** Poisson by counting arrivals of rate 1 up to `mean`. */
function poisson(random, mean) {
  let count = -1
  for (let time = 0; time <= mean; count++) time -= Math.log(1 - random())
  return count
}

const rows = []
/** Runs one source of results and tells for each of `truths` how often its interval held it. */
function measure(what, replications, source, truths) {
  const held = truths.map(() => 0)
  const sums = truths.map(() => 0)
  for (const results of source)
    truths.forEach(({ value, of }, i) => {
      const { ci95, mean, probability } = of(results)
      sums[i] += mean ?? probability
      if (ci95[0] <= value && value <= ci95[1]) held[i]++
    })
  truths.forEach(({ name, value, exact }, i) => {
    const row = [what, name, replications, value.toFixed(4), (sums[i] / seeds).toFixed(4), `${((100 * held[i]) / seeds).toFixed(1)}%`]
    process.stderr.write('.')
    rows.push([...row, exact === undefined ? '' : `${(100 * exact).toFixed(1)}%`].map(String))
  })
}

/** How often Wilson's interval holds p over n replications: exactly, by summing the binomial law. */
function wilsonCoverage(n, p) {
  const z = 1.959963984540054
  return binomial(n, p).reduce((sum, weight, k) => sum + ((k / n - p) ** 2 <= (z * z * p * (1 - p)) / n ? weight : 0), 0)
}

const started = performance.now()

// 1. Probabilities of meeting 90%: a month of 500 calls, each in time with probability p.
for (const [replications, p] of [
  [100, 0.905],
  [400, 0.905],
  [400, 0.92],
  [400, 0.93],
]) {
  const value = atLeast(500, p, 900)
  measure(
    `constructed: 500 calls a month, each in time with ${p}`,
    replications,
    constructed(replications, 1, (random) => [successes(random, 500, p), 0, 500]),
    [{ name: 'P(month meets 90%)', value, of: ({ months }) => months[0].meets.answeredWithin, exact: wilsonCoverage(replications, value) }],
  )
}
const everyMonth = atLeast(200, 0.94, 900) ** 12
for (const replications of [100, 400])
  measure(
    'constructed: twelve months of 200 calls, each in time with 0.94',
    replications,
    constructed(replications, 12, (random) => [successes(random, 200, 0.94), 0, 200]),
    [
      {
        name: 'P(every month meets)',
        value: everyMonth,
        of: ({ term }) => term.meets.everyMonth,
        exact: wilsonCoverage(replications, everyMonth),
      },
    ],
  )

// 2. Ratios of sums: quiet, usual and busy months, in which the shares differ with the load.
const loads = [
  { weight: 0.3, load: 0.7, inTime: 0.97, lost: 0.01 },
  { weight: 0.5, load: 1, inTime: 0.9, lost: 0.03 },
  { weight: 0.2, load: 1.4, inTime: 0.6, lost: 0.12 },
]
const expected = (of) =>
  loads.reduce((sum, one) => sum + one.weight * one.load * of(one), 0) / loads.reduce((sum, one) => sum + one.weight * one.load, 0)
for (const replications of [30, 100, 400])
  measure(
    'constructed: Poisson calls, three loads',
    replications,
    constructed(replications, 1, (random) => {
      const pick = random()
      const { load, inTime, lost } = pick < 0.3 ? loads[0] : pick < 0.8 ? loads[1] : loads[2]
      const received = poisson(random, 300 * load)
      return [successes(random, received, inTime), successes(random, received, lost), received]
    }),
    [
      { name: 'answeredWithin', value: expected(({ inTime }) => inTime), of: ({ months }) => months[0].answeredWithin },
      { name: 'lost', value: expected(({ lost }) => lost), of: ({ months }) => months[0].lost },
    ],
  )

// 3. The engine where nobody ever waits: 3% leave in the greeting, all others are answered after it.
const perDay = 150
const perSecond = perDay / open
const meets96 = atLeastOfPoisson(days * perDay, 0.97, 960)
measure(
  'engine: nobody waits, 3% leave in the greeting',
  50,
  engine(
    scenario({
      perDay,
      handling: { constant: '60s' },
      leavesInGreeting: '3%',
      staffing: { group: { agents: 60 }, desk: { greeting: '6s', ring: '2s' } },
      contract: {
        targets: [
          { measure: 'answeredWithin', time: '20s', atLeast: '96%' },
          { measure: 'lost', atMost: '4%' },
        ],
      },
    }),
    50,
  ),
  [
    { name: 'answeredWithin', value: 0.97, of: ({ months }) => months[0].answeredWithin },
    { name: 'lost', value: 0.03, of: ({ months }) => months[0].lost },
    { name: 'P(month meets 96%)', value: meets96, of: ({ months }) => months[0].meets.answeredWithin, exact: wilsonCoverage(50, meets96) },
  ],
)

// 4. The engine without a greeting, handling of exactly 60 s: whoever called in the last minute before a closing is still being handled,
// lambda 60^2 / 2 seconds of overtime a day.
const overtime = (days * perSecond * 60 ** 2) / 2 / 3600
measure(
  'engine: nobody waits, 60 s a call',
  50,
  engine(scenario({ perDay, handling: { constant: '60s' }, staffing: { group: { agents: 60, costPerHour: 20 } } }), 50),
  [
    { name: 'overtime, hours', value: overtime, of: ({ term }) => term.overtime },
    { name: 'cost', value: (60 * days * (open / 3600) + overtime) * 20, of: ({ term }) => term.cost },
  ],
)

// 5. The engine as a loss system: as many lines as agents, from empty at nine.
const loss = { lambda: perDay / open, mu: 1 / 180, theta: 0, c: 5, room: 5, open }
const blocked = day(loss).blocked
measure(
  'engine: five lines, five agents (Erlang B from empty)',
  50,
  engine(scenario({ perDay, handling: { exponential: { mean: '180s' } }, staffing: { group: { agents: 5 }, desk: { lines: 5 } } }), 50),
  [
    { name: 'lost', value: blocked, of: ({ months }) => months[0].lost },
    { name: 'answeredWithin', value: 1 - blocked, of: ({ months }) => months[0].answeredWithin },
  ],
)

// 6. The engine as M/M/n+M from empty, served to the last after closing; nobody is lost by a limit of an hour.
const patient = { lambda: perDay / open, mu: 1 / 180, theta: 1 / 120, c: 4, room: Number.POSITIVE_INFINITY, open }
measure(
  'engine: four agents, patience of 120 s (Erlang A from empty)',
  50,
  engine(
    scenario({
      perDay,
      handling: { exponential: { mean: '180s' } },
      patience: { exponential: { mean: '120s' } },
      staffing: { group: { agents: 4 } },
      contract: { lost: { unansweredAfter: '1h' } },
    }),
    50,
  ),
  [{ name: 'lost', value: day(patient).abandoned, of: ({ months }) => months[0].lost }],
)

const head = ['case', 'estimate', 'replications', 'exact value', 'mean estimate', 'held', 'Wilson’s own']
const line = (cells) => `| ${cells.join(' | ')} |`
console.log(`\n${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}`)
console.log(`\n${seeds} seeds a case; Node ${process.version}, ${((performance.now() - started) / 1000).toFixed(0)} s`)
