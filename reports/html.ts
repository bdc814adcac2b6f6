/** The report as one HTML file that needs nothing else: no network, no evaluated code, every picture also as a table. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dayView, worstWeekday } from './dayView.ts'
import { html, jsonForPage, shortened } from './escape.ts'
import type { ReportInput, RunInput } from './input.ts'
import type { Language } from './numbers.ts'
import type { PageData, Shown } from './pageData.ts'
import { figure } from './sections/figure.ts'
import { verdictWords } from './sections/verdict.ts'
import type { Chart } from './specs/chart.ts'
import { dayShares } from './specs/dayShares.ts'
import { compiled } from './specs/vega.ts'
import { type Voice, voiceOf } from './words/index.ts'

/** The page's script and styles, as they are built: beside the sources' dist, or beside the bundle. */
const folders = ['../dist/reports/', './reports/', '../reports/'].map((path) => new URL(path, import.meta.url))

function built(name: string): string {
  for (const folder of folders)
    try {
      return readFileSync(new URL(name, folder), 'utf8')
    } catch {
      // Not there: the next place.
    }
  throw new Error(`${name} of the report is missing: npm run build`)
}

export function reportHtml(input: ReportInput, language: Language): string {
  const voice = voiceOf(language)
  const [run] = input.runs
  const shown = run === undefined ? null : shownOf(run)
  const charts = shown === null ? [] : dayCharts(shown, voice)
  const body =
    shown === null
      ? ''
      : `<section id="verdict"><h2>${html(voice.words.verdict.title)}</h2><div id="verdict-words">${verdictWords(shown.results, shown.months, voice)}</div></section>
<section id="day"><h2>${html(voice.words.day.title)}</h2>${charts.map((chart) => figure(chart, voice)).join('')}</section>`
  const data: PageData = { language, charts: charts.map((chart) => ({ name: chart.name, spec: compiled(chart), rows: chart.rows })), shown }
  return page(titleOf(input, voice), body, data, voice)
}

function shownOf({ results }: RunInput): Shown {
  return { results, months: results.months.length, bands: [], offered: null }
}

function dayCharts({ results, bands, offered }: Shown, voice: Voice): Chart[] {
  const view = dayView(results, worstWeekday(results), bands, offered, voice)
  return [dayShares('answeredWithin', view, voice), dayShares('lost', view, voice)]
}

function titleOf({ runs, comparison, verdicts }: ReportInput, { words }: Voice): string {
  return runs[0]?.results.scenario ?? comparison?.plans[0]?.results.scenario ?? verdicts[0]?.scenario ?? words.title
}

function page(title: string, body: string, data: PageData, { language, words }: Voice): string {
  const script = built('page.js')
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${html(shortened(title, 120))}</title>
<style>${built('page.css')}</style>
</head>
<body>
<a class="skip" href="#contents">${html(words.skip)}</a>
<header><h1><bdi>${html(shortened(title, 200))}</bdi></h1></header>
<main id="contents">
${body}
</main>
<script type="application/json" id="data">${jsonForPage(data)}</script>
<script>${script}</script>
</body>
</html>
`
}
