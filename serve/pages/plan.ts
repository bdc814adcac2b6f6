/** The page of a plan: the form, the files beside it, what the check finds, saving and running. */
import { jsonForPage, shortened } from '../../reports/escape.ts'
import { Markup, markup } from '../markup.ts'
import { type Draft, filesOf } from '../plan/draft.ts'
import type { RunView } from '../runner.ts'
import type { Voice } from '../words/index.ts'
import { type Found, findingsMarkup } from './findings.ts'
import { planForm, type Wrong } from './form.ts'
import { layout } from './layout.ts'
import { runPanel } from './runPanel.ts'

export interface PlanContents {
  folder: string
  draft: Draft
  found: Found[]
  wrong: Wrong
  warnings: string[]
  /** By file, what is on the disk now. */
  marks: Record<string, string>
  /** What results are called unless something else is said. */
  runName: string
  run: RunView | null
}

export function planPage({ folder, draft, found, wrong, warnings, marks, runName, run }: PlanContents, voice: Voice): string {
  const { words, language } = voice
  const { file } = draft.scenario
  const name = shortened(file, 120)
  const body = markup`<h1>${words.plan.title(name)}</h1>
<p id="trouble" role="alert"></p>
<p id="said" role="status" class="hidden"></p>
<nav class="jump" aria-label="${words.plan.jump}">${[
    ['form', words.plan.form],
    ['checked', words.plan.check],
    ['to-run', words.plan.run],
    ['to-save', words.plan.save],
    ['to-files', words.plan.yaml],
  ].map(([id, label]) => markup`<a href="#${id as string}">${label as string}</a>`)}</nav>
<div class="editor" id="editor" data-base="/${language}" data-file="${file}">
<div class="form"><form id="form" autocomplete="off" novalidate aria-label="${words.plan.title(name)}">${planForm(draft, wrong, voice)}</form></div>
<div class="side">
<section class="card" id="checked" aria-label="${words.plan.check}"><div id="findings" data-count="${found.length}">${findingsMarkup(found, warnings, voice)}</div>
<div class="actions"><button type="button" id="check" class="second">${words.plan.check}</button></div></section>
<section class="card" id="run" aria-label="${words.run.title}" data-events="/${language}/run/events" data-cancel="/${language}/run/cancel" data-state="${run?.state ?? ''}">${runPanel(run, voice)}</section>
<section class="card" id="to-run" aria-label="${words.plan.run}">
<label for="run-name">${words.plan.runName}</label>
<div class="beside"><input id="run-name" maxlength="60" value="${runName}" autocomplete="off" spellcheck="false" aria-describedby="run-hint"><button type="button" id="start">${words.plan.run}</button></div>
<small id="run-hint">${words.plan.runHint}</small>
</section>
<section class="card" id="to-save" aria-label="${words.plan.save}">
<div class="beside"><p id="unsaved" data-saved="${words.plan.saved}">${words.plan.saved}</p><button type="button" id="save">${words.plan.save}</button></div>
<label for="save-name">${words.plan.saveAsName}</label>
<div class="beside"><input id="save-name" maxlength="60" autocomplete="off" spellcheck="false" aria-describedby="save-hint"><button type="button" id="save-as" class="second">${words.plan.saveAs}</button></div>
<small id="save-hint">${words.plan.saveAsHint}</small>
</section>
<section class="card" id="to-files" aria-labelledby="files-head"><h2 id="files-head">${words.plan.yaml}</h2><p class="hint" id="files-hint">${words.plan.yamlHint}</p>
<div id="files">${filesMarkup(draft)}</div></section>
</div>
</div>
<dialog id="ask" aria-labelledby="ask-head"><h2 id="ask-head">${words.plan.overwrite}</h2><p>${words.plan.overwriteFiles}</p><ul id="ask-files"></ul>
<form method="dialog" class="actions"><button value="no" class="second">${words.plan.no}</button><button value="yes" id="ask-yes">${words.plan.yes}</button></form></dialog>
<script type="application/json" id="data">${new Markup(jsonForPage({ files: filesOf(draft), marks }))}</script>`
  return layout(
    { title: words.plan.title(name), folder, path: `/plan?file=${encodeURIComponent(file)}`, script: 'plan.js', wide: true, body },
    voice,
  )
}

/** A place for the text of each file; the page's script fills it in, so that every character is kept. */
export function filesMarkup(draft: Draft): Markup {
  return markup`${filesOf(draft).map(
    ({ file, text }, i) => markup`<div class="field file"><label for="file-${i}"><bdi>${file}</bdi></label>
<textarea id="file-${i}" data-text="${file}" rows="${Math.min(30, Math.max(8, text.split('\n').length + 1))}" spellcheck="false" wrap="off" aria-describedby="files-hint"></textarea></div>`,
  )}`
}
