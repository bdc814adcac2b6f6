/** A workbook read back from its bytes, without the library that wrote it; and formulas worked out anew. */
import { strFromU8, unzipSync } from 'fflate'

export interface ReadCell {
  /** Text of a shared string, or the number. */
  value: string | number | null
  isText: boolean
  formula: string | null
  format: string
  bold: boolean
}

export interface ReadSheet {
  name: string
  /** By address: "B2". */
  cells: Map<string, ReadCell>
  frozen: { rows: number; columns: number }
  widths: number[]
  /** Cells of a row under their headings, each after the first of its name left out. */
  rows: Record<string, ReadCell>[]
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string) => text.replace(/&(\w+);/g, (_, name: string) => entities[name] as string)
const attribute = (tag: string, name: string) => unescaped(tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? '')

export function readWorkbook(bytes: Uint8Array): ReadSheet[] {
  const files = unzipSync(bytes)
  const text = (path: string) => strFromU8(files[path] as Uint8Array)
  const strings = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, one]) =>
    unescaped((one as string).replace(/<[^>]*>/g, '')).replaceAll('_x005F_', '_'),
  )
  const styles = text('xl/styles.xml')
  const formats = new Map(
    [...styles.matchAll(/<numFmt [^>]*>/g)].map(([tag]) => [attribute(tag, 'numFmtId'), attribute(tag, 'formatCode')]),
  )
  const fonts = [...(styles.match(/<fonts.*?<\/fonts>/s)?.[0] ?? '').matchAll(/<font>.*?<\/font>/gs)].map(([font]) => font)
  const cellStyles = [...(styles.match(/<cellXfs.*?<\/cellXfs>/s)?.[0] ?? '').matchAll(/<xf [^>]*>/g)].map(([tag]) => tag)
  return [...text('xl/workbook.xml').matchAll(/<sheet [^>]*>/g)].map(([tag], i) => {
    const xml = text(`xl/worksheets/sheet${i + 1}.xml`)
    const cells = new Map<string, ReadCell>()
    for (const [, head = '', body = ''] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const style = cellStyles[Number(attribute(head, 's') || 0)] ?? ''
      const value = body.match(/<v>(.*?)<\/v>/)?.[1]
      const isText = attribute(head, 't') === 's'
      cells.set(attribute(head, 'r'), {
        value: value === undefined ? null : isText ? (strings[Number(value)] as string) : Number(value),
        isText,
        formula: body.includes('<f>') ? unescaped(body.match(/<f>(.*?)<\/f>/)?.[1] as string) : null,
        format: formats.get(attribute(style, 'numFmtId')) ?? '',
        bold: fonts[Number(attribute(style, 'fontId') || 0)]?.includes('<b/>') ?? false,
      })
    }
    const pane = xml.match(/<pane [^>]*>/)?.[0] ?? ''
    return {
      name: attribute(tag, 'name'),
      cells,
      frozen: { rows: Number(attribute(pane, 'ySplit') || 0), columns: Number(attribute(pane, 'xSplit') || 0) },
      widths: [...xml.matchAll(/<col [^>]*>/g)].map(([col]) => Number(attribute(col, 'width'))),
      rows: rowsOf(cells),
    }
  })
}

function rowsOf(cells: Map<string, ReadCell>): Record<string, ReadCell>[] {
  const heads = new Map<string, string>()
  const rows: Record<string, ReadCell>[] = []
  for (const [address, cell] of cells) {
    const [, column = '', row = ''] = address.match(/^([A-Z]+)(\d+)$/) ?? []
    if (row === '1') heads.set(column, String(cell.value))
    else {
      const at = Number(row) - 2
      rows[at] ??= {}
      const head = heads.get(column) as string
      ;(rows[at] as Record<string, ReadCell>)[head] ??= cell
    }
  }
  return rows
}

/** What a formula of + - * / and SUM comes to, out of the values that stand in the cells. */
export function calculate(formula: string, cells: Map<string, ReadCell>): number {
  const inCell = (address: string) => {
    const value = cells.get(address)?.value ?? 0
    if (typeof value !== 'number') throw new Error(`${formula}: ${address} is text`)
    return value
  }
  const columnNumber = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  const parts = (address: string) => {
    const [, letters = '', row = ''] = address.match(/^([A-Z]+)(\d+)$/) ?? []
    return { column: columnNumber(letters), row: Number(row) }
  }
  const sums = formula.replace(/SUM\(([A-Z]+\d+):([A-Z]+\d+)\)/g, (_, from: string, to: string) => {
    const [first, last] = [parts(from), parts(to)]
    let sum = 0
    for (const address of cells.keys()) {
      const { column, row } = parts(address)
      if (column >= first.column && column <= last.column && row >= first.row && row <= last.row) sum += inCell(address)
    }
    return `(${sum})`
  })
  const plain = sums.replace(/[A-Z]+\d+/g, (address) => `(${inCell(address)})`)
  if (!/^[\d.()e+\-*/ ]*$/.test(plain)) throw new Error(`not a formula of numbers: ${formula}`)
  return new Function(`return ${plain}`)() as number
}
