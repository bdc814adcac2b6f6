/** The form of a plan. Each field names its key; what is wrong with it stands below it. */
import { shortened } from '../../reports/escape.ts'
import { weekdayNames } from '../../sim/time.ts'
import { type Markup, markup } from '../markup.ts'
import type { Draft } from '../plan/draft.ts'
import { type Field, levelFields, planFields, shiftFields, termFields } from '../plan/fields.ts'
import { groupsOf, hasLevels } from '../plan/findings.ts'
import type { Voice, Words } from '../words/index.ts'

/** What was found, by field. */
export type Wrong = Map<string, string[]>

const widths: Record<string, string> = {
  name: ' broad',
  shift: ' broad',
  skills: ' broad',
  lines: ' broad',
  onQueueFull: ' broad',
  atClose: ' broad',
  levels: ' full',
}

/** "plan.groups[2].breaks.after" -> "f-plan-groups-2-breaks-after" */
export const domId = (id: string) => `f-${id.replace(/[^\w]+/g, '-')}`

export function planForm(draft: Draft, wrong: Wrong, voice: Voice): Markup {
  const { words } = voice
  if (draft.values === null) return markup`<p>${words.plan.broken}</p>`
  const show = (field: Field, id: string, holder: unknown) => fieldMarkup(field, id, valueAt(holder, field.key), wrong, voice)
  const groups = groupsOf(draft)
  return markup`<section class="card" aria-labelledby="term-head"><h2 id="term-head">${words.plan.term}</h2>
<div class="fields">${termFields.map((field) => show(field, field.key, draft.values))}</div></section>
${
  draft.plan === null
    ? markup`<p>${words.plan.noStaffing}</p>`
    : markup`<section class="card" aria-labelledby="desk-head"><h2 id="desk-head">${words.plan.desk}</h2>
<div class="fields">${planFields.map((field) => show(field, `plan.${field.key}`, draft.plan?.value))}</div></section>
<section aria-labelledby="groups-head"><h2 id="groups-head">${words.plan.groups}</h2>
<p class="hint">${words.plan.groupsHint}</p>
${groups.map((group, i) => groupMarkup(group, i, groups.length, wrong, voice))}
<button type="button" class="second" data-group="add" data-at="${groups.length}" id="g-add">${words.plan.add}</button></section>`
}`
}

function groupMarkup(group: unknown, at: number, count: number, wrong: Wrong, voice: Voice): Markup {
  const { words } = voice
  const id = `plan.groups[${at}]`
  const name = shortened(String(valueAt(group, 'name') ?? at + 1), 60)
  const show = (field: Field) => fieldMarkup(field, `${id}.${field.key}`, valueAt(group, field.key), wrong, voice)
  const button = (what: string, label: string) =>
    markup`<button type="button" class="second small" data-group="${what}" data-at="${at}" id="g-${at}-${what}" aria-label="${words.plan.named(label, name)}">${label}</button>`
  return markup`<fieldset class="card group" id="${domId(id)}" tabindex="-1"><legend>${words.plan.group(name)}</legend>
${errorSlot(id, wrong)}
<div class="fields">${(hasLevels(group) ? levelFields : shiftFields).map(show)}</div>
<div class="actions">${hasLevels(group) ? button('shift', words.plan.byShift) : button('levels', words.plan.byLevels)}${
    at > 0 && button('up', words.plan.up)
  }${at < count - 1 && button('down', words.plan.down)}${button('remove', words.plan.remove)}</div>
</fieldset>`
}

function fieldMarkup(field: Field, id: string, value: unknown, wrong: Wrong, voice: Voice): Markup {
  const { words } = voice
  const dom = domId(id)
  const { label, hint } = words.fields[wordKey(id, field)]
  const text = field.format.show(value)
  const described = markup`aria-describedby="${hint === '' ? '' : `${dom}-h `}${dom}-e"${wrong.has(id) ? markup` aria-invalid="true"` : null}`
  const hintMarkup = hint === '' ? null : markup`<small id="${dom}-h">${hint}</small>`
  if (field.kind === 'days')
    return markup`<fieldset class="field days" id="${dom}" data-days="${id}" tabindex="-1" ${described}><legend>${label}</legend>
<div>${weekdayNames.map((day) => dayMarkup(day, text.split(',').includes(day), dom, words))}</div>${errorSlot(id, wrong)}</fieldset>`
  const control =
    field.kind === 'choice'
      ? choiceMarkup(field, dom, id, text, described, words)
      : markup`<input id="${dom}" data-field="${id}" value="${text}" maxlength="2000" autocomplete="off" spellcheck="false"${
          field.kind === 'number' ? markup` inputmode="decimal"` : null
        }${field.kind === 'date' ? markup` type="date"` : null} ${described}>`
  return markup`<div class="field${widths[field.key] ?? ''}"><label for="${dom}">${label}</label>${control}${hintMarkup}${errorSlot(id, wrong)}</div>`
}

function choiceMarkup({ choices }: Field, dom: string, id: string, text: string, described: Markup, words: Words): Markup {
  const chosen = text === '' ? choices[0] : text
  const known = choices.includes(chosen as string) ? choices : [chosen as string, ...choices]
  const name = (choice: string) => (words.choices as Record<string, string>)[choice] ?? choice
  return markup`<select id="${dom}" data-field="${id}" ${described}>${known.map(
    (choice) => markup`<option value="${choice}"${choice === chosen ? markup` selected` : null}>${name(choice)}</option>`,
  )}</select>`
}

function dayMarkup(day: (typeof weekdayNames)[number], on: boolean, dom: string, words: Words): Markup {
  return markup`<label for="${dom}-${day}"><input type="checkbox" id="${dom}-${day}" value="${day}"${on ? markup` checked` : null} aria-label="${words.longDays[day]}"><span aria-hidden="true">${words.days[day]}</span></label>`
}

const errorSlot = (id: string, wrong: Wrong) =>
  markup`<p class="wrong" id="${domId(id)}-e" data-wrong="${id}" lang="en">${(wrong.get(id) ?? []).join('. ')}</p>`

function wordKey(id: string, { key }: Field): keyof Words['fields'] {
  if (id === 'name') return 'scenarioName'
  return id === 'plan.name' ? 'planName' : (key as keyof Words['fields'])
}

/** "breaks.after" of a group. */
function valueAt(holder: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>(
      (at, step) => (typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? (at as Record<string, unknown>)[step] : undefined),
      holder,
    )
}
