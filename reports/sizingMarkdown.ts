/** A plan that sizing found, in Markdown. */
import type { SizingInput } from './input.ts'
import { name, table } from './markdownText.ts'
import { shiftTable, sizingFigures, sizingText } from './sizing.ts'
import { frontier } from './specs/frontier.ts'
import type { Voice } from './words/index.ts'

/** `several`: more than one stands in the report. */
export function sizingMarkdown({ label, sizing }: SizingInput, several: boolean, voice: Voice): string[] {
  const said = voice.words.sizing
  const { headline, why, notes } = sizingText(sizing, voice, (one) => name(one))
  const figures = sizingFigures(sizing, voice).map((one) => `- ${one.name}: **${one.value}**, ${one.note}`)
  const chart = sizing.frontier.length === 0 ? null : frontier(sizing, '', voice)
  const shifts = shiftTable(sizing, voice)
  return [
    `## ${said.title}`,
    `${name(sizing.scenario, 120)} (${voice.words.files.contract.toLowerCase()}: ${name(sizing.contract, 120)})${several ? `: ${name(label)}` : ''}`,
    `**${headline}**`,
    why,
    figures.join('\n'),
    ...notes,
    ...(chart === null ? [] : [`### ${said.frontier.title}`, table(chart.table.head, chart.table.rows)]),
    ...(sizing.plan === null
      ? []
      : [
          `### ${said.roster.title}`,
          table(
            shifts.head,
            shifts.rows.map(([first = '', ...rest]) => [name(first), ...rest]),
          ),
        ]),
  ]
}
