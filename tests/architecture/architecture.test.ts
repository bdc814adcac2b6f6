/** The import arrows of DESIGN section 2, read off the sources. The table is architecture.ts. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderArrows, importsOf, type Source, violations } from './architecture.ts'

const home = join(import.meta.dirname, '../..')

const sources: Source[] = Object.keys(folderArrows).flatMap((folder) =>
  files(folder)
    .filter((path) => /\.[cm]?[jt]s$/.test(path) && !path.startsWith('tests/architecture/'))
    .map((path) => ({ path, text: readFileSync(join(home, path), 'utf8') })),
)

function files(folder: string): string[] {
  try {
    return readdirSync(join(home, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(home.length + 1)
          .replaceAll('\\', '/'),
      )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

describe('the sources', () => {
  test('are all looked at', () => {
    const paths = sources.map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['sim/compile.ts', 'sim/engine/kernel.ts', 'run/threads.ts', 'cli/main.ts']))
    expect(sources.flatMap(({ text }) => importsOf(text)).length).toBeGreaterThan(200)
  })

  test('keep the arrows', () => {
    expect(violations(sources)).toEqual([])
  })
})

describe('the rules', () => {
  const wrong = (path: string, text: string) => violations([{ path, text }])

  test.each([
    ['a layer of sim that knows one above it', 'sim/contract/x.ts', "import { Kernel } from '../engine/kernel.ts'"],
    ['types count too', 'sim/demand/x.ts', "import type { Plan } from '../plan.ts'"],
    ['and types written in place', 'sim/demand/x.ts', "let plan: import('../plan.ts').Plan"],
    ['and what is handed on', 'sim/demand/x.ts', "export { judge } from '../estimates/tallies.ts'"],
    ['and what is loaded while it runs', 'sim/demand/x.ts', "const all = await import('../compile.ts')"],
    ['sim that knows where it runs', 'sim/compile.ts', "import { Threads } from '../run/threads.ts'"],
    ['sim on Node', 'sim/compile.ts', "import { readFileSync } from 'node:fs'"],
    ['sim on Node, by its old name', 'sim/compile.ts', "import fs from 'fs'"],
    ['sim with a library that is not pure', 'sim/compile.ts', "import { Piscina } from 'piscina'"],
    ['run that knows the command line', 'run/x.ts', "import { table } from '../cli/table.ts'"],
    ['reports that run simulations', 'reports/x.ts', "import { simulate } from '../run/simulate.ts'"],
    ['a k6 script on Node', 'scenarios/k6/x.ts', "import { readFileSync } from 'node:fs'"],
    ['a k6 script that runs what it cannot', 'scenarios/k6/x.ts', "import { compile } from '../../sim/compile.ts'"],
    ['a shared file that depends on others', 'sim/contract/classify.ts', "import { round } from '../portable.ts'"],
    ['a file of sim without a place', 'sim/helpers.ts', ''],
    ['a clock', 'sim/engine/x.ts', 'const now = Date.now()'],
    ['a clock by construction', 'sim/engine/x.ts', 'const now = new Date()'],
    ['a fine clock', 'sim/engine/x.ts', 'const now = performance.now()'],
    ['luck', 'sim/engine/x.ts', 'const u = Math.random()'],
    ['an import over several lines', 'sim/contract/x.ts', "import {\n  type Kernel,\n  other,\n} from '../engine/kernel.ts'"],
  ])('%s is found', (_, path, text) => {
    expect(wrong(path, text)).toHaveLength(1)
  })

  test.each([
    ['a layer below', 'sim/engine/x.ts', "import { lawOf } from '../demand/distributions/index.ts'"],
    ['a neighbour', 'sim/contract/judge.ts', "import { classify } from './classify.ts'"],
    ['a pure library', 'sim/portable.ts', "import ln from '@stdlib/math-base-special-ln'"],
    ['reading a date', 'sim/units.ts', "const day = new Date('2027-01-01T00:00:00Z')"],
    ['an import in a comment', 'sim/units.ts', "// import x from '../cli/main.ts'\n/* Math.random() */"],
    [
      'k6 scripts with k6 and what is shared',
      'scenarios/k6/x.ts',
      "import http from 'k6/http'\nimport { Outcome } from '../../sim/facts.ts'",
    ],
    ['k6 scripts with types of anything', 'scenarios/k6/x.ts', "import type { LoadPlan } from '../../sim/load/plan.ts'"],
    ['the command line knows all', 'cli/x.ts', "import { a } from '../run/a.ts'\nimport { b } from '../sim/b.ts'"],
  ])('%s is allowed', (_, path, text) => {
    expect(wrong(path, text)).toEqual([])
  })
})
