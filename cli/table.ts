/** Tables and paragraphs for a terminal of 80 columns. */

const gap = '  '

/** Columns as wide as their widest cell, numbers to the right. */
export function table(head: string[], rows: string[][], left: number[] = [0]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)))
  const line = (row: string[]) =>
    row
      .map((cell, column) => (left.includes(column) ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join(gap)
      .trimEnd()
  return [line(head), widths.map((width) => '─'.repeat(width)).join(gap), ...rows.map(line)].join('\n')
}

/** The room that is left in 80 columns for `columns` more columns beside those of `rows`. */
export function roomBeside(head: string[], rows: string[][], columns: number): number {
  const taken = head.reduce(
    (sum, title, column) => sum + gap.length + Math.max(title.length, ...rows.map((row) => row[column].length)),
    -gap.length,
  )
  return Math.floor((80 - taken) / columns) - gap.length
}

/** Not the spaces within a number: "12 346". */
const betweenWords = /(?<!\d) | (?!\d{3}(?!\d))/

/**
 * Breaks text at spaces so that no line is longer than `width`. A word that is, is cut, or stays whole where it may be copied. The lines
 * after the first are indented by `hanging`.
 */
export function wrap(
  text: string,
  { width = 78, hanging = '', whole = false }: { width?: number; hanging?: string; whole?: boolean } = {},
): string {
  const lines: string[] = []
  let line = ''
  const room = () => width - (lines.length === 0 ? 0 : hanging.length)
  const push = () => {
    lines.push((lines.length === 0 ? '' : hanging) + line)
    line = ''
  }
  for (const word of text.split(betweenWords)) {
    let rest = word
    if (line !== '' && line.length + 1 + rest.length > room()) push()
    while (!whole && rest.length > room()) {
      line = rest.slice(0, room())
      rest = rest.slice(room())
      push()
    }
    line = line === '' ? rest : `${line} ${rest}`
  }
  push()
  return lines.join('\n')
}
