/** How months spread, what calls are lost by, where callers spend their time. */
import { html } from '../escape.ts'
import type { Shown } from '../shown.ts'
import { causes } from '../specs/causes.ts'
import { monthShares } from '../specs/monthShares.ts'
import { timeSpent } from '../specs/timeSpent.ts'
import type { Voice } from '../words/index.ts'
import { figure } from './figure.ts'
import { drawnTargets } from './month.ts'
import type { Section } from './section.ts'

export function spreadSection(shown: Shown, voice: Voice): Section {
  const { words } = voice
  const charts = drawnTargets(shown).map((target) => monthShares(shown, target, voice))
  return {
    id: 'spread',
    title: words.months.title,
    charts,
    html: `<p>${html(words.months.intro(shown.distributions.length > 0))}</p>${charts.map((chart) => figure(chart, voice)).join('')}`,
  }
}

export function callersSection(shown: Shown, voice: Voice): Section | null {
  const { words } = voice
  if ((shown.results.term.received.mean ?? 0) === 0) return null
  const charts = [causes('causes', shown.results.term.lostBy, words.causes.term, voice), timeSpent(shown, voice)]
  return {
    id: 'callers',
    title: words.time.section,
    charts,
    html: `${charts.map((chart) => figure(chart, voice)).join('')}${handedOn(shown, voice)}`,
  }
}

/** The judge sees the first answer only: who hangs up after it is in no share. */
function handedOn({ results }: Shown, { words, numbers }: Voice): string {
  const sum = (of: (type: (typeof results.types)[number]) => number) => results.types.reduce((total, type) => total + of(type), 0)
  const all = sum(({ transferred }) => transferred)
  return all === 0
    ? ''
    : `<p>${html(words.time.handedOn(numbers.amount(all), numbers.amount(sum(({ transferLost }) => transferLost))))}</p>`
}
