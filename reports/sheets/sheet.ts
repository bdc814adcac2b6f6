/** A sheet of a workbook, before any library writes it: rows out of columns, formulas with what they come to, and how numbers look. */

/** How a cell is shown. A share says how many decimals of a percent it takes to stay on its own side of a limit. */
export type Format =
  | 'text'
  | 'whole'
  | 'tenths'
  | 'hundredths'
  | 'money'
  | 'month'
  | 'date'
  | 'instant'
  | 'time'
  | 'signed'
  | 'signedShare'
  | { share: number }

/** null: an empty cell. Months "2027-01", dates "2027-01-31" and instants "2027-01-31T08:30:00" are text until they are written. */
export type Value = string | number | null

export interface Cell {
  value: Value
  format: Format
  /** Without "=". `value` is what it comes to. */
  formula?: string
  /** A sum, or a row that stands out. */
  strong: boolean
}

export interface Sheet {
  /** At most 31 characters. */
  name: string
  head: string[]
  /** In characters. */
  widths: number[]
  /** Columns that stay in sight. */
  frozen: number
  rows: Cell[][]
}

/** The address of this row's cell in another column. */
export type Address = (key: string) => string

export interface Column<Row> {
  key: string
  head: string
  format: Format | ((row: Row) => Format)
  width?: number
  value: (row: Row) => Value
  /** Where a reader expects to check: out of this row's other cells. null: the value as it is. */
  formula?: (at: Address, row: Row) => string | null
  /** In a line that sums others up, this column is their sum. */
  sums?: boolean
}

export interface Line<Row> {
  row: Row
  /** Which lines, from 0, it sums up. */
  sumOf?: number[]
}

/** Formulas are longer than this in no spreadsheet. */
const longestFormula = 8000

export function sheetOf<Row>(name: string, frozen: number, columns: Column<Row>[], lines: Line<Row>[]): Sheet {
  const place = new Map(columns.map(({ key }, i) => [key, columnName(i)]))
  const address = (key: string, line: number) => `${place.get(key)}${line + 2}`
  return {
    name,
    head: columns.map(({ head }) => head),
    widths: columns.map(({ width = 12 }) => width),
    frozen,
    rows: lines.map(({ row, sumOf }, line) =>
      columns.map((column): Cell => {
        const found = column.value(row)
        const value = typeof found === 'number' && !Number.isFinite(found) ? null : found
        const format = typeof column.format === 'function' ? column.format(row) : column.format
        const strong = sumOf !== undefined
        if (value === null) return { value, format, strong }
        const summed = strong && column.sums === true && sumOf.length > 0
        const own = summed
          ? sumFormula(column.key, sumOf, address, (other) => column.value((lines[other] as Line<Row>).row) !== null)
          : (column.formula?.((key) => address(key, line), row) ?? null)
        return own === null || own.length > longestFormula ? { value, format, strong } : { value, format, strong, formula: own }
      }),
    ),
  }
}

/** Lines in a row as a range, others one by one. */
function sumFormula(key: string, sumOf: number[], address: (key: string, line: number) => string, has: (line: number) => boolean) {
  const [first, last] = [sumOf[0] as number, sumOf.at(-1) as number]
  if (last - first === sumOf.length - 1) return `SUM(${address(key, first)}:${address(key, last)})`
  const known = sumOf.filter(has)
  return known.length === 0 ? null : known.map((line) => address(key, line)).join('+')
}

/** 0 -> "A", 26 -> "AA". */
export function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26)
}

/** With as many decimals as a share needs not to be shown as its limit, as nothing or as all, when it is not. */
export function shareFormat(share: number | null, limit?: number | null): Format {
  const edges = [0, 1, ...(limit === undefined || limit === null ? [] : [limit])]
  const same = (digits: number) =>
    share !== null && edges.some((edge) => edge !== share && (100 * share).toFixed(digits) === (100 * edge).toFixed(digits))
  let digits = 1
  while (digits < 6 && same(digits)) digits++
  return { share: digits }
}
