/** Text, names and tables in Markdown (CommonMark and GitHub's tables) that read well as they are. */
import { shortened } from './escape.ts'

/**
 * A name somebody gave, as it is: in code marks where any sign in it could mean something, to Markdown or to what shows it (links, mentions,
 * numbers of issues). Control characters are told by their code; line ends are spaces.
 */
export function name(text: string, longest = 80): string {
  const plain = shortened(text, longest)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/gu, (one) => {
      return `\\u${(one.codePointAt(0) as number).toString(16).padStart(4, '0')}`
    })
  if (plain === '') return '` `'
  return /^[\p{L}\p{N}][\p{L}\p{N} .,;()%°'’“”«»–—…=-]*$/u.test(plain) && !/www\.|--/i.test(plain) ? plain : code(plain)
}

/** Within marks of backticks, one more than any run of them inside. */
export function code(text: string): string {
  const runs = text.match(/`+/g) ?? []
  const marks = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1)
  const space = runs.length > 0 ? ' ' : ''
  return `${marks}${space}${text}${space}${marks}`
}

/** Lines to be copied. */
export function block(lines: string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? [])
  const marks = '`'.repeat(Math.max(2, ...runs.map(({ length }) => length)) + 1)
  return [marks, ...lines, marks].join('\n')
}

/** Cells stand under one another; all columns but the first `left` to the right. */
export function table(head: string[], rows: string[][], left = 1): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')))
  const width = (text: string) => Array.from(text).length
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => width(row[column] ?? ''))))
  const line = (row: string[]) => {
    const padded = widths.map((wide, column) => {
      const cell = row[column] ?? ''
      const space = ' '.repeat(wide - width(cell))
      return column < left ? cell + space : space + cell
    })
    return `| ${padded.join(' | ')} |`
  }
  const rule = widths.map((wide, column) => (column < left ? '-'.repeat(wide) : `${'-'.repeat(wide - 1)}:`))
  const [first, ...rest] = cells.map(line)
  return [first, `| ${rule.join(' | ')} |`, ...rest].join('\n')
}
