// Which of seedrandom's generators serves the hot loop: nanoseconds per exponential, and per seeding. Run: node bench/generators.js
import { createRequire } from 'node:module'
import { build } from 'esbuild'

const require = createRequire(import.meta.url)
const { outputFiles } = await build({
  entryPoints: ['sim/demand/distributions/ziggurat.ts'],
  bundle: true,
  format: 'esm',
  write: false,
  platform: 'node',
  logLevel: 'error',
})
const { standardExponential } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`)

const names = ['alea', 'xor128', 'tychei', 'xorwow', 'xor4096', 'xorshift7']
const generators = new Map(names.map((name) => [name, require(`seedrandom/lib/${name}.js`)]))
const draws = 5_000_000

function perDraw(generator, round) {
  const sources = [generator(`a${round}`), generator(`b${round}`), generator(`c${round}`)]
  let sum = 0
  const started = performance.now()
  for (const source of sources) for (let i = 0; i < draws; i++) sum += standardExponential(source)
  if (!(Math.abs(sum / (3 * draws) - 1) < 0.01)) throw new Error('mean is off')
  return ((performance.now() - started) * 1e6) / (3 * draws)
}

function perSeed(generator, round) {
  const started = performance.now()
  for (let i = 0; i < 20_000; i++) generator(`${round}/${i}`)()
  return ((performance.now() - started) * 1e6) / 20_000
}

const only = process.argv[2]
if (only === undefined) {
  // A process each, so that one generator's calls do not spoil the optimiser's view of another's.
  const { execFileSync } = await import('node:child_process')
  for (const name of names) process.stdout.write(execFileSync(process.execPath, [new URL(import.meta.url).pathname, name]))
} else {
  const generator = generators.get(only)
  const median = (measure) => Array.from({ length: 5 }, (_, round) => measure(generator, round)).sort((a, b) => a - b)[2]
  console.log(`${only.padEnd(10)} ${median(perDraw).toFixed(1)} ns per exponential, ${median(perSeed).toFixed(0)} ns per seeding`)
}
