/** The first page: results, newest first, and plans. */
import { basename } from 'node:path'
import { DateTime } from 'luxon'
import { shortened } from '../../reports/escape.ts'
import type { Entry, Summary } from '../listing.ts'
import { type Markup, markup, type Piece } from '../markup.ts'
import type { RunView } from '../runner.ts'
import type { Voice } from '../words/index.ts'
import { layout } from './layout.ts'
import { runPanel } from './runPanel.ts'

export interface ListContents {
  folder: string
  entries: Entry[]
  scenarios: string[]
  /** Names of contracts that a new scenario can start from. */
  contracts: string[]
  run: RunView | null
}

const longest = 120

export function listPage({ folder, entries, scenarios, contracts, run }: ListContents, voice: Voice): string {
  const { words, language } = voice
  const body = markup`<h1>${words.home}</h1>
<section id="run" class="run" aria-live="off" data-events="/${language}/run/events" data-cancel="/${language}/run/cancel" data-state="${run?.state ?? ''}">${runPanel(run, voice)}</section>
<p id="said" role="status" class="hidden"></p>
<p id="trouble" role="alert"></p>
<section aria-labelledby="results-head">
<h2 id="results-head">${words.list.results}</h2>
${entries.length === 0 ? markup`<p>${words.list.none}</p>` : resultList(entries, voice)}
</section>
<section aria-labelledby="plans-head">
<h2 id="plans-head">${words.plans.title}</h2>
${scenarios.length === 0 ? markup`<p>${words.plans.none}</p>` : markup`<ul class="plans">${scenarios.map((file) => scenarioItem(file, voice))}</ul>`}
${freshForm(contracts, voice)}
</section>`
  return layout({ title: words.home, folder, path: '/', script: 'list.js', body }, voice)
}

function resultList(entries: Entry[], voice: Voice): Markup {
  const { words, language } = voice
  return markup`<form id="choose" action="/${language}/report" method="get" data-pair="/${language}/run/pair">
<ul class="results" id="results">${entries.map((entry, i) => resultItem(entry, i, voice))}</ul>
<div class="actions">
<button type="submit" id="open">${words.list.open}</button>
<button type="button" id="pair" class="second" aria-describedby="pair-hint" disabled>${words.list.pair}</button>
</div>
<p class="hint" id="pair-hint" data-choose="${words.list.chooseHint}" data-can="${words.list.canPair}" data-cannot="${words.list.cannotPair}" data-busy="${words.refused.busy}">${words.list.chooseHint}</p>
</form>`
}

function resultItem({ file, folder, written, summary }: Entry, i: number, voice: Voice): Markup {
  const { words, language } = voice
  const { kind } = summary
  const name = kind === 'unreadable' ? basename(file) : shortened(summary.scenario, longest)
  const place = shortened(folder === '' ? words.list.here : folder, longest)
  const readable = kind !== 'unreadable'
  const pair = kind === 'results' ? (summary.pair ?? '') : ''
  const box = markup`<input type="checkbox" id="in-${i}" name="in" value="${file}" data-pair="${pair}" aria-label="${words.list.choose(`${name}, ${place}`)}">`
  return markup`<li data-kind="${kind}">
<span class="box">${readable ? box : null}</span>
<span class="name">${readable ? markup`<a href="/${language}/report?in=${encodeURIComponent(file)}"><bdi>${name}</bdi></a>` : markup`<bdi>${name}</bdi>`}<small><bdi>${place}</bdi></small></span>
<span class="kind">${words.list.kinds[kind]}</span>
<span class="verdict">${verdictOf(summary, voice)}</span>
<span class="date">${dateOf(written, voice)}</span>
</li>`
}

function verdictOf(summary: Summary, { words, numbers }: Voice): Piece {
  switch (summary.kind) {
    case 'unreadable':
      return words.list.unreadable
    case 'verdict':
      return summary.valid ? (summary.meets === false ? words.list.missed : words.list.met) : words.list.invalid
    case 'sizing': {
      const { require, plan, price, asOne } = summary
      const share = require === null ? null : numbers.limit(require)
      if (plan === null) return words.list.noneFound(share ?? '')
      const answer = words.list.heads(plan.heads, numbers.amount(plan.cost), price === 'cost')
      return markup`${asOne ? words.list.allTargets : words.list.everyMonth} <strong>${numbers.percent(plan.probability, require ?? undefined)}</strong><small>${share === null ? '' : `${words.list.asked(share)} `}${answer}</small>`
    }
    case 'comparison': {
      const { plans, base, require, cheapest, least, most } = summary
      const range = least === null || most === null ? words.list.noData : `${numbers.percent(least)} – ${numbers.percent(most)}`
      const share = require === null ? '' : numbers.limit(require)
      const answer =
        require === null
          ? words.list.plans(plans, shortened(base, longest))
          : cheapest === null
            ? words.list.noneMeets(share)
            : words.list.cheapest(shortened(cheapest, longest), share)
      return markup`${words.list.everyMonth} <strong>${range}</strong><small>${answer}</small>`
    }
    case 'results': {
      const { everyMonth, worst, asOne } = summary
      const { probability, ci95 } = everyMonth
      if (probability === null) return words.list.noData
      const sure = ci95 === null ? '' : words.list.sure(`${numbers.percent(ci95[0])} – ${numbers.percent(ci95[1])}`)
      const why = worst === null ? '' : ` ${words.list.worst(numbers.month(worst.month), numbers.percent(worst.fails))}`
      return markup`${asOne ? words.list.allTargets : words.list.everyMonth} <strong>${numbers.percent(probability)}</strong>
<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="all" width="100" height="6"/><rect class="part" width="${(probability * 100).toFixed(1)}" height="6"/></svg>
<small>${sure}${why}</small>`
    }
  }
}

/** On the clock of this machine. */
function dateOf(written: number, { numbers }: Voice): Markup {
  const time = DateTime.fromMillis(written)
  return markup`<time datetime="${time.toISO() ?? ''}">${numbers.date(time.toFormat('yyyy-MM-dd'))}, ${time.toFormat('HH:mm')}</time>`
}

function scenarioItem(file: string, { words, language }: Voice): Markup {
  return markup`<li><bdi>${shortened(file, longest)}</bdi> <a class="button second" href="/${language}/plan?file=${encodeURIComponent(file)}" aria-label="${words.plans.edit}: ${shortened(file, longest)}">${words.plans.edit}</a></li>`
}

function freshForm(contracts: string[], { words, language }: Voice): Markup | null {
  if (contracts.length === 0) return null
  return markup`<details class="fresh"><summary>${words.plans.fresh}</summary>
<form id="fresh" data-make="/${language}/plan/fresh">
<p class="hint">${words.plans.freshHint}</p>
<div class="field"><label for="fresh-folder">${words.plans.folder}</label><input id="fresh-folder" maxlength="60" required autocomplete="off" spellcheck="false"></div>
<div class="field"><label for="fresh-contract">${words.plans.contract}</label><select id="fresh-contract">${contracts.map((name) => markup`<option${name.startsWith('v4') ? markup` selected` : null}>${name}</option>`)}</select></div>
<button type="submit">${words.plans.make}</button>
</form></details>`
}
