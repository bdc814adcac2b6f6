/** What becomes of the same calls where the contract is read otherwise, and what is worth a question before the bid. */
import { html } from '../escape.ts'
import { meaning, questionText } from '../readingsText.ts'
import type { Shown } from '../shown.ts'
import { readings } from '../specs/readings.ts'
import { judgedAsOne } from '../verdict.ts'
import type { Voice } from '../words/index.ts'
import { figure, tableHtml } from './figure.ts'
import type { Section } from './section.ts'

export function readingsSection(shown: Shown, voice: Voice): Section | null {
  if (shown.readings.length === 0 || shown.results.term.meets.everyMonth.probability === null) return null
  const { words } = voice
  const chart = readings(shown.readings, judgedAsOne(shown.results), voice)
  return {
    id: 'readings',
    title: words.readings.title,
    charts: [chart],
    html: [
      `<p>${html(words.readings.intro)}</p>`,
      shown.questions.length === 0
        ? ''
        : `<p><strong>${html(questionText(shown.questions, shown.readings, shown.results, voice))}</strong></p>`,
      figure(chart, voice),
      questions(shown, voice),
    ].join('\n'),
  }
}

/** Each question, the one that moves most first, with what its answer moves. */
function questions({ questions: asked }: Shown, voice: Voice): string {
  if (asked.length === 0) return ''
  const { words, numbers } = voice
  const said = words.readings
  const rows = asked.map((one) => {
    const { difference, ci95 } = one.difference
    const sure = difference && ci95 ? ` (${numbers.points(ci95[0])} … ${numbers.points(ci95[1])})` : ''
    return [`${one.reading}: ${meaning(one, voice)} ${one.least} → ${one.most}`, `${numbers.points(difference)}${sure}`]
  })
  const table = tableHtml({ head: [said.question, said.moves], rows })
  return `<h3>${html(said.asking)}</h3><div class="scroll" tabindex="0" role="group" aria-label="${html(said.asking)}">${table}</div>`
}
