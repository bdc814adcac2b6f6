/** One month: how often it passes, which targets it misses, what its shares look like, what its calls are lost by. */
import type { MonthResult } from '../../sim/estimates/results.ts'
import { html } from '../escape.ts'
import type { Shown } from '../shown.ts'
import { causes } from '../specs/causes.ts'
import type { Chart } from '../specs/chart.ts'
import { monthDots } from '../specs/monthDots.ts'
import { between, reasonsOf, type Target } from '../verdict.ts'
import type { Voice } from '../words/index.ts'
import { dayOff, judgesMonths } from './calendar.ts'
import { figure } from './figure.ts'

export function monthSection(shown: Shown, month: MonthResult, voice: Voice): { html: string; charts: Chart[] } {
  const charts = monthCharts(shown, month, voice)
  return {
    charts,
    html: `<div id="month-detail" role="region" aria-label="${html(voice.words.months.why)}" tabindex="-1"><div id="month-words" aria-live="polite">${monthWords(shown, month, voice)}</div><div class="side">${charts
      .map((chart) => figure(chart, voice))
      .join('')}</div></div>`,
  }
}

/** The targets drawn for every month: those over all calls, and those the contract judges. */
export function drawnTargets({ results }: Shown): Target[] {
  const overAll = (measure: string) => results.targets.find(({ key }) => key === measure)
  const targets = [overAll('answeredWithin'), overAll('lost'), ...results.targets.filter(({ judged }) => judged)]
  return [...new Set(targets)].filter((target) => target !== undefined)
}

export function monthCharts(shown: Shown, month: MonthResult, voice: Voice): Chart[] {
  const drawn = shown.distributions.length === 0 ? [] : drawnTargets(shown).map((target) => monthDots(shown, month, target, voice))
  return [...drawn, causes('month-causes', month.lostBy, voice.numbers.month(month.month), voice)]
}

export function monthWords(shown: Shown, month: MonthResult, voice: Voice): string {
  const { words, numbers } = voice
  return [
    `<h4>${html(numbers.month(month.month))}</h4>`,
    ...verdictOf(shown, month, voice),
    `<p>${html(words.months.facts(numbers.amount(month.received.mean), numbers.amount(month.received.p05), numbers.amount(month.received.p95)))} ${html(
      month.cost > 0
        ? words.months.paidWages(numbers.amount(month.paidHours), numbers.amount(month.cost))
        : words.months.paid(numbers.amount(month.paidHours)),
    )}</p>`,
    closedDays(shown, month, voice),
  ].join('')
}

function verdictOf(shown: Shown, month: MonthResult, voice: Voice): string[] {
  const { words, numbers } = voice
  const { all } = month.meets
  if (!judgesMonths(shown)) return []
  if (all === undefined || all.probability === null) return [`<p>${html(words.noData)}</p>`]
  const reasons = reasonsOf(shown.results, month, all.n, voice)
  const passes = `<p><b>${html(words.months.passes(numbers.percent(all.probability)))}</b> ${html(words.verdict.sure(between(all, voice)))}</p>`
  if (reasons.length === 0) return [passes, `<p>${html(words.months.never)}</p>`]
  return [passes, `<p>${html(words.months.because)}</p><ul>${reasons.map((reason) => `<li>${html(reason)}</li>`).join('')}</ul>`]
}

function closedDays({ days }: Shown, { month }: MonthResult, voice: Voice): string {
  const off = days?.filter(({ date, state }) => date.startsWith(month) && (state === 'holiday' || state === 'closure')) ?? []
  if (off.length === 0) return ''
  const items = off.map((day) => `<li>${html(`${voice.numbers.date(day.date)}: ${dayOff(day, voice)}`)}</li>`)
  return `<p>${html(voice.words.months.closed)}</p><ul>${items.join('')}</ul>`
}
