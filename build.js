// Builds dist/: the command line and the worker that threads run. Libraries are bundled in, which halves the time to start; piscina
// stays outside, because it starts threads from a file of its own, and libsql and resvg, because they are machine code.
import { cpSync, renameSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const beside = `dist.${process.pid}.part`
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  external: ['piscina', 'libsql', '@resvg/resvg-js', 'highs'],
  sourcemap: true,
  logLevel: 'warning',
}
await build({
  ...common,
  entryPoints: { 'cli/main': 'cli/main.ts' },
  outdir: beside,
  splitting: true,
  format: 'esm',
  // Libraries in the older module format call require.
  banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
})
// The same engine runs 7% faster out of a CommonJS file: what ES modules share is looked up at each use.
await build({ ...common, entryPoints: { 'run/worker': 'run/worker.ts' }, outdir: beside, outExtension: { '.js': '.cjs' }, format: 'cjs' })
// The page of a report carries its script, the engine and its styles inside.
await build({
  bundle: true,
  platform: 'browser',
  target: ['chrome109', 'firefox115', 'safari16'],
  format: 'iife',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  entryPoints: { 'reports/page': 'reports/page/main.ts', 'reports/engine': 'reports/page/worker.ts' },
  outdir: beside,
})
await build({ bundle: true, minify: true, logLevel: 'warning', entryPoints: { 'reports/page': 'reports/page/report.css' }, outdir: beside })
// PNG needs letters where a machine has no fonts.
const fonts = [
  import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
  import.meta.resolve('dejavu-fonts-ttf/LICENSE'),
].map((url) => fileURLToPath(url))
for (const path of fonts) cpSync(path, `${beside}/reports/fonts/${basename(path)}`)
cpSync('intake/page', `${beside}/intake/page`, { recursive: true })
cpSync('serve/page', `${beside}/serve/page`, { recursive: true })
rmSync('dist', { recursive: true, force: true })
renameSync(beside, 'dist')
