/** Choosing a month: its reasons open under its card. */
import type { MonthResult } from '../../sim/estimates/results.ts'
import { firstMonth, monthCard } from '../sections/calendar.ts'
import { monthCharts, monthWords } from '../sections/month.ts'
import { redrawChart } from './charts.ts'
import { now, voice } from './data.ts'

let chosen: string | null = now.shown === null || now.shown.results.months.length === 0 ? null : firstMonth(now.shown).month

const cardOf = (month: string) => document.querySelector<HTMLElement>(`article.month[data-month="${CSS.escape(month)}"]`)

export function listenToMonths(): void {
  document.getElementById('months')?.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest('h3 button')
    const month = button?.closest<HTMLElement>('article.month')?.dataset.month
    if (month !== undefined) choose(month)
  })
}

/** Chosen again, it closes. */
function choose(month: string): void {
  const detail = document.getElementById('month-detail')
  const card = cardOf(month)
  if (detail === null || card === null) return
  const closes = chosen === month
  for (const button of document.querySelectorAll('article.month h3 button'))
    button.setAttribute('aria-expanded', String(!closes && card.contains(button)))
  detail.hidden = closes
  chosen = closes ? null : month
  if (closes) return
  card.after(detail)
  drawMonth()
  detail.scrollIntoView({ block: 'nearest' })
}

const monthNow = (): MonthResult | undefined => now.shown?.results.months.find(({ month }) => month === chosen)

function drawMonth(): void {
  const month = monthNow()
  const words = document.getElementById('month-words')
  if (now.shown === null || month === undefined || words === null) return
  words.innerHTML = monthWords(now.shown, month, voice)
  for (const chart of monthCharts(now.shown, month, voice)) redrawChart(chart)
}

/** All cards, and the month that is open, out of what is shown now. The focus stays where it is. */
export function redrawCalendar(): void {
  if (now.shown === null) return
  for (const month of now.shown.results.months) {
    const card = cardOf(month.month)
    if (card === null) continue
    const focused = card.contains(document.activeElement)
    const fresh = document.createElement('template')
    fresh.innerHTML = monthCard(now.shown, month, month.month === chosen, voice)
    const article = fresh.content.firstElementChild as HTMLElement
    card.replaceWith(article)
    if (focused) article.querySelector('button')?.focus()
  }
  drawMonth()
}
