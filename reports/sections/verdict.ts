/** The verdict in plain words, the probability drawn, and how sure it is. */
import type { Results } from '../../sim/estimates/results.ts'
import { html } from '../escape.ts'
import type { Shown } from '../shown.ts'
import type { Chart } from '../specs/chart.ts'
import { verdictArray, verdictInterval } from '../specs/verdictCharts.ts'
import { legendOf, verdictText } from '../verdict.ts'
import type { Voice } from '../words/index.ts'
import { figure } from './figure.ts'
import type { Section } from './section.ts'

export function verdictSection(shown: Shown, required: number | null, voice: Voice): Section {
  const charts = verdictCharts(shown, required, voice)
  const drawn = charts.map((chart) => figure(chart, voice))
  return {
    id: 'verdict',
    title: voice.words.verdict.title,
    charts,
    html: `<div class="verdict"><div class="words" id="verdict-words">${verdictWords(shown, voice)}</div>${drawn.join('')}</div>`,
  }
}

/** None where there is nothing to judge. */
export function verdictCharts({ results, months }: Shown, required: number | null, voice: Voice): Chart[] {
  if (results.term.meets.everyMonth.probability === null) return []
  return [verdictArray(results, months, voice), verdictInterval(results, required, voice)]
}

export function verdictWords({ results, months }: Shown, voice: Voice): string {
  const { headline, sure, worst, reasons, notes } = verdictText(results, months, voice)
  return [
    `<p class="headline">${html(headline)}${sure === '' ? '' : ` <span class="sure">${html(sure)}</span>.`}</p>`,
    worst === '' ? '' : `<p>${html(worst)}</p>`,
    reasons.length === 0 ? '' : `<ul>${reasons.map((reason) => `<li>${html(reason)}</li>`).join('')}</ul>`,
    ...notes.map((note) => `<p class="note">${html(note)}</p>`),
    legend(results, voice),
    `<p class="note">${html(voice.words.verdict.basis(voice.numbers.amount(results.replications), results.replications === 1))}</p>`,
  ].join('')
}

function legend(results: Results, voice: Voice): string {
  const items = legendOf(results, voice).map((text) => `<li>${html(text)}</li>`)
  return items.length === 0 ? '' : `<ul class="plain note">${items.join('')}</ul>`
}
