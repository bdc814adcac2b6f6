/** What a report is written as beside the page: a workbook, pictures, Markdown, PDF. */
import { join } from 'node:path'
import { reportHtml } from '../reports/html.ts'
import type { ReportInput } from '../reports/input.ts'
import type { Language } from '../reports/numbers.ts'
import { prepareFile, prepareFolder } from '../run/output.ts'
import { findChromium, printPdf } from '../run/pdf.ts'
import { visible } from '../run/problems.ts'
import { checkDistinct, type NewFile, writeTogether } from '../run/writeTogether.ts'
import { wrap } from './table.ts'
import type { Io } from './terminal.ts'

export interface ReportOutputs {
  out: string
  xlsx?: string
  /** A folder. */
  charts?: string
  md?: string
  pdf?: string
}

/** Before anything is read: can all of it be written? Throws InputError, or NoPdf where nothing prints. */
export function prepareOutputs({ out, xlsx, charts, md, pdf }: ReportOutputs): void {
  const files = [out, xlsx, md, pdf].filter((file) => file !== undefined)
  checkDistinct(files)
  for (const file of files) prepareFile(file)
  if (charts !== undefined) prepareFolder(charts, [])
  if (pdf !== undefined) findChromium()
}

/** All files, or none. */
export async function writeOutputs(
  input: ReportInput,
  outputs: ReportOutputs,
  language: Language,
  { err }: Pick<Io, 'err'>,
): Promise<void> {
  const page = reportHtml(input, language)
  const files: NewFile[] = [{ path: outputs.out, content: page }]
  if (outputs.xlsx !== undefined) {
    const { reportXlsx } = await import('../reports/xlsx.ts')
    files.push({ path: outputs.xlsx, content: await reportXlsx(input, language) })
  }
  if (outputs.md !== undefined) {
    const { reportMarkdown } = await import('../reports/markdown.ts')
    files.push({ path: outputs.md, content: reportMarkdown(input, language) })
  }
  if (outputs.charts !== undefined) {
    const { reportPictures } = await import('../reports/charts.ts')
    const folder = outputs.charts
    for (const { name, svg, png } of await reportPictures(input, language))
      files.push({ path: join(folder, `${name}.svg`), content: svg }, { path: join(folder, `${name}.png`), content: png })
  }
  if (outputs.pdf !== undefined) files.push({ path: outputs.pdf, content: await printPdf(findChromium(), page) })
  writeTogether(files)
  const pictures = outputs.charts === undefined ? [] : [`pictures in ${visible(outputs.charts, 300)}`]
  const named = [outputs.out, outputs.xlsx, outputs.md, outputs.pdf].flatMap((file) => (file === undefined ? [] : [visible(file, 300)]))
  err(wrap(`Written: ${[...named, ...pictures].join(', ')}.`, { width: 80, whole: true }))
}
