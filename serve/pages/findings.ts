/** All that the check found, as a list whose items lead to their fields. */
import type { Problem } from '../../run/problems.ts'
import { type Markup, markup } from '../markup.ts'
import { sentence } from '../plan/findings.ts'
import type { Voice } from '../words/index.ts'
import { domId } from './form.ts'

const mostShown = 100

export interface Found {
  problem: Problem
  /** The field it is shown at. */
  field: string | null
}

export function findingsMarkup(found: Found[], warnings: string[], { words }: Voice): Markup {
  const head = found.length === 0 ? words.plan.right : words.plan.problems(found.length)
  return markup`<p class="${found.length === 0 ? 'right' : 'wrong'}" id="findings-head" tabindex="-1">${head}</p>
${found.length === 0 ? null : markup`<ul class="problems">${found.slice(0, mostShown).map(item)}</ul>`}
${found.length > mostShown ? markup`<p>${words.plan.more(found.length - mostShown)}</p>` : null}
${warnings.length === 0 ? null : markup`<p>${words.plan.notes}</p><ul lang="en">${warnings.map((warning) => markup`<li>${warning}</li>`)}</ul>`}`
}

function item({ problem, field }: Found): Markup {
  const { file, line, column, path } = problem
  const place = `${file}${line === 0 ? '' : column === 0 ? `:${line}` : `:${line}:${column}`}${path === '' ? '' : `  ${path}`}`
  const where = field === null ? markup`<bdi>${place}</bdi>` : markup`<a href="#${domId(field)}"><bdi>${place}</bdi></a>`
  return markup`<li lang="en">${where}<br>${sentence(problem)}</li>`
}
