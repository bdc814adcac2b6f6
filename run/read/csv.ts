/** Rows of a comma-separated file (or by semicolons, as some spreadsheets write it), one after the other, and the mistakes in them. */
import { CsvError, parse } from 'csv-parse/sync'
import { describe, InputError, type Problem } from '../problems.ts'
import { readText } from './text.ts'

export interface Row {
  /** From 1. */
  line: number
  cells: string[]
}

export const mostMebibytes = 64
export const mostProblems = 1000

export class Csv {
  /** The first row. */
  readonly head: Row
  /** Names of the columns in lower case. */
  readonly columns: string[]
  readonly problems: Problem[] = []
  private readonly file: string
  private readonly text: string
  private readonly delimiter: string
  private lines: string[] | undefined

  /** Throws InputError when there is no heading. */
  constructor(file: string, what: string) {
    this.file = file
    this.text = readText(file, mostMebibytes, what)
    this.delimiter = /^[^,\n]*;/.test(this.text) ? ';' : ','
    let head: Row | undefined
    const first = /^\s*.*/.exec(this.text)?.[0] ?? ''
    this.parse(first, (row) => {
      head ??= row
    })
    if (head === undefined) throw new InputError([{ file, line: 0, column: 0, path: '', found: 'no line with text', expected: what }])
    this.head = head
    this.columns = head.cells.map((name) => name.toLowerCase())
  }

  /** Every row after the heading; none of them is kept. Throws InputError when the file is no CSV. */
  forEach(visit: (row: Row) => void): void {
    this.parse(this.text, (row) => {
      if (row.line > this.head.line) visit(row)
    })
  }

  /** Notes a mistake in a cell. After a thousand the file is given up. */
  wrong(line: number, column: number, expected: string, hint?: string): void {
    this.lines ??= this.text.split('\n')
    const { start, cell } = this.cellAt(this.lines[line - 1] ?? '', column)
    const name = this.columns[column] ?? ''
    this.problems.push({
      file: this.file,
      line,
      column: start,
      path: name,
      found: cell === '' ? `no ${name}` : describe(cell),
      expected,
      hint,
    })
    if (this.problems.length >= mostProblems) throw new InputError(this.problems)
  }

  private parse(text: string, visit: (row: Row) => void): void {
    try {
      parse(text, {
        delimiter: this.delimiter,
        trim: true,
        skip_empty_lines: true,
        relax_column_count: true,
        max_record_size: 100_000,
        on_record: (cells: string[], { lines }: { lines: number }) => {
          visit({ line: lines, cells })
          return null
        },
      })
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      const endless = error.code === 'CSV_MAX_RECORD_SIZE'
      const found = endless ? 'a row that never ends' : 'a quote that is not closed or stands in the middle of a value'
      const expected = endless ? 'one interval a line' : 'values without quotes'
      throw new InputError([{ file: this.file, line: Number(error.lines ?? 0), column: 0, path: '', found, expected }])
    }
  }

  /** A cell of a line as it is written, and where it begins, from 1. */
  private cellAt(line: string, index: number): { start: number; cell: string } {
    let quoted = false
    const ends: number[] = [-1]
    for (let at = 0; at < line.length; at++) {
      if (line[at] === '"') quoted = !quoted
      else if (line[at] === this.delimiter && !quoted) ends.push(at)
    }
    ends.push(line.length)
    const from = (ends[index] ?? line.length - 1) + 1
    const written = line.slice(from, ends[index + 1] ?? line.length)
    const indent = written.length - written.trimStart().length
    return { start: from + indent + 1, cell: written.trim().replace(/^"(.*)"$/, '$1') }
  }
}
