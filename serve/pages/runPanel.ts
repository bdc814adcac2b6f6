/** The run that is under way, or the last one. */
import { type Markup, markup } from '../markup.ts'
import type { RunView } from '../runner.ts'
import type { Voice } from '../words/index.ts'

/** Its inside; pages keep the place. */
export function runPanel(view: RunView | null, voice: Voice): Markup {
  const { words, language } = voice
  if (view === null) return markup``
  const said = sayRun(view, voice)
  if (view.state === 'running')
    return markup`<h2>${words.run.title}</h2>
<p id="run-said">${said}</p>
<progress id="run-progress" max="${view.planned}" value="${view.done}" aria-label="${words.run.progress}"></progress>
<p id="run-count">${countText(view, voice)}</p>
<button type="button" id="run-cancel" class="second">${words.run.cancel}</button>`
  return markup`<h2>${words.run.title}</h2>
<p id="run-said">${said}</p>
${view.why === null ? null : markup`<p class="wrong" lang="en">${view.why}</p>`}
${view.state === 'done' ? markup`<p><a class="button" href="/${language}/report?in=${encodeURIComponent(view.result)}">${words.run.open}</a></p>` : null}`
}

/** One sentence, said when it changes. */
export function sayRun({ state, folder }: RunView, { words }: Voice): string {
  switch (state) {
    case 'running':
      return words.run.running(folder)
    case 'done':
      return words.run.done(folder)
    case 'cancelled':
      return words.run.cancelled
    case 'failed':
      return words.run.failed
  }
}

/** "120 of 400 replications, about 12 s left". */
export function countText({ done, planned, elapsed }: RunView, { words }: Voice): string {
  const count = words.run.count(done, planned)
  return done === 0 || elapsed < 500 ? count : `${count}, ${words.run.left(((elapsed / done) * (planned - done)) / 1000)}`
}
