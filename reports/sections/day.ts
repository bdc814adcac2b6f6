/** The day by half hour: the load and who carries it, and what becomes of the calls. */
import { dayView, weekdaysOf, worstWeekday } from '../dayView.ts'
import { html } from '../escape.ts'
import type { Shown } from '../shown.ts'
import type { Chart } from '../specs/chart.ts'
import { dayLoad } from '../specs/dayLoad.ts'
import { dayShares } from '../specs/dayShares.ts'
import type { Voice } from '../words/index.ts'
import { figure } from './figure.ts'
import type { Section } from './section.ts'

export function daySection(shown: Shown, voice: Voice): Section | null {
  if (shown.results.day.length === 0) return null
  const first = worstWeekday(shown.results)
  const charts = dayCharts(shown, first, voice)
  return {
    id: 'day',
    title: voice.words.day.title,
    charts,
    html: `<p>${html(voice.words.day.intro(shown.bands.length > 0, shown.results.window))}</p>${weekdaySwitch(shown, first, voice)}${charts.map((chart) => figure(chart, voice)).join('')}`,
  }
}

export function dayCharts(shown: Shown, weekday: string | null, voice: Voice): Chart[] {
  const view = dayView(shown, weekday, voice)
  return [dayLoad(view, voice), dayShares('answeredWithin', view, voice), dayShares('lost', view, voice)]
}

/** The value of a mean open day is empty. */
function weekdaySwitch({ results }: Shown, chosen: string | null, { words }: Voice): string {
  const option = (value: string, text: string) =>
    `<label><input type="radio" name="weekday" value="${html(value)}"${value === (chosen ?? '') ? ' checked' : ''}><span>${html(text)}</span></label>`
  const options = [
    ...weekdaysOf(results).map((weekday) => [weekday, words.weekdays[weekday as keyof typeof words.weekdays]] as const),
    ['', words.day.meanDay] as const,
  ]
  return `<fieldset class="switch"><legend>${html(words.day.which)}</legend>${options.map(([value, text]) => option(value, text)).join('')}</fieldset>`
}
