// Times the engine alone (no start-up, no threads, no output): node bench/engine.js WORK REPLICATIONS. Prints one line of JSON.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const [, , work, replications = '1'] = process.argv
const folder = mkdtempSync(join(tmpdir(), 'pronto-bench-'))
const outfile = join(folder, 'engine.cjs')
try {
  await build({
    stdin: {
      contents: `
        export { readScenario } from './run/read/documents.ts'
        export { compile } from './sim/compile.ts'
        export { replicate } from './sim/replicate.ts'
        export { TypeField } from './sim/contract/judge.ts'`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    outfile,
    logLevel: 'error',
  })
  const { readScenario, compile, replicate, TypeField } = (await import(pathToFileURL(outfile).href)).default
  const { plan } = compile(readScenario(work))
  const started = performance.now()
  const tallies = replicate(plan, 0, Number(replications))
  const seconds = (performance.now() - started) / 1000
  // Every call there was, in and out of hours.
  const fields = [0, 1, 2, 3, 4, 5].map((outcome) => TypeField.answered + outcome).concat(TypeField.outOfHours)
  let calls = 0
  for (let type = 0; type < tallies.types; type++) for (const field of fields) calls += tallies.typeCounts[type * TypeField.size + field]
  console.log(JSON.stringify({ calls, seconds }))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
