// Builds dist/: the command line and the worker that threads run. Libraries are bundled in, which halves the time to start; piscina
// stays outside, because it starts threads from a file of its own.
import { renameSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

const beside = `dist.${process.pid}.part`
await build({
  entryPoints: { 'cli/main': 'cli/main.ts', 'run/worker': 'run/worker.ts' },
  outdir: beside,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['piscina'],
  // Libraries in the older module format call require.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  sourcemap: true,
  logLevel: 'warning',
})
rmSync('dist', { recursive: true, force: true })
renameSync(beside, 'dist')
