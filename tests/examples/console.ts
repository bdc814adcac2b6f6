/** Worked examples: fenced blocks of commands with what they print. */

export interface Example {
  /** Line of the command in its document, from 1. */
  line: number
  /** "pronto simulate v4.yaml --quiet" */
  command: string
  printed: string[]
}

/** The ```console blocks whose commands begin with "$ pronto". A command ends where the next begins. */
export function examplesIn(document: string): Example[] {
  const examples: Example[] = []
  let inside = false
  let current: Example | undefined
  document.split('\n').forEach((line, i) => {
    if (line.startsWith('```')) {
      inside = !inside && /^```console\s*$/.test(line)
      current = undefined
    } else if (inside && line.startsWith('$ ')) {
      current = line.startsWith('$ pronto ') ? { line: i + 1, command: line.slice(2), printed: [] } : undefined
      if (current !== undefined) examples.push(current)
    } else if (inside) current?.printed.push(line)
  })
  return examples
}

/** The words of a command; quotes hold words together. Nothing else of a shell is known. */
export function wordsOf(command: string): string[] {
  const outside = command.replace(/"[^"]*"|'[^']*'/g, '')
  if (/[|><;&$`*?~\\]/.test(outside)) throw new Error(`An example that needs a shell cannot be run: ${command}`)
  return [...command.matchAll(/(?:"[^"]*"|'[^']*'|\S)+/g)].map(([word]) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'))
}

/** Is `found` what is written? A line "..." stands for any lines, none too. Empty lines at the end do not matter. */
export function matches(written: string[], found: string[]): boolean {
  const trimmed = (lines: string[]) => lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1)
  const pieces: string[][] = [[]]
  for (const line of trimmed(written)) {
    if (line.trim() === '...') pieces.push([])
    else pieces.at(-1)?.push(line.trimEnd())
  }
  const lines = trimmed(found).map((line) => line.trimEnd())
  const [first = [], ...others] = pieces
  const last = others.pop()
  const startsAt = (piece: string[], at: number) => at >= 0 && piece.every((line, i) => lines[at + i] === line)
  if (!startsAt(first, 0)) return false
  if (last === undefined) return lines.length === first.length
  let at = first.length
  for (const piece of others) {
    while (at <= lines.length && !startsAt(piece, at)) at++
    if (at > lines.length) return false
    at += piece.length
  }
  return lines.length - last.length >= at && startsAt(last, lines.length - last.length)
}
