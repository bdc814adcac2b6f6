/** The report as a workbook, read back from its bytes. */
import { describe, expect, test } from 'vitest'
import type { ReportInput } from '../../reports/input.ts'
import { reportXlsx } from '../../reports/xlsx.ts'
import { hostileNames, named, rateVerdict, withVerdict } from './hostile.ts'
import { smallComparison, smallRun } from './small.ts'
import { penalties, smallSensitivity, tightRun } from './smallSensitivity.ts'
import { calculate, type ReadSheet, readWorkbook } from './workbook.ts'

const small = smallRun()
const sensitivity = smallSensitivity()
const whole: ReportInput = {
  ...smallComparison([3, 4], 0.5),
  verdicts: [withVerdict(), rateVerdict()],
  sensitivities: [sensitivity],
}
const alone: ReportInput = { runs: [small], comparison: null, verdicts: [] }

const read = async (input: ReportInput, language: 'en' | 'it' = 'en') => readWorkbook(await reportXlsx(input, language))
const sheetNamed = (sheets: ReadSheet[], name: string) => sheets.find((sheet) => sheet.name === name) as ReadSheet

describe('a workbook of one plan', async () => {
  const sheets = await read(alone)
  const { results } = small

  test('has a sheet for each part, with the verdict first', () => {
    expect(sheets.map(({ name }) => name)).toEqual([
      'Verdict',
      'Months',
      'Half hours',
      'Groups',
      'Roster',
      'Money',
      'Cost',
      'Readings',
      'Audits',
      'Inputs',
    ])
  })

  test('says the same figures as the results, to the last digit', () => {
    const { rows } = sheetNamed(sheets, 'Months')
    results.months.forEach((month, i) => {
      const row = rows[i] as (typeof rows)[number]
      expect(row['Calls received']?.value).toBe(month.received.mean)
      expect(row['Answered within 20 s']?.value).toBe(month.answeredWithin.mean)
      expect(row['Share lost']?.value).toBe(month.lost.mean)
      expect(row['Probability to pass']?.value).toBe(month.meets.all?.probability)
      expect(row.Wages?.value).toBe(month.cost)
    })
    expect(rows.at(-1)?.['Probability to pass']?.value).toBe(results.term.meets.everyMonth.probability)
    expect(sheetNamed(sheets, 'Money').rows.at(-1)?.Wages?.value).toBeCloseTo(results.term.cost.mean as number, 6)
  })

  test('counts the calls in time that the tallies counted', () => {
    const { counts, replications, months } = small.tallied.tallies
    const fields = counts.length / replications.length / months
    const { rows } = sheetNamed(sheets, 'Months')
    // The first target is answeredWithin; its part is the last field but three of two targets.
    const within = fields - 4
    for (let month = 0; month < months; month++) {
      const sum = replications.reduce((total, _, row) => total + (counts[(row * months + month) * fields + within] as number), 0)
      expect(rows[month]?.['Calls in time']?.value).toBeCloseTo(sum / replications.length, 8)
    }
  })

  test('has months as dates, times as times, shares as percents, thousands apart', () => {
    const january = sheetNamed(sheets, 'Months').rows[0]
    expect(january?.Month).toMatchObject({ value: (Date.UTC(2027, 0, 1) - Date.UTC(1899, 11, 30)) / 864e5, format: '[$-809]mmmm yyyy' })
    expect(january?.['Answered within 20 s']?.format).toMatch(/^0\.0+%$/)
    expect(january?.['Calls received']?.format).toBe('#,##0.0')
    expect(january?.Wages?.format).toBe('#,##0.00')
    expect(sheetNamed(sheets, 'Half hours').rows[0]?.['Half hour']).toMatchObject({ value: 9 / 24, format: 'hh:mm' })
  })

  test('keeps headings in sight, and columns wide enough', () => {
    for (const { name, frozen, widths, cells } of sheets) {
      expect(frozen.rows, name).toBe(1)
      expect(cells.get('A1')?.bold, name).toBe(true)
      expect(Math.min(...widths), name).toBeGreaterThanOrEqual(10)
    }
    expect(sheetNamed(sheets, 'Half hours').frozen.columns).toBe(2)
  })

  test('checks ratios, costs and sums by formula', () => {
    const months = sheetNamed(sheets, 'Months').rows
    expect(months[0]?.['Answered within 20 s']?.formula).toMatch(/^[A-Z]+2\/[A-Z]+2$/)
    expect(months[0]?.['Probability to pass']?.formula).toMatch(/^[A-Z]+2\/[A-Z]+2$/)
    expect(months.at(-1)?.['Calls received']?.formula).toBe('SUM(D2:D4)')
    const money = sheetNamed(sheets, 'Money').rows
    expect(money[0]?.Wages?.formula).toBe('E2*F2')
    expect(money.at(-1)?.Wages?.formula).toBe('G5+G9')
  })

  test('shows who is on duty as the plan has it', () => {
    const { rows } = sheetNamed(sheets, 'Roster')
    const at = (weekday: string, time: number) =>
      rows.find((row) => row.Weekday?.value === weekday && row['Half hour']?.value === time / 24)
    expect(at('Monday', 9)).toMatchObject({ early: { value: 3 }, late: { value: 0 }, 'On duty, planned': { value: 3 } })
    expect(at('Friday', 16.5)).toMatchObject({ early: { value: 0 }, late: { value: 2 }, 'On duty, planned': { value: 2 } })
    expect(at('Sunday', 9)).toBeUndefined()
  })

  test('says how to run it again, and holds the file line by line', () => {
    const { rows } = sheetNamed(sheets, 'Inputs')
    const values = rows.map((row) => row.Value?.value)
    expect(values).toContain('pronto simulate scenario.yaml --replications 30 --seed small')
    expect(values).toContain('  greeting: 4s')
  })
})

describe('a workbook of everything', async () => {
  const sheets = await read(whole)

  test('has plans, differences and load tests as well', () => {
    const names = ['Plans', 'Differences', 'Load test', 'Load test by half hour']
    expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
  })

  test.each(['en', 'it'] as const)('comes to the same wherever it is calculated anew (%s)', async (language) => {
    let checked = 0
    for (const { name, cells } of language === 'en' ? sheets : await read(whole, language))
      for (const [address, { formula, value }] of cells) {
        if (formula === null) continue
        checked++
        const found = calculate(formula, cells)
        expect(Math.abs(found - (value as number)), `${name} ${address}: ${formula} is ${found}, shown ${value}`).toBeLessThanOrEqual(
          1e-9 * Math.max(1, Math.abs(found)),
        )
      }
    expect(checked).toBeGreaterThan(500)
  })

  test('has what the answer hangs on, less what it is without a change', () => {
    const rows = sheetNamed(sheets, 'Sensitivity').rows
    const more = rows.find((row) => row.What?.value === 'calls' && row.Change?.value === 0.2)
    expect(more?.Difference?.formula).toMatch(/^[A-Z]+3-[A-Z]+3$/)
    expect(more?.Difference?.value).toBeCloseTo(sensitivity.factors[0]?.points[1]?.difference.everyMonth.difference ?? 0, 9)
    expect(rows).toHaveLength(1 + 4)
  })

  test('measures beside what was predicted', () => {
    const [within] = sheetNamed(sheets, 'Load test').rows
    expect(within).toMatchObject({ Measured: { value: 0.9, formula: 'H2/I2' }, Predicted: { value: 0.93 }, Agrees: { value: 'yes' } })
    expect(within?.From?.value).toBeCloseTo((Date.UTC(2027, 2, 8, 10) - Date.UTC(1899, 11, 30)) / 864e5, 9)
  })

  test('differs in nothing but words between the languages', async () => {
    const numbers = (from: ReadSheet[]) =>
      from.map(({ cells }) => [...cells].flatMap(([at, { value }]) => (typeof value === 'number' ? [[at, value]] : [])))
    expect(numbers(await read(whole, 'it'))).toEqual(numbers(sheets))
  })

  test('is an Italian workbook in Italian', async () => {
    const [verdict] = await read(whole, 'it')
    expect(verdict?.name).toBe('Verdetto')
  })
})

describe('a workbook of a plan with penalties', async () => {
  const run = tightRun(penalties)
  const { term, money } = run.results
  const sheets = await read({ runs: [run], comparison: null, verdicts: [] })

  test('adds wages and penalties up, month by month and over the term', () => {
    const { rows, cells } = sheetNamed(sheets, 'Cost')
    expect(rows[0]?.['Wages and penalties']?.formula).toBe('B2+C2')
    const last = rows.at(-1)
    expect(last?.Wages?.formula).toBe('SUM(B2:B4)')
    expect(last?.['Penalties, expected']?.formula).toBe('SUM(C2:C4)')
    expect(last?.['Wages and penalties']?.value).toBeCloseTo(money?.term.total.mean ?? 0, 6)
    expect(last?.['Penalties, at worst']?.value).toBe(money?.term.penalties.worst)
    expect(last?.['Minutes on the line']?.value).toBe(term.lineMinutes.mean)
    for (const { formula, value } of cells.values()) if (formula !== null) expect(calculate(formula, cells)).toBeCloseTo(value as number, 6)
  })

  test('has the risk of audits between its bounds', () => {
    const { rows } = sheetNamed(sheets, 'Audits')
    const own = rows.find((row) => row.Target?.value === 'All targets on one sample' && row['Calls checked']?.value === 40)
    const known = run.details?.audit.targets.at(-1)?.samples.find(({ sample }) => sample === 40)
    expect(own?.['Complied, but condemned, from']?.value).toBe(known?.condemned.low)
    expect(own?.['Failed, but cleared, to']?.value).toBe(known?.cleared.high)
  })
})

test.each(hostileNames)('a name stays text: %j', async (name) => {
  const sheets = await read(named(small, whole, name))
  const texts = sheets.flatMap(({ cells }) => [...cells.values()]).filter(({ value }) => typeof value === 'string')
  const shown = name.slice(0, 1) === 'x' ? 'xxxx' : name.replace(/[^ -~].*$/su, '')
  expect(texts.filter(({ value }) => String(value).startsWith(shown)).length).toBeGreaterThan(10)
  for (const { isText, formula, format } of texts) expect({ isText, formula, format }).toEqual({ isText: true, formula: null, format: '@' })
  const formulas = sheets.flatMap(({ cells }) => [...cells.values()].flatMap(({ formula }) => formula ?? []))
  for (const formula of formulas) expect(formula).toMatch(/^(SUM\([A-Z]+\d+:[A-Z]+\d+\)|[A-Z]+\d+([-+*/][A-Z]+\d+)*)$/)
})
