/** `pronto report`: results on disk -> one HTML file. */

import { reportHtml } from '../reports/html.ts'
import type { ReportInput } from '../reports/input.ts'
import type { Language } from '../reports/numbers.ts'
import { prepareFile, writeFile } from '../run/output.ts'
import { visible } from '../run/problems.ts'
import { type ReadOutput, readOutputs } from '../run/read/reportInput.ts'
import { exitCodes } from './exitCodes.ts'
import { wrap } from './table.ts'
import type { Io } from './terminal.ts'

export interface ReportArguments {
  out: string
  lang: Language
}

export function reportCommand(paths: string[], { out: file, lang }: ReportArguments, { err }: Io): number {
  prepareFile(file)
  const input = inputOf(readOutputs(paths))
  writeReport(input, file, lang, { err })
  return exitCodes.done
}

/** Also what simulate, compare and load end with. */
export function writeReport(input: ReportInput, file: string, language: Language, { err }: Pick<Io, 'err'>): void {
  writeFile(file, reportHtml(input, language))
  err(wrap(`Written: ${visible(file, 300)}.`, { width: 80, whole: true }))
}

function inputOf(outputs: ReadOutput[]): ReportInput {
  return {
    runs: outputs.flatMap((one) => (one.kind === 'results' ? [{ ...one, file: null }] : [])),
    comparison: outputs.flatMap((one) => (one.kind === 'comparison' ? [one.comparison] : []))[0] ?? null,
    verdicts: outputs.flatMap((one) => (one.kind === 'verdict' ? [one.verdict] : [])),
  }
}
