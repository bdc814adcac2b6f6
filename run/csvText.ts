/** Comma-separated text (RFC 4180) that a spreadsheet may open without harm. */

export type Cell = string | number | null | undefined

/** No data is an empty cell. Text that a spreadsheet would take for a formula is kept as text by an apostrophe. */
export function csv(rows: Cell[][]): string {
  return `${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`
}

function cellText(value: Cell): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^\s*[=+\-@]|^[\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
