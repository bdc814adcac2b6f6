/** What went in: the scenario as it was written, line by line, so that a copy of the lines is the file; seed, version, and the command to run it again. */
import type { RateVerdict } from '../../sim/load/rates.ts'
import type { Verdict } from '../../sim/load/verdict.ts'
import { isReplay, isSizedAlone, type ReportInput, type RunInput, type SizingInput } from '../input.ts'
import { compareAgain, dataLines, loadAgain, rosterYaml, scenarioName, scenarioYaml, simulateAgain, sizeAgain } from '../runAgain.ts'
import { mainRun } from '../shown.ts'
import type { Voice } from '../words/index.ts'
import { type Format, type Sheet, sheetOf, type Value } from './sheet.ts'

/** Of one file: more than a year of half hours. */
const mostLines = 20_000

interface Row {
  what: string
  value: Value
  format: Format
}

const text = (what: string, value: string | null): Row => ({ what, value, format: 'text' })

export function inputsSheet(plans: RunInput[], input: ReportInput, voice: Voice): Sheet {
  const said = voice.words.files
  const rows = [
    ...(input.comparison === null ? [] : [text(said.again, compareAgain(input.comparison, mainRun(input)))]),
    ...plans.flatMap((plan) => planRows(plan, plans.length > 1, isSizedAlone(input, plan), voice)),
    ...(input.sizings ?? []).flatMap((one) => sizingRows(one, voice)),
    ...input.verdicts.flatMap((verdict) => loadRows(verdict, voice)),
  ]
  return sheetOf<Row>(
    said.sheets.inputs,
    1,
    [
      { key: 'what', head: said.what, format: 'text', width: 34, value: ({ what }) => what },
      { key: 'value', head: said.value, format: ({ format }) => format, width: 110, value: ({ value }) => value },
    ],
    rows.map((row) => ({ row })),
  )
}

/** What may be rostered, and how the plan is found again. */
function sizingRows({ sizing }: SizingInput, { words }: Voice): Row[] {
  const roster = sizing.roster.derived ? [] : rosterYaml(sizing).split('\n')
  return [
    text(words.files.again, sizeAgain(sizing)),
    ...roster.slice(0, mostLines).map((line, i) => text(i === 0 ? words.sizing.rosterFile : '', line)),
  ]
}

function planRows(plan: RunInput, several: boolean, sizedAlone: boolean, { words }: Voice): Row[] {
  const said = words.files
  const { results, details, compiled } = plan
  const scenario = scenarioYaml(plan)
  const listing = (title: string, lines: string[]) => [
    ...lines.slice(0, mostLines).map((line, i) => text(i === 0 ? title : '', line)),
    ...(lines.length > mostLines ? [text('', said.moreLines(lines.length - mostLines))] : []),
  ]
  return [
    ...(several ? [text(said.plan, plan.label)] : []),
    text(said.scenario, results.scenario),
    text(said.contract, results.contract),
    text(said.seed, results.seed),
    { what: said.replications, value: results.replications, format: 'whole' },
    ...(compiled === null
      ? []
      : ([
          { what: said.firstDay, value: compiled.scenario.simulate.from, format: 'date' },
          { what: said.length, value: compiled.scenario.simulate.months, format: 'whole' },
        ] satisfies Row[])),
    text(said.version, results.pronto),
    ...(sizedAlone ? [] : [text(said.again, simulateAgain(plan))]),
    ...(scenario === null ? [] : listing(said.scenarioFile(scenarioName(plan)), scenario.split('\n'))),
    ...Object.entries(details?.data ?? {}).flatMap(([name, file]) => listing(said.dataFile(name), dataLines(file))),
  ]
}

function loadRows(verdict: Verdict | RateVerdict, { words }: Voice): Row[] {
  const said = words.files
  return [
    text(said.test, verdict.scenario),
    text(said.contract, verdict.contract),
    text(said.endpoint, `${verdict.endpoint}, ${verdict.target}`),
    text(said.seed, verdict.seed),
    text(said.version, verdict.pronto),
    text('k6', verdict.k6.version),
    ...(isReplay(verdict) ? [text(said.again, loadAgain(verdict))] : []),
  ]
}
