/** The engine that every report carries: small, and without the libraries that only files and calendars need. */
import { build } from 'esbuild'
import { expect, test } from 'vitest'

test('The engine in the page is small, and has no library that checks files or knows calendars', async () => {
  const { metafile, outputFiles } = await build({
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    entryPoints: ['reports/page/worker.ts'],
  })
  const inside = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs))
  expect(inside).toContain('sim/engine/kernel.ts')
  const packages = new Set(inside.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []))
  expect([...packages].filter((name) => !name.startsWith('@stdlib/'))).toEqual(['seedrandom'])
  expect(outputFiles[0]?.contents.length).toBeLessThan(125_000)
})
