/** What is wrong with an input, so that one run mends the whole file. */

export interface Problem {
  file: string
  /** From 1; 0 = the file as a whole. */
  line: number
  /** From 1; 0 = the line or the file as a whole. */
  column: number
  /** "contacts[0].volume.perOpenDay"; empty = the whole file. */
  path: string
  found: string
  expected: string
  /** What was probably meant. */
  hint?: string
}

/** Input that cannot be used. */
export class InputError extends Error {
  readonly problems: Problem[]
  readonly exitCode = 2
  constructor(problems: Problem[]) {
    super(formatProblems(problems))
    this.name = 'InputError'
    this.problems = problems
  }
}

const most = 50
const width = 80

/** One mistake a paragraph of 80 columns, by file in the order given and by place in it; at most 50, and how many more there are. */
export function formatProblems(problems: Problem[]): string {
  const sorted = sortProblems(problems)
  const shown = sorted.slice(0, most).map(({ file, line, column, path, found, expected, hint }) => {
    const name = visible(file, 300)
    const place = line === 0 ? name : column === 0 ? `${name}:${line}` : `${name}:${line}:${column}`
    const said = wrap(`found ${found}, expected ${expected}`)
    return `${place}${path === '' ? '' : `  ${visible(path, 200)}`}\n${said}${hint === undefined ? '' : `\n${wrap(`did you mean ${hint}?`)}`}`
  })
  const rest = sorted.length - shown.length
  const count = `${sorted.length} ${sorted.length === 1 ? 'mistake' : 'mistakes'}.`
  return [...shown, rest > 0 ? `and ${rest} more; ${count}` : count].join('\n')
}

/** Each problem once, by place; files stay in the order in which they first appear. */
export function sortProblems(problems: Problem[]): Problem[] {
  const order = new Map<string, number>()
  const once = new Map<string, Problem>()
  for (const problem of problems) {
    if (!order.has(problem.file)) order.set(problem.file, order.size)
    const { file, line, column, found, expected } = problem
    // The same words at the same place are one mistake, though an alias may lead there by several paths.
    const key = JSON.stringify([file, line, column, found, expected])
    if (!once.has(key)) once.set(key, problem)
  }
  const place = ({ file }: Problem) => order.get(file) as number
  return [...once.values()].sort((a, b) => place(a) - place(b) || a.line - b.line || a.column - b.column)
}

/** Control characters and the like written out, and long text cut: what a file holds must not act on a terminal. */
export function visible(text: string, longest = 60): string {
  const escaped = (one: string) =>
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(one) ? `\\u${(one.codePointAt(0) as number).toString(16).padStart(4, '0')}` : one
  const safe = Array.from(text.slice(0, 4 * longest), escaped)
  if (safe.join('').length <= longest && text.length <= 4 * longest) return safe.join('')
  let shown = ''
  for (const one of safe) {
    if (shown.length + one.length > longest - 1) break
    shown += one
  }
  return `${shown}…`
}

/** A value as a user wrote it, in a few words. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'nothing after the colon'
  if (typeof value === 'string') return `"${visible(value)}"`
  if (Array.isArray(value)) return listText(value)
  if (typeof value === 'object') return mapText(value)
  return visible(String(value))
}

/** "[mon, tue]" when that is short, else "a list of 12". */
function listText(list: unknown[]): string {
  if (list.length === 0) return 'an empty list'
  const short = list.length <= 4 && list.every((one) => typeof one !== 'object' && one !== undefined)
  const text = short ? visible(`[${list.map(String).join(', ')}]`) : '…'
  return text.endsWith('…') ? `a list of ${list.length}` : text
}

/** "{ measure: lost, atLeast: 4% }" */
function mapText(map: object): string {
  const entries = Object.entries(map)
  if (entries.length === 0) return '{}'
  const inner = (value: unknown) =>
    Array.isArray(value) ? '[...]' : typeof value === 'object' ? (value === null ? '' : '{ ... }') : String(value)
  const shown = entries.slice(0, 6).map(([key, value]) => `${key}: ${inner(value)}`.trim())
  return visible(`{ ${shown.join(', ')}${entries.length > shown.length ? ', ...' : ''} }`, 70)
}

/** Breaks at spaces, two columns in. A word longer than the line stays whole: it may be copied. */
function wrap(text: string): string {
  const lines: string[] = []
  let line = ' '
  for (const word of text.split(' ')) {
    if (line !== ' ' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = '   '
    }
    line += ` ${word}`
  }
  return [...lines, line].join('\n')
}
