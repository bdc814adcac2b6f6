/** The controls with which a plan is changed in the page. Its script brings them to life; without one, and on paper, they are not there. */
import { headcount } from '../../sim/whatIf.ts'
import { html, named } from '../escape.ts'
import type { WhatIfData } from '../whatIf/base.ts'
import type { Voice } from '../words/index.ts'
import { whatIfWords } from '../words/whatIf.ts'
import type { Section } from './section.ts'

/** Percents, and points of absence. */
export const ranges = { volume: 30, handling: 30, patience: 30, absence: { most: 20, step: 0.5 } } as const
/** The most agents that a staffing file may name. */
const mostAgents = 100_000

interface Control {
  /** data-key of both its inputs. */
  key: string
  /** HTML. */
  label: string
  /** What it is, as text. */
  name: string
  unit: string
  saved: string
  value: number
  min: number
  max: number
  step: number
}

export function whatIfSection(data: Pick<WhatIfData, 'groups'>, voice: Voice): Section {
  const words = whatIfWords(voice)
  const { numbers } = voice
  const agents = data.groups.map((group): Control => {
    const count = headcount(group)
    return {
      key: `agents:${group.name}`,
      label: `${named(group.name)}${group.levels === undefined ? '' : ` <small>(${html(words.levels)})</small>`}`,
      name: group.name,
      unit: words.agentsUnit(0),
      saved: words.saved(numbers.amount(count)),
      value: count,
      min: 0,
      max: Math.min(mostAgents, Math.max(5, 2 * count)),
      step: 1,
    }
  })
  const percents = (['volume', 'handling', 'patience'] as const).map((key): Control => {
    const most = ranges[key]
    return { key, label: html(words[key]), name: words[key], unit: words.percentUnit, saved: '', value: 0, min: -most, max: most, step: 1 }
  })
  const absences = data.groups.map(({ absence }) => absence)
  const [least, most] = [Math.min(...absences), Math.max(...absences)]
  const absence: Control = {
    key: 'absence',
    label: html(words.absence),
    name: words.absence,
    unit: words.pointsUnit,
    saved: words.saved(least === most ? numbers.limit(most) : `${numbers.limit(least)}–${numbers.limit(most)}`),
    value: 0,
    min: -Math.ceil(100 * most),
    max: ranges.absence.most,
    step: ranges.absence.step,
  }
  const group = (title: string, controls: Control[], from: number) =>
    `<fieldset><legend>${html(title)}</legend><div class="sliders">${controls
      .map((control, i) => slider(control, `what-if-${from + i}`, words.asNumber))
      .join('')}</div></fieldset>`
  const button = (action: string, text: string) => `<button type="button" data-action="${action}">${html(text)}</button>`
  return {
    id: 'what-if',
    title: words.title,
    charts: [],
    html: `<div class="what-if-controls" hidden><p>${html(words.intro)}</p>
${group(words.agents, agents, 0)}${group(words.callers, [...percents, absence], agents.length)}
<div class="actions">${button('reset', words.reset)}${button('again', words.again)}${button('save', words.save)}${button('stop', words.stop)}</div>
<p class="note">${html(words.saves)} <code>pronto simulate SCENARIO --staffing FILE</code></p>
<p class="note" data-part="saves-not"></p>
<div class="running"><progress aria-label="${html(words.progressOf)}" max="1" value="0"></progress> <span data-part="progress"></span></div></div>
<p class="hidden" role="status" data-part="status"></p>
<div data-part="answer"></div>`,
  }
}

function slider(
  { key, label, name, unit, saved, value, min, max, step }: Control,
  id: string,
  asNumber: (what: string, unit: string) => string,
): string {
  const common = `data-key="${html(key)}" min="${min}" max="${max}" step="${step}" value="${value}" autocomplete="off"`
  return `<div class="slider"><label for="${id}">${label}</label><input type="range" id="${id}" ${common}>
<span class="amount"><input type="number" aria-label="${html(asNumber(name, unit))}" ${common}> <span class="unit">${html(unit)}</span></span>${
    saved === '' ? '' : `<span class="saved">${html(saved)}</span>`
  }</div>`
}
