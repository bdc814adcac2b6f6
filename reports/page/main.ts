/** The page's own script: draws the charts. */
import type { PageData } from '../pageData.ts'
import { drawAll } from './charts.ts'

const data = JSON.parse(document.getElementById('data')?.textContent ?? '{}') as PageData

drawAll(data.charts)
document.documentElement.dataset.drawn = 'yes'
