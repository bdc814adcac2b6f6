/** The architecture (DESIGN section 2) as a table, and what breaks it. */

/**
 * The layers of sim, from the ground up. A layer is a file or a folder. Each imports only itself and the lines above it.
 * `plan.ts` is what replications need of a compiled scenario.
 */
export const simLayers = [
  ['time.ts', 'units.ts', 'portable.ts', 'facts.ts', 'stdlib.d.ts'],
  ['contract'],
  ['demand'],
  ['staffing'],
  ['scenario.ts'],
  ['engine'],
  ['plan.ts'],
  ['estimates'],
  ['compile.ts'],
  ['replicate.ts', 'whatIf.ts'],
  ['load'],
  ['sizing'],
]

/** The packages that sim may use: pure functions over data, no input and no output. */
export const simPackages = ['@stdlib/*', 'date-holidays', 'highs', 'luxon', 'seedrandom', 'zod']

/** Which top folder may import which others, beside itself. */
export const folderArrows: Record<string, string[]> = {
  sim: [],
  run: ['sim'],
  intake: ['sim'],
  reports: ['sim'],
  serve: ['sim', 'run', 'reports'],
  scenarios: ['sim'],
  cli: ['sim', 'run', 'intake', 'reports', 'serve'],
  // Not part of the product: they may look everywhere.
  tests: ['sim', 'run', 'intake', 'reports', 'serve', 'cli', 'bench'],
  bench: ['sim', 'run', 'intake', 'reports', 'cli'],
}

/** What the k6 scripts may use of sim beside types: files without dependency, which k6 runs as they are and the package ships. */
export const sharedWithK6 = ['sim/facts.ts', 'sim/contract/classify.ts', 'sim/load/k6Metrics.ts']

/** What sim must not ask for: a clock, luck, the machine. (`new Date(text)` reads a date; `new Date()` reads a clock.) */
const impure: [RegExp, string][] = [
  [/\bDate\.now\b/, 'Date.now'],
  [/\bnew Date\(\s*\)/, 'new Date()'],
  [/(?<!new )\bDate\(\s*\)/, 'Date()'],
  [/\bperformance\b/, 'performance'],
  [/\bMath\.random\b/, 'Math.random'],
  [/\bDateTime\.(now|local|utc)\(\s*\)/, 'the clock of luxon'],
  [/\b(process|globalThis|setTimeout|setInterval|fetch|crypto)\s*[.([]/, 'the machine'],
]

export interface Source {
  /** From the top of the repository: "sim/contract/judge.ts". */
  path: string
  text: string
}

/** The modules a source imports, re-exports or loads while it runs; types too. */
export function importsOf(text: string): string[] {
  const code = withoutComments(text)
  const statements = [
    /^\s*(?:import|export)\b[^'"`;=]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"`]([^'"`]+)['"`]\s*[,)]/g,
    /\brequire\(\s*['"`]([^'"`]+)['"`]\s*\)/g,
  ]
  return statements.flatMap((statement) => [...code.matchAll(statement)].map(([, module]) => module as string))
}

/** Those of them that are gone when types are. */
export function typeImportsOf(text: string): string[] {
  return [...withoutComments(text).matchAll(/^\s*import\s+type\b[^'"`;=]*?\bfrom\s*['"]([^'"]+)['"]/gm)].map(
    ([, module]) => module as string,
  )
}

/** Comments become spaces; what stands in text stays. */
function withoutComments(text: string): string {
  return text.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_, literal) => literal ?? ' ',
  )
}

/** "./x.ts" seen from "sim/engine/day.ts" -> "sim/engine/x.ts"; a package stays what it is. */
function resolve(from: string, module: string): string {
  if (!module.startsWith('.')) return module
  const parts = from.split('/').slice(0, -1)
  for (const part of module.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

const layerOf = (path: string) => {
  const within = path.replace(/^sim\//, '')
  return simLayers.findIndex((layer) => layer.some((name) => within === name || within.startsWith(`${name}/`)))
}
const isPackage = (module: string, allowed: string) =>
  allowed.endsWith('/*') ? module.startsWith(allowed.slice(0, -1)) : module === allowed || module.startsWith(`${allowed}/`)

/** Every arrow that goes the wrong way, in words. */
export function violations(sources: Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const folder = path.split('/')[0] as string
    const wrong: string[] = []
    const typesAlone = new Set(typeImportsOf(text))
    if (folder === 'sim' && layerOf(path) < 0) wrong.push(`${path} has no place among the layers of sim`)
    for (const module of importsOf(text)) {
      const target = resolve(path, module)
      const to = target.split('/')[0] as string
      if (!module.startsWith('.')) {
        if (folder === 'sim' && !simPackages.some((allowed) => isPackage(module, allowed)))
          wrong.push(`${path} imports ${module}: sim takes only pure libraries`)
        if (folder === 'scenarios' && !isPackage(module, 'k6')) wrong.push(`${path} imports ${module}: k6 has its own modules only`)
      } else if (to !== folder && !(folderArrows[folder] ?? []).includes(to))
        wrong.push(`${path} imports ${target}: ${folder} must not know ${to}`)
      else if (folder === 'sim' && layerOf(target) > layerOf(path)) wrong.push(`${path} imports ${target}, a layer above it`)
      else if (folder === 'scenarios' && to === 'sim' && !sharedWithK6.includes(target) && !typesAlone.has(module))
        wrong.push(`${path} imports ${target}: k6 runs ${sharedWithK6.join(', ')} only`)
      if (sharedWithK6.includes(path) && !typesAlone.has(module) && !sharedWithK6.includes(target))
        wrong.push(`${path} imports ${target}: k6 runs ${path}, which must not depend on it`)
    }
    if (folder === 'sim') {
      const code = withoutComments(text)
      for (const [pattern, name] of impure)
        if (pattern.test(code)) wrong.push(`${path} uses ${name}: sim has no clock, no luck and no machine`)
    }
    return wrong
  })
}
