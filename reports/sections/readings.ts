/** What becomes of the same calls where the contract is read otherwise. */
import { html } from '../escape.ts'
import type { Shown } from '../shown.ts'
import { readings } from '../specs/readings.ts'
import type { Voice } from '../words/index.ts'
import { figure } from './figure.ts'
import type { Section } from './section.ts'

export function readingsSection(shown: Shown, voice: Voice): Section | null {
  if (shown.readings.length === 0 || shown.results.term.meets.everyMonth.probability === null) return null
  const { words } = voice
  const chart = readings(shown.readings, voice)
  const meanings = Object.values(words.readings.meanings).map((text) => `<li>${html(text)}</li>`)
  return {
    id: 'readings',
    title: words.readings.title,
    charts: [chart],
    html: `<p>${html(words.readings.intro)}</p>${figure(chart, voice)}<details><summary>${html(words.readings.questions)}</summary><ul>${meanings.join('')}</ul></details>`,
  }
}
