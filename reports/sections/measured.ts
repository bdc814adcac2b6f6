/** What load tests measured on a real endpoint, beside what was predicted. */
import type { Section as RateSection, RateVerdict } from '../../sim/load/rates.ts'
import type { Verdict } from '../../sim/load/verdict.ts'
import { html, named } from '../escape.ts'
import { isReplay, type ReportInput } from '../input.ts'
import type { Chart } from '../specs/chart.ts'
import { measured } from '../specs/measured.ts'
import { askedOf, targetName } from '../verdict.ts'
import type { Voice } from '../words/index.ts'
import { figure, tableHtml } from './figure.ts'
import type { Section } from './section.ts'

export function measuredSection({ verdicts }: ReportInput, voice: Voice): Section | null {
  if (verdicts.length === 0) return null
  const charts: Chart[] = []
  const parts = verdicts.map((verdict, i) => {
    if (!isReplay(verdict)) return rates(verdict, voice)
    const chart = measured(i === 0 ? 'measured' : `measured-${i + 1}`, verdict, voice)
    charts.push(chart)
    return replay(verdict, chart, voice)
  })
  return { id: 'measured', title: voice.words.measured.title, charts, html: parts.join('\n') }
}

function replay(verdict: Verdict, chart: Chart, voice: Voice): string {
  const { words, numbers } = voice
  const said = words.measured
  const { window, predicted, valid, meets } = verdict
  const outcome = !valid ? said.invalid : meets ? said.allMet : said.notAllMet
  const agreement =
    !valid || predicted === null || predicted.agrees === null
      ? ''
      : predicted.agrees
        ? said.agree(numbers.amount(predicted.replications))
        : said.disagree(numbers.amount(predicted.replications))
  return `<h3>${html(said.window(numbers.date(window.from), window.from.slice(11, 16), window.to.slice(11, 16)))}</h3>
<p>${html(said.address)}: ${named(verdict.target)}; ${html(said.endpoint)}: ${named(verdict.endpoint)}</p>
<p class="headline">${html(outcome)}</p>${agreement === '' ? '' : `<p>${html(agreement)}</p>`}
${figure(chart, voice)}${guards(verdict, voice)}`
}

function guards({ guards: checked, valid }: Verdict, { words }: Voice): string {
  if (valid) return ''
  const failed = checked.filter(({ ok }) => !ok).map(({ guard }) => `<li>${html(words.measured.guards[guard] ?? guard)}</li>`)
  return `<p>${html(words.measured.because)}</p><ul>${failed.join('')}</ul>`
}

function rates(verdict: RateVerdict, voice: Voice): string {
  const { words, numbers } = voice
  const said = words.measured
  const sectionName = (one: RateSection) =>
    one.quarter === undefined ? said.perMinute(numbers.amount(one.perMinute)) : said.quarter(one.quarter)
  const first = verdict.sections[0]?.targets ?? []
  const head = [
    said.section,
    said.contacts,
    ...first.map((target) => `${targetName(target, voice)} (${numbers.limit(askedOf(target))})`),
    said.outcome,
  ]
  const rows = verdict.sections.map((one) => [
    sectionName(one),
    numbers.amount(one.offered),
    ...one.targets.map((target) => numbers.percent(target.share, askedOf(target))),
    !one.valid ? said.notValid : one.meets === null ? words.noData : one.meets ? said.met : said.notMet,
  ])
  const highest =
    verdict.script === 'ramp'
      ? `<p class="headline">${html(verdict.highest === null ? said.noRate : said.highest(numbers.amount(verdict.highest)))}</p>`
      : ''
  return `<h3>${html(said.script[verdict.script])}</h3><p>${html(said.address)}: ${named(verdict.target)}; ${html(said.endpoint)}: ${named(verdict.endpoint)}</p>${highest}<div class="scroll" tabindex="0" role="group" aria-label="${html(said.script[verdict.script])}">${tableHtml({ head, rows })}</div>`
}
