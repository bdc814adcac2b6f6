/** `pronto report`: results on disk -> one HTML file, and what else is asked for. */

import { reportHtml } from '../reports/html.ts'
import { inputOf, type ReportInput } from '../reports/input.ts'
import type { Language } from '../reports/numbers.ts'
import { writeFile } from '../run/output.ts'
import { visible } from '../run/problems.ts'
import { readOutputs } from '../run/read/reportInput.ts'
import { exitCodes } from './exitCodes.ts'
import { prepareOutputs, type ReportOutputs, writeOutputs } from './reportOutputs.ts'
import { wrap } from './table.ts'
import type { Io } from './terminal.ts'

export interface ReportArguments extends ReportOutputs {
  lang: Language
}

export async function reportCommand(paths: string[], { lang, ...outputs }: ReportArguments, io: Io): Promise<number> {
  prepareOutputs(outputs)
  await writeOutputs(inputOf(readOutputs(paths)), outputs, lang, io)
  return exitCodes.done
}

/** What simulate, compare and load end with. */
export function writeReport(input: ReportInput, file: string, language: Language, { err }: Pick<Io, 'err'>): void {
  writeFile(file, reportHtml(input, language))
  err(wrap(`Written: ${visible(file, 300)}.`, { width: 80, whole: true }))
}
