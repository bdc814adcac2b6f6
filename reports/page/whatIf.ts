/** What if: the controls change the plan, workers run it, and the page shows what it comes to. */
import { noChanges, type WhatIfChanges } from '../../sim/whatIf.ts'
import type { Shown } from '../shown.ts'
import { answerHtml, spoken } from '../whatIf/answer.ts'
import { atRest, changesTold, type WhatIfData } from '../whatIf/base.ts'
import { type Answer, Runner } from '../whatIf/runner.ts'
import { savedStaffing } from '../whatIf/savedStaffing.ts'
import { whatIfWords } from '../words/whatIf.ts'
import { data as page, voice } from './data.ts'
import { redraw } from './redraw.ts'
import { readControls, resetControls, watchControls } from './whatIfControls.ts'
import { startWorkers } from './workers.ts'

/** Parts of the page that show the changed plan, and say so. */
const redrawn = ['verdict', 'calendar', 'day', 'spread', 'callers']

/** Nothing where the page has no plan to run. */
export function whatIfInPage(): void {
  const section = document.getElementById('what-if')
  const given = document.getElementById('what-if-data')?.textContent
  if (section !== null && given && page.shown !== null) startWhatIf(section, JSON.parse(given) as WhatIfData, page.shown)
}

function startWhatIf(section: HTMLElement, data: WhatIfData, saved: Shown): void {
  const words = whatIfWords(voice)
  const part = (name: string) => section.querySelector(`[data-part="${name}"]`) as HTMLElement
  const button = (action: string) => section.querySelector(`[data-action="${action}"]`) as HTMLButtonElement
  const progress = section.querySelector('progress') as HTMLProgressElement
  let runner: Runner | undefined
  let changes: WhatIfChanges = noChanges
  let answer: Answer | null = null
  /** `answer` is one to the controls as they are now. */
  let fresh = true
  let running = false
  let failed = false

  /** Workers start when they are first needed; null where there can be none. */
  const started = (): Runner | null => {
    try {
      runner ??= new Runner({
        ...startWorkers(data.engine),
        base: data.base,
        replications: data.replications,
        now: () => performance.now(),
        onProgress: showProgress,
        onAnswer: answered,
        onFailure: fail,
      })
      return runner
    } catch {
      fail()
      return null
    }
  }

  const fail = () => {
    failed = true
    running = false
    show()
  }

  const showProgress = (done: number) => {
    progress.value = done / data.replications
    part('progress').textContent = words.progress(done, data.replications)
  }

  const run = (what: WhatIfChanges | null) => {
    running = true
    showProgress(0)
    part('status').textContent = words.running
    started()?.run(what)
  }

  const answered = (found: Answer) => {
    const first = !fresh
    answer = found
    fresh = true
    running = !found.complete
    if (!found.rest) redraw(shownOf(found))
    show()
    mark()
    // Read out when it first comes, and when it is final.
    if (first || found.complete) part('status').textContent = spoken(found, saved.results, voice)
    section.dispatchEvent(new CustomEvent('answer', { detail: found }))
  }

  const told = () => {
    const { plan, demand } = changesTold(changes, data.groups, voice)
    return { all: [...plan, ...demand], demand }
  }

  const show = () => {
    const { all, demand } = told()
    const changed = all.length > 0
    section.toggleAttribute('data-changed', changed)
    section.querySelector('.running')?.classList.toggle('on', running)
    button('reset').disabled = !changed
    button('again').disabled = changed || running || failed
    button('stop').disabled = !running
    part('saves-not').textContent = demand.length > 0 ? words.savesNot(demand) : ''
    const place = part('answer')
    // What was said of the controls as they were stays, pale, until there is more to say.
    place.classList.toggle('stale', !fresh && answer !== null)
    place.setAttribute('aria-busy', String(running))
    if (failed) place.textContent = words.failed
    else if (fresh) place.innerHTML = answerHtml(answer, saved.results, !running, voice)
    // Of the saved plan nothing is said while another runs.
    else if (answer === null) place.textContent = words.running
  }

  /** Parts of the page that show a changed plan say so: on paper too. */
  const mark = () => {
    for (const id of redrawn) {
      const place = document.getElementById(id)
      place?.querySelector('.what-if-mark')?.remove()
      if (place === null || answer === null || answer.rest) continue
      const note = document.createElement('p')
      note.className = 'what-if-mark'
      const basis = answer.complete ? '' : ` ${words.progress(answer.estimate.results.replications, data.replications)}.`
      note.textContent = `${words.mark(told().all.join(', '))}${basis} ${words.unmarked}`
      place.querySelector('h2')?.after(note)
    }
  }

  /** Runs what the controls say. */
  const changedTo = (now: WhatIfChanges) => {
    changes = now
    if (failed) return
    if (atRest(changes, data.groups)) {
      runner?.stop()
      running = false
      fresh = true
      answer = null
      redraw({})
      mark()
      part('status').textContent = words.answer.nothingChanged
    } else {
      fresh = false
      run(changes)
    }
    show()
  }

  // Whoever comes to the controls is likely to move one.
  for (const comes of ['pointerover', 'focusin'])
    section.addEventListener(comes, () => runner === undefined && started()?.warm(), { once: true })
  watchControls(section, data.groups, () => changedTo(readControls(section, data.groups)))
  button('reset').addEventListener('click', () => {
    resetControls(section)
    changedTo(noChanges)
  })
  button('again').addEventListener('click', () => {
    run(null)
    show()
  })
  button('stop').addEventListener('click', () => {
    runner?.stop()
    running = false
    show()
  })
  button('save').addEventListener('click', () => download(words.file.name, savedStaffing(data, changes, voice)))
  ;(section.querySelector('.what-if-controls') as HTMLElement).hidden = false
  resetControls(section)
  show()
}

function shownOf({ estimate }: Answer): Pick<Shown, 'results' | 'bands' | 'distributions' | 'offered' | 'times'> {
  const { results, bands, distributions, offered, times } = estimate
  return { results, bands, distributions, offered, times }
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/yaml' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
