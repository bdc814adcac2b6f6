/** Choosing the weekday of a roster. */
import { rosterCharts } from '../sections/sizing.ts'
import type { Weekday } from '../sizing.ts'
import { redrawChart } from './charts.ts'
import { data, voice } from './data.ts'

export function listenToRosters(): void {
  for (const roster of data.rosters)
    document.getElementById(`roster${roster.suffix}`)?.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.name !== `roster-day${roster.suffix}`) return
      for (const chart of rosterCharts(roster, target.value as Weekday, voice)) redrawChart(chart)
    })
}
