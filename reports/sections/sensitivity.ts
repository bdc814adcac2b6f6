/** What the answer hangs on: a tornado of changes, and the volume at which the plan breaks. */
import type { Sensitivity } from '../../sim/estimates/sensitivity.ts'
import { html, shortened } from '../escape.ts'
import type { ReportInput } from '../input.ts'
import { breakingSentence, passesWords, sensitivitySentences } from '../sensitivityText.ts'
import { breakingVolume } from '../specs/breakingVolume.ts'
import type { Chart } from '../specs/chart.ts'
import { tornado } from '../specs/tornado.ts'
import type { Voice } from '../words/index.ts'
import { figure } from './figure.ts'
import type { Section } from './section.ts'

export function sensitivitySection({ sensitivities = [] }: ReportInput, voice: Voice): Section | null {
  if (sensitivities.length === 0) return null
  const said = voice.words.sensitivity
  const charts: Chart[] = []
  const parts = sensitivities.map((one, i) => {
    const number = i === 0 ? '' : `-${i + 1}`
    const heading = sensitivities.length === 1 ? '' : `<h3>${html(said.titleOf(shortened(one.scenario, 120)))}</h3>`
    return heading + part(one, number, charts, voice)
  })
  return { id: 'sensitivity', title: said.title, charts, html: parts.join('\n') }
}

/** Its charts are added to `charts`. */
function part(sensitivity: Sensitivity, number: string, charts: Chart[], voice: Voice): string {
  const said = voice.words.sensitivity
  const drawn = (chart: Chart | null) => {
    if (chart === null) return ''
    charts.push(chart)
    return figure(chart, voice)
  }
  const [most = '', ...rest] = sensitivitySentences(sensitivity, voice)
  const breaking = breakingSentence(sensitivity, voice)
  return [
    most === '' ? '' : `<p class="headline">${html(most)}</p>`,
    `<p>${html(said.intro(passesWords(sensitivity, voice)))}${rest.length === 0 ? '' : ` ${html(rest.join(' '))}`}</p>`,
    drawn(tornado(`sensitivity${number}`, sensitivity, voice)),
    breaking === '' ? '' : `<h3>${html(said.breakingTitle)}</h3><p><strong>${html(breaking)}</strong></p>`,
    drawn(breakingVolume(`breaking-volume${number}`, sensitivity, voice)),
  ]
    .filter((text) => text !== '')
    .join('\n')
}
