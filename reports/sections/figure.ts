/** A picture's place in the page: drawn by its script; what it shows in a sentence; and the same as a table. */
import { html } from '../escape.ts'
import type { Chart, Table } from '../specs/chart.ts'
import type { Voice } from '../words/index.ts'

export function figure(chart: Chart, { words }: Voice): string {
  const { name, title, alt, note, table } = chart
  return `<figure data-figure="${html(name)}">
<figcaption>${html(title)}</figcaption>${note === undefined ? '' : `<p class="note">${html(note)}</p>`}
<div class="chart" data-chart="${html(name)}" role="img" aria-label="${html(alt)}"></div>
<details class="data"><summary>${html(words.asTable)}</summary><div class="scroll" tabindex="0" role="group" aria-label="${html(title)}">${tableHtml(table, title)}</div></details>
</figure>`
}

export function tableHtml({ head, rows }: Table, caption?: string): string {
  const cell = (text: string) => `<td${/^[\d−+<>]/.test(text) ? ' class="number"' : ''}>${html(text)}</td>`
  return `<table>${caption === undefined ? '' : `<caption class="hidden">${html(caption)}</caption>`}<thead><tr>${head
    .map((text) => `<th scope="col">${html(text)}</th>`)
    .join('')}</tr></thead><tbody>${rows
    .map(([first = '', ...others]) => `<tr><th scope="row">${html(first)}</th>${others.map(cell).join('')}</tr>`)
    .join('')}</tbody></table>`
}
