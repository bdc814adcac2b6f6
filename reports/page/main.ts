/** The page's own script: draws the charts, answers clicks. */
import { listenToMonths } from './calendar.ts'
import { drawAll } from './charts.ts'
import { data } from './data.ts'
import { listenToDays } from './day.ts'
import { whatIfInPage } from './whatIf.ts'

drawAll(data.charts)
listenToMonths()
listenToDays()
whatIfInPage()
document.documentElement.dataset.drawn = 'yes'
