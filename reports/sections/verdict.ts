/** The verdict in plain words. */
import type { Results } from '../../sim/estimates/results.ts'
import { html } from '../escape.ts'
import { verdictText } from '../verdict.ts'
import type { Voice } from '../words/index.ts'

export function verdictWords(results: Results, months: number, voice: Voice): string {
  const { headline, sure, worst, reasons, notes } = verdictText(results, months, voice)
  const list = reasons.length === 0 ? '' : `<ul>${reasons.map((reason) => `<li>${html(reason)}</li>`).join('')}</ul>`
  return [
    `<p class="headline">${html(headline)} <span class="sure">${html(sure)}</span></p>`,
    worst === '' ? '' : `<p>${html(worst)}</p>`,
    list,
    ...notes.map((note) => `<p class="note">${html(note)}</p>`),
  ].join('')
}
