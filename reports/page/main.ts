/** The page's own script: draws the charts, answers clicks. */
import { listenToMonths } from './calendar.ts'
import { drawAll } from './charts.ts'
import { data } from './data.ts'
import { listenToDays } from './day.ts'
import { listenToRosters } from './roster.ts'
import { watchScrolls } from './scroll.ts'
import { whatIfInPage } from './whatIf.ts'

listenToMonths()
listenToDays()
listenToRosters()
watchScrolls()
whatIfInPage()
drawAll(data.charts).then(() => {
  document.documentElement.dataset.drawn = 'yes'
})
