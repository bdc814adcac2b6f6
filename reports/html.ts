/** The report as one HTML file that needs nothing else: no network, no evaluated code, every picture also as a table. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { builtPath } from './built.ts'
import { html, jsonForPage, named, shortened } from './escape.ts'
import type { ReportInput } from './input.ts'
import type { Language } from './numbers.ts'
import type { PageData } from './pageData.ts'
import { type Section, sectionsOf } from './sections/index.ts'
import { rostersOf } from './sections/sizing.ts'
import { whatIfSection } from './sections/whatIf.ts'
import { mainRun, requiredOf, shownOf } from './shown.ts'
import { compiled } from './specs/vega.ts'
import { type WhatIfData, whatIfData } from './whatIf/base.ts'
import { type Voice, voiceOf } from './words/index.ts'

/** The page's script and styles. */
const built = (name: string) => readFileSync(builtPath(name), 'utf8')

export function reportHtml(input: ReportInput, language: Language): string {
  const voice = voiceOf(language)
  const run = mainRun(input)
  const shown = run === null ? null : shownOf(run)
  const whatIf = run === null ? null : whatIfData(run, built('engine.js'))
  const sections = sectionsOf(input, shown, voice).flatMap((section) =>
    section.id === 'verdict' && whatIf !== null ? [section, whatIfSection(whatIf, voice)] : [section],
  )
  const data: PageData = {
    language,
    charts: sections.flatMap(({ charts }) => charts).map((chart) => ({ name: chart.name, spec: compiled(chart), rows: chart.rows })),
    shown,
    rosters: rostersOf(input, voice),
    required: requiredOf(input),
  }
  const body = sections.map(sectionHtml).join('\n')
  return page(titleOf(input, voice), subtitleOf(input, voice), body, sections, data, whatIf, voice)
}

const sectionHtml = ({ id, title, html: content }: Section) =>
  `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${html(title)}</h2>${content}</section>`

const resultsOf = ({ runs, comparison, verdicts, sizings, sensitivities }: ReportInput) =>
  runs[0]?.results ?? comparison?.plans[0]?.results ?? verdicts[0] ?? sizings?.[0]?.sizing ?? sensitivities?.[0]

const titleOf = (input: ReportInput, { words }: Voice) => resultsOf(input)?.scenario ?? words.title

function subtitleOf(input: ReportInput, { words }: Voice): string {
  const found = resultsOf(input)
  if (found === undefined) return ''
  const plan = input.comparison === null ? '' : ` · ${html(words.plans.plan)} ${named(mainRun(input)?.label ?? '')}`
  return `<p>${html(words.inputs.contract)}: ${named(found.contract, 200)}${plan} · ${html(words.madeBy(found.pronto))}</p>`
}

function page(
  title: string,
  subtitle: string,
  body: string,
  sections: Section[],
  data: PageData,
  whatIf: WhatIfData | null,
  { language, words }: Voice,
): string {
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
<header><p class="kicker">${html(words.title)}</p><h1>${named(title, 200)}</h1>${subtitle}
<nav aria-label="${html(words.contents)}"><ul>${sections.map((section) => `<li><a href="#${section.id}">${html(section.title)}</a></li>`).join('')}</ul></nav></header>
<main id="contents">
${body}
</main>
<script type="application/json" id="data">${jsonForPage(data)}</script>
${whatIf === null ? '' : `<script type="application/json" id="what-if-data">${jsonForPage(whatIf)}</script>\n`}<script>${script}</script>
</body>
</html>
`
}
