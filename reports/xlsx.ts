/** The report as a workbook. Text is always text, whatever it begins with; formulas carry what they come to, for viewers that do not calculate. */
import writeExcelFile from 'write-excel-file/node'
import { shortened } from './escape.ts'
import type { ReportInput, RunInput } from './input.ts'
import type { Language } from './numbers.ts'
import { auditSheet } from './sheets/audit.ts'
import { plansSheet } from './sheets/comparedPlans.ts'
import { costSheet } from './sheets/cost.ts'
import { differencesSheet } from './sheets/differences.ts'
import { groupsSheet } from './sheets/groups.ts'
import { halfHoursSheet } from './sheets/halfHours.ts'
import { inputsSheet } from './sheets/inputs.ts'
import { loadHalfHoursSheet, loadSheet } from './sheets/load.ts'
import { moneySheet } from './sheets/money.ts'
import { monthsSheet } from './sheets/months.ts'
import { plansOf } from './sheets/plans.ts'
import { readingsSheet } from './sheets/readings.ts'
import { rosterSheet } from './sheets/roster.ts'
import { sensitivitySheet } from './sheets/sensitivity.ts'
import { type Cell, columnName, type Format, type Sheet } from './sheets/sheet.ts'
import { frontierSheet, shiftsSheet } from './sheets/sizing.ts'
import { verdictSheet } from './sheets/verdict.ts'
import { type Voice, voiceOf } from './words/index.ts'

export async function reportXlsx(input: ReportInput, language: Language): Promise<Buffer> {
  const sheets = sheetsOf(input, language)
  const written = sheets.map((sheet) => ({
    sheet: sheet.name,
    data: [sheet.head.map(headCell), ...sheet.rows.map((row) => row.map((cell) => writtenCell(cell, language)))],
    columns: sheet.widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    ...(sheet.frozen === 0 ? {} : { stickyColumnsCount: sheet.frozen }),
    orientation: 'landscape' as const,
  }))
  return await writeExcelFile(written, { fontFamily: 'Calibri', fontSize: 11, features: [withResults(sheets)] }).toBuffer()
}

/** In the order in which they stand in the workbook; those without anything to show are left out. */
export function sheetsOf(input: ReportInput, language: Language): Sheet[] {
  const voice = voiceOf(language)
  const plans = plansOf(input)
  const { comparison, verdicts, sizings = [] } = input
  const simulated = (make: (plans: RunInput[], voice: Voice) => Sheet | null) => (plans.length === 0 ? null : make(plans, voice))
  return [
    simulated(verdictSheet),
    frontierSheet(sizings, voice),
    shiftsSheet(sizings, voice),
    comparison === null ? null : plansSheet(comparison, voice),
    comparison === null || comparison.differences.length === 0 ? null : differencesSheet(comparison, voice),
    simulated(monthsSheet),
    simulated(halfHoursSheet),
    simulated(groupsSheet),
    simulated(rosterSheet),
    simulated(moneySheet),
    simulated(costSheet),
    simulated(readingsSheet),
    simulated(auditSheet),
    sensitivitySheet(input.sensitivities ?? [], voice),
    verdicts.length === 0 ? null : loadSheet(verdicts, voice),
    loadHalfHoursSheet(verdicts, voice),
    inputsSheet(plans, input, voice),
  ].filter((sheet) => sheet !== null)
}

/** A cell holds no more than 32 767 characters. */
const longestText = 32_000

/** Characters that no document may hold, and the escapes that spreadsheets would take for them, written out. */
function plainText(text: string): string {
  return shortened(text, longestText)
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, (one) =>
      one === '\t' ? one : `\\u${(one.codePointAt(0) as number).toString(16).padStart(4, '0')}`,
    )
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
}

const grey = '#E8ECF0'

const headCell = (text: string) => ({
  value: plainText(text),
  type: String,
  fontWeight: 'bold' as const,
  backgroundColor: grey,
  bottomBorderStyle: 'thin' as const,
  wrap: true,
  alignVertical: 'top' as const,
  // As text: also after somebody has edited the cell.
  format: '@',
})

function writtenCell({ value, format, formula, strong }: Cell, language: Language) {
  if (value === null) return null
  const weight = strong ? { fontWeight: 'bold' as const, topBorderStyle: 'thin' as const } : {}
  if (formula !== undefined) return { value: formula, type: 'Formula' as const, format: numberFormat(format, language), ...weight }
  if (typeof value === 'number') return { value, type: Number, format: numberFormat(format, language), ...weight }
  const serial = serialOf(value, format)
  if (serial !== null) return { value: serial, type: Number, format: numberFormat(format, language), align: 'left' as const, ...weight }
  return { value: plainText(value), type: String, format: '@', alignVertical: 'top' as const, ...weight }
}

/** Dates and times as spreadsheets count them: days since 30 December 1899. null: other text. */
function serialOf(text: string, format: Format): number | null {
  if (format === 'time') return Number(text.slice(0, 2)) / 24 + Number(text.slice(3, 5)) / 1440
  if (format !== 'month' && format !== 'date' && format !== 'instant') return null
  const instant = { month: `${text}-01T00:00:00Z`, date: `${text}T00:00:00Z`, instant: `${text.slice(0, 19)}Z` }[format]
  const days = (Date.parse(instant) - Date.UTC(1899, 11, 30)) / 86_400_000
  return Number.isFinite(days) ? days : null
}

/** Separators are those of the reader's machine; names of months those of the report's language. */
function numberFormat(format: Format, language: Language): string {
  if (typeof format === 'object') return `0.${'0'.repeat(format.share)}%`
  const locale = { en: '[$-809]', it: '[$-410]' }[language]
  return {
    text: '@',
    whole: '#,##0',
    tenths: '#,##0.0',
    hundredths: '#,##0.00',
    money: '#,##0.00',
    month: `${locale}mmmm yyyy`,
    date: `${locale}d mmmm yyyy`,
    instant: `${locale}d mmm yyyy h:mm`,
    time: 'hh:mm',
    signed: '+#,##0.00;-#,##0.00;0',
    signedShare: '+0.00%;-0.00%;0%',
  }[format]
}

type Feature = NonNullable<NonNullable<Parameters<typeof writeExcelFile>[1]>['features']>[number]

/** The library writes formulas without what they come to: it is put in beside them. The sheet's own text is elsewhere in the file. */
function withResults(sheets: Sheet[]): Feature {
  const results = sheets.map(
    ({ rows }) =>
      new Map<string, Cell['value']>(
        rows.flatMap((row, line) =>
          row.flatMap(({ formula, value }, column) =>
            formula === undefined ? [] : [[`${columnName(column)}${line + 2}`, value] as const],
          ),
        ),
      ),
  )
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) =>
            xml.replace(/(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*<\/f>)(?=<\/c>)/g, (cell, _whole, address: string) => {
              const value = results[sheetIndex]?.get(address)
              return value === undefined || value === null ? cell : `${cell}<v>${value}</v>`
            }),
        },
      },
    },
  }
}
