/** Choosing a weekday. */
import { worstWeekday } from '../dayView.ts'
import { dayCharts } from '../sections/day.ts'
import { redrawChart } from './charts.ts'
import { now, voice } from './data.ts'

let weekday: string | null = now.shown === null ? null : worstWeekday(now.shown.results)

export function listenToDays(): void {
  document.getElementById('day')?.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'weekday') return
    weekday = target.value === '' ? null : target.value
    redrawDay()
  })
}

export function redrawDay(): void {
  if (now.shown === null) return
  for (const chart of dayCharts(now.shown, weekday, voice)) redrawChart(chart)
}
