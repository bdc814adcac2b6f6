/** The page, drawn from other results of the same scenario: verdict, calendar, day, and how months and calls spread. */
import { drawnTargets } from '../sections/month.ts'
import { verdictCharts, verdictWords } from '../sections/verdict.ts'
import type { Shown } from '../shown.ts'
import { causes } from '../specs/causes.ts'
import { monthShares } from '../specs/monthShares.ts'
import { timeSpent } from '../specs/timeSpent.ts'
import { redrawCalendar } from './calendar.ts'
import { redrawChart } from './charts.ts'
import { data, now, voice } from './data.ts'
import { redrawDay } from './day.ts'

/** What is not given stays as it was saved. Months and targets are those of the saved results. */
export function redraw(changes: Partial<Shown>): void {
  if (data.shown === null) return
  const shown: Shown = { ...data.shown, ...changes }
  now.shown = shown
  const words = document.getElementById('verdict-words')
  if (words !== null) words.innerHTML = verdictWords(shown, voice)
  for (const chart of verdictCharts(shown, data.required, voice)) redrawChart(chart)
  redrawCalendar()
  redrawDay()
  for (const target of drawnTargets(shown)) redrawChart(monthShares(shown, target, voice))
  redrawChart(causes('causes', shown.results.term.lostBy, voice.words.causes.term, voice))
  redrawChart(timeSpent(shown, voice))
}
