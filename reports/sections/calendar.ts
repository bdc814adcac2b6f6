/** The term month by month: how likely each is to pass, its open days, holidays and closures. A month shows why it fails. */
import type { MonthResult } from '../../sim/estimates/results.ts'
import { html } from '../escape.ts'
import type { Shown, ShownDay } from '../shown.ts'
import { worstMonths } from '../verdict.ts'
import type { Voice } from '../words/index.ts'
import { monthSection } from './month.ts'
import type { Section } from './section.ts'

export function calendarSection(shown: Shown, voice: Voice): Section {
  const first = firstMonth(shown)
  const detail = monthSection(shown, first, voice)
  const said = voice.words.calendar
  const [intro, choose] = judgesMonths(shown) ? [said.intro, said.choose] : [said.introTerm, said.chooseTerm]
  return {
    id: 'calendar',
    title: voice.words.calendar.title,
    charts: detail.charts,
    html: `<p>${html(intro)} <span class="screen">${html(choose)}</span></p>${legend(shown, voice)}
<div class="calendar" id="months">${shown.results.months
      .map((month) => `${monthCard(shown, month, month === first, voice)}${month === first ? detail.html : ''}`)
      .join('')}</div>`,
  }
}

/** The month that fails most often, or else the first. */
export function firstMonth({ results }: Shown): MonthResult {
  return worstMonths(results)[0]?.month ?? (results.months[0] as MonthResult)
}

export const judgesMonths = ({ results }: Shown) => results.window === 'month' && results.targets.some(({ judged }) => judged)

export function monthCard(shown: Shown, month: MonthResult, open: boolean, voice: Voice): string {
  const { words, numbers } = voice
  const name = numbers.month(month.month)
  return `<article class="month" data-month="${html(month.month)}">
<h3><button type="button" aria-expanded="${open}" aria-controls="month-detail"><span>${html(name)}</span>${chance(shown, month, voice)}</button></h3>
${days(shown, month, voice)}<p class="small">${html(words.calendar.openDays(numbers.amount(month.openDays), numbers.amount(month.openHours, month.openHours % 1 === 0 ? 0 : 1), numbers.amount(month.received.mean)))}</p>
</article>`
}

/** Its probability as text and as a bar: what passes is plain, what fails is hatched. */
function chance(shown: Shown, month: MonthResult, { words, numbers }: Voice): string {
  if (!judgesMonths(shown)) return ''
  const { probability } = month.meets.all ?? { probability: null }
  if (probability === null) return `<span class="chance">${html(words.noData)}</span>`
  return `<span class="chance">${html(words.calendar.passes)} <b>${html(numbers.percent(probability))}</b></span><span class="bar" aria-hidden="true"><i style="width:${(100 * probability).toFixed(2)}%"></i></span>`
}

function days({ days }: Shown, { month }: MonthResult, voice: Voice): string {
  const mine = days?.filter(({ date }) => date.startsWith(month)) ?? []
  const [first] = mine
  if (first === undefined) return ''
  const { words, numbers } = voice
  const heads = words.calendar.weekdayLetters.map((letter) => `<span class="head" aria-hidden="true">${html(letter)}</span>`).join('')
  const blanks = first.weekday === 0 ? '' : `<span style="grid-column: span ${first.weekday}" aria-hidden="true"></span>`
  return `<div class="days" role="group" aria-label="${html(words.calendar.daysOf(numbers.month(month)))}">${heads}${blanks}${mine
    .map((day) => dayCell(day, voice))
    .join('')}</div>`
}

/** Days off by holiday or closure can be reached, and tell their name. */
function dayCell(day: ShownDay, voice: Voice): string {
  const number = Number(day.date.slice(8))
  if (day.state !== 'holiday' && day.state !== 'closure') return `<span class="${day.state}" aria-hidden="true">${number}</span>`
  const told = dayOff(day, voice)
  return `<button type="button" class="off ${day.state}${day.weekday < 2 ? ' first' : day.weekday > 3 ? ' last' : ''}" data-tip="${html(told)}" aria-label="${html(`${voice.numbers.date(day.date)}: ${told}`)}">${number}</button>`
}

/** "holiday: Ferragosto", "closure: 24 December to 2 January". */
export function dayOff({ state, name }: ShownDay, { words, numbers }: Voice): string {
  if (state === 'holiday') return words.calendar.holiday(name)
  const [from, to] = name.split('..')
  const day = (text: string | undefined) => (text !== undefined && /^(\d{4}-)?\d\d-\d\d$/.test(text) ? numbers.day(text) : undefined)
  const [first, last] = [day(from), day(to)]
  if (first === undefined) return words.calendar.closure(name)
  return words.calendar.closure(last === undefined ? first : words.calendar.fromTo(first, last))
}

function legend({ days }: Shown, { words }: Voice): string {
  if (days === null) return ''
  const item = (state: string, text: string) => `<li><span class="days"><span class="${state}">1</span></span> ${html(text)}</li>`
  return `<ul class="legend" aria-hidden="true">${item('open', words.calendar.open)}${item('weekday', words.calendar.closedWeekday)}${item('off holiday', words.calendar.aHoliday)}${item('off closure', words.calendar.aClosure)}</ul>`
}
