// npm run bench: how fast, against whom, in one run. Each figure is a ratio of medians, the two sides taken in turn; the bounds are the
// project's own. Needs GNU time; g++ for the C++ peer and python3 with SimPy for the other, and says which it leaves out. Works: bench/works/.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { cpus } from 'node:os'

const runs = Number(process.argv[2] ?? 5)
const bin = 'bench/peers/bin'
const rows = []
let broken = 0

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
const json = (command, args) => JSON.parse(execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1e9 }))
const has = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
const node = process.execPath

/** The whole process: wall seconds, and the most memory it held (MiB). */
function whole(args, command = node) {
  const started = performance.now()
  const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%M', command, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (status !== 0 && status !== 1) throw new Error(stderr)
  return { seconds: (performance.now() - started) / 1000, mebibytes: Number(stderr.trim().split('\n').pop()) / 1024 }
}

/** Runs both in turn, `runs` times. */
function pair(a, b, times = runs) {
  const sides = [[], []]
  for (let i = 0; i < times; i++) for (const [k, side] of [a, b].entries()) sides[k].push(side())
  return sides.map(median)
}

function row(what, ratio, bound, detail, atLeast = false) {
  const met = atLeast ? ratio >= bound : ratio <= bound
  if (!met) broken++
  rows.push([what, ratio.toFixed(2), `${atLeast ? 'at least' : 'at most'} ${bound}`, met ? 'yes' : 'NO', detail])
  console.log(`${what}: ${ratio.toFixed(2)} (${atLeast ? 'at least' : 'at most'} ${bound}: ${met ? 'met' : 'NOT MET'}; ${detail})`)
}

const leftOut = (what, why) => console.log(`Left out: ${what} (${why}).`)

console.log(`Node ${process.version}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores; medians of ${runs}.`)
mkdirSync(bin, { recursive: true })
if (!has('/usr/bin/time', ['-f', '%M', 'true']))
  throw new Error('Whole processes are measured with GNU time, as /usr/bin/time: it is not here')

const nanos = ({ calls, seconds }) => (seconds * 1e9) / calls
const engine = (work, replications) => () => nanos(json(node, ['bench/engine.js', `bench/works/${work}.yaml`, String(replications)]))
const simulate = (work, ...rest) => ['dist/cli/main.js', 'simulate', `bench/works/${work}.yaml`, '--quiet', ...rest]

if (has('g++', ['--version'])) {
  execFileSync('g++', ['-O3', '-std=c++17', '-o', `${bin}/event-list`, 'bench/peers/event-list.cpp'])
  const peer = (calls) => () => nanos(json(`${bin}/event-list`, [String(calls), '1']))
  const [ours, theirs] = pair(engine('b1', 1), peer(10_000_000))
  row('B1, engine time per call, Pronto / C++', ours / theirs, 1.0, `${ours.toFixed(0)} and ${theirs.toFixed(0)} ns`)
  const [process1, process2] = pair(
    () => whole(simulate('b1', '--threads', '1')).seconds,
    () => whole(['10000000', '1'], `${bin}/event-list`).seconds,
  )
  row('B1, whole process, pronto simulate / C++', process1 / process2, 1.1, `${process1.toFixed(2)} and ${process2.toFixed(2)} s`)
} else leftOut('the C++ peer', 'no g++')

const [b2, b1] = pair(engine('b2', 200), engine('b1', 1), Math.min(runs, 3))
row('B2 / B1, engine time per call', b2 / b1, 1.6, `${b2.toFixed(0)} and ${b1.toFixed(0)} ns`)

const python = existsSync(`${bin}/venv/bin/python3`) ? `${bin}/venv/bin/python3` : 'python3'
if (!has(python, ['-c', 'import simpy']) && has('python3', ['-m', 'venv', `${bin}/venv`]))
  spawnSync(`${bin}/venv/bin/pip`, ['install', '--quiet', 'simpy'])
const withSimpy = [`${bin}/venv/bin/python3`, 'python3'].find((one) => has(one, ['-c', 'import simpy']))
if (withSimpy !== undefined) {
  const [theirs, ours] = pair(
    () => nanos(json(withSimpy, ['bench/peers/event_processes.py', '200000', '1'])),
    engine('b1', 1),
    Math.min(runs, 3),
  )
  row('B1, time per call, SimPy / Pronto', theirs / ours, 70, `${theirs.toFixed(0)} and ${ours.toFixed(0)} ns`, true)
} else leftOut('SimPy', 'no python3 with simpy')

const [one, two] = pair(
  () => whole(simulate('b2', '--threads', '1')).seconds,
  () => whole(simulate('b2', '--threads', '2')).seconds,
  Math.min(runs, 3),
)
row('B2, whole process, 1 thread / 2 threads', one / two, 1.8, `${one.toFixed(1)} and ${two.toFixed(1)} s`, true)

const [many, few] = pair(
  () => whole(simulate('memory', '--replications', '5000')).mebibytes,
  () => whole(simulate('memory', '--replications', '500')).mebibytes,
  Math.min(runs, 3),
)
row('Peak memory, 5 000 / 500 replications', many / few, 1.2, `${many.toFixed(0)} and ${few.toFixed(0)} MiB`)

const intake = json(node, ['bench/intake.js', '3', '--json'])
row(
  'Registrations a second, pronto intake / a bare Fastify route',
  intake.ratio,
  0.25,
  `${intake.endpoint.rate.toFixed(0)} and ${intake.bare.rate.toFixed(0)}; p99 ${intake.endpoint.p99.toFixed(1)} and ${intake.bare.p99.toFixed(1)} ms`,
  true,
)

const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((cells) => cells[column].length)))
console.log(`\n${rows.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')}`)
process.exitCode = broken > 0 ? 1 : 0
