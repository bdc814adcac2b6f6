/** What went in, and how to run it again: the scenario as it was written, the files it names, seed, version and command. */
import type { Sensitivity } from '../../sim/estimates/sensitivity.ts'
import type { Verdict } from '../../sim/load/verdict.ts'
import type { Sizing } from '../../sim/sizing/result.ts'
import { html, named, shortened } from '../escape.ts'
import { isReplay, isSizedAlone, type ReportInput, type RunInput } from '../input.ts'
import { compareAgain, dataLines, loadAgain, rosterYaml, scenarioYaml, sensitivityAgain, simulateAgain, sizeAgain } from '../runAgain.ts'
import type { Voice } from '../words/index.ts'
import { tableHtml } from './figure.ts'
import type { Section } from './section.ts'

const mostLines = 1000

export function inputsSection(input: ReportInput, run: RunInput | null, voice: Voice): Section | null {
  const { words } = voice
  const simulated = run === null || isSizedAlone(input, run) ? null : run
  const parts = [
    simulated === null ? '' : about(simulated, input.comparison !== null, voice),
    simulated === null ? '' : simulated.details === null ? `<p>${html(words.inputs.noDetails)}</p>` : listing(simulated, voice),
    ...(input.sizings ?? []).map(({ sizing }) => sized(sizing, simulated === null, voice)),
    ...(input.sensitivities ?? []).map((one) => changed(one, voice)),
    plans(input, run, voice),
    ...input.verdicts.filter(isReplay).map((verdict) => load(verdict, voice)),
  ]
  const content = parts.filter((part) => part !== '').join('\n')
  return content === '' ? null : { id: 'inputs', title: words.inputs.title, charts: [], html: content }
}

/** `compared`: it is one of several plans. */
function about(run: RunInput, compared: boolean, voice: Voice): string {
  const { results, compiled } = run
  const { words, numbers } = voice
  const said = words.inputs
  const simulated = compiled?.scenario
  const rows = [
    [said.scenario, results.scenario],
    ...(compared ? [[words.plans.plan, run.label]] : []),
    [said.contract, results.contract],
    ...(simulated?.demand.name === undefined ? [] : [[said.demand, simulated.demand.name]]),
    ...(simulated?.staffing.name === undefined ? [] : [[said.staffing, simulated.staffing.name]]),
    ...(simulated === undefined ? [] : [[said.term, said.termText(numbers.date(simulated.simulate.from), simulated.simulate.months)]]),
    [said.seed, results.seed],
    [said.replications, numbers.amount(results.replications)],
    [said.version, `Pronto ${results.pronto}`],
  ]
  const command = `${simulateAgain(run)} --out results\npronto report results --out report.html${voice.language === 'en' ? '' : ` --lang ${voice.language}`}`
  return `${facts(rows)}<p>${html(said.again)}</p><pre class="command" tabindex="0">${html(shortened(command, 1000))}</pre>`
}

/** How a plan is found again. `alone`: nothing else says what it is about. */
function sized(sizing: Sizing, alone: boolean, voice: Voice): string {
  const { words, numbers } = voice
  const said = words.inputs
  const { require } = sizing
  const rows = [
    ...(alone ? [[said.scenario, sizing.scenario] as const, [said.contract, sizing.contract] as const] : []),
    ...(sizing.roster.name === undefined || sizing.roster.derived ? [] : [[words.sizing.mayRoster, sizing.roster.name] as const]),
    ...(require === null ? [] : [[words.sizing.required, numbers.limit(require)] as const]),
    [said.seed, sizing.seed] as const,
    [said.replications, numbers.amount(sizing.replications)] as const,
    [said.version, `Pronto ${sizing.pronto}`] as const,
  ]
  const language = voice.language === 'en' ? '' : ` --lang ${voice.language}`
  const simulated = sizing.plan === null ? '' : 'pronto simulate scenario.yaml --staffing sized/staffing.yaml --out results\n'
  const command = `${sizeAgain(sizing)} --out sized\n${simulated}pronto report sized${simulated === '' ? '' : ' results'} --out report.html${language}`
  const roster = sizing.roster.derived ? '' : folded(words.sizing.rosterFile, rosterYaml(sizing).split('\n'), voice)
  const heading = alone ? '' : `<h3>${html(words.sizing.title)}</h3>`
  return `${heading}${facts(rows)}<p>${html(words.sizing.again)}</p><pre class="command" tabindex="0">${html(shortened(command, 1000))}</pre>${roster}`
}

/** How it is found again what the answer hangs on. */
function changed(sensitivity: Sensitivity, { words }: Voice): string {
  const said = html(words.sensitivity.again(shortened(sensitivity.scenario, 120)))
  return `<p>${said}</p><pre class="command" tabindex="0">${html(shortened(sensitivityAgain(sensitivity), 1000))}</pre>`
}

/** How a load test is run again. */
function load(verdict: Verdict, { words }: Voice): string {
  const said = html(words.inputs.loadAgain(shortened(verdict.scenario, 120)))
  return `<p>${said}</p><pre class="command" tabindex="0">${html(shortened(loadAgain(verdict), 1000))}</pre>`
}

function facts(rows: readonly (readonly string[])[]): string {
  const list = rows.map(([term = '', text = '']) => `<div><dt>${html(term)}</dt><dd>${named(text, 300)}</dd></div>`).join('')
  return `<dl class="facts">${list}</dl>`
}

function listing(run: RunInput, voice: Voice): string {
  const scenario = scenarioYaml(run)
  if (scenario === null) return ''
  const { words } = voice
  const files = Object.entries(run.details?.data ?? {}).map(([name, file]) =>
    folded(words.inputs.dataFile(shortened(name, 120)), dataLines(file), voice),
  )
  return [folded(words.inputs.save, scenario.split('\n'), voice), ...files].join('')
}

function folded(title: string, lines: string[], { words, numbers }: Voice): string {
  const shown = lines.slice(0, mostLines).join('\n')
  const rest = lines.length - mostLines
  const more = rest > 0 ? `<p>${html(words.inputs.more(numbers.amount(rest)))}</p>` : ''
  return `<details class="listing"><summary>${html(title)}</summary><pre tabindex="0">${html(shown)}</pre>${more}</details>`
}

/** Of a comparison: where each plan is from, and what was changed in it. */
function plans({ comparison }: ReportInput, run: RunInput | null, { words }: Voice): string {
  if (comparison === null) return ''
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
  const rows = comparison.plans.map(({ label, scenario, changes }, i) => [
    `${i + 1}. ${shortened(label, 80)}`,
    shortened(scenario, 200),
    shortened(changes.map(({ key, value }) => `${key}=${text(value)}`).join(', '), 300),
  ])
  const title = words.inputs.plansOf
  const command = `<p>${html(words.inputs.compareAgain)}</p><pre class="command" tabindex="0">${html(shortened(compareAgain(comparison, run), 3000))}</pre>`
  return `<h3>${html(title)}</h3>${command}<div class="scroll" tabindex="0" role="group" aria-label="${html(title)}">${tableHtml({ head: [words.plans.plan, words.inputs.scenario, words.inputs.change], rows })}</div>`
}
