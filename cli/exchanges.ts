/** `pronto load --check`: what was sent, what came back, and how it was understood. */
import { visible } from '../run/problems.ts'
import type { ExchangeLine, FailureLine, Line, LoadPlan } from '../sim/load/plan.ts'
import { wrap } from './table.ts'

const longestBody = 400

export function exchangeText({ target, endpoint }: LoadPlan, lines: Line[]): string {
  const exchanges = lines.filter((line): line is ExchangeLine => line.line === 'exchange')
  const shown = exchanges.map(({ request, status, body, understood, number, after }) =>
    [
      `${seconds(after)}  ${visible(request, 200)}`,
      ...(status > 0 ? [`  status      ${status}`] : []),
      `  answer      ${body === '' ? 'nothing' : indented(body)}`,
      `  understood  ${visible(understood, 200)}${number === null ? '' : `, number ${visible(number, 100)}`}`,
    ].join('\n'),
  )
  return [wrap(`One contact to ${visible(target, 300)}, as ${visible(endpoint.name)} is described:`), ...shown, ending(lines)].join('\n\n')
}

/** JSON breaks between its members. */
const indented = (body: string) =>
  wrap(visible(body.replaceAll(/,(?=")/g, ', '), longestBody), { width: 66 }).replaceAll('\n', `\n${' '.repeat(14)}`)

function ending(lines: Line[]): string {
  const fact = lines.find((line) => line.line === 'fact')
  if (fact?.line === 'fact') return `In the end: ${fact.outcome} after ${seconds(fact.duration)}.`
  const registered = lines.find((line) => line.line === 'registered')
  if (registered?.line === 'registered')
    return `In the end: registered${registered.number === null ? '' : `, number ${visible(registered.number, 100)}`}.`
  const failures = lines.filter((line): line is FailureLine => line.line === 'failure')
  return failures.length === 0
    ? 'NOT understood: k6 said nothing of the contact.'
    : failures.map(({ what }) => wrap(`NOT understood: ${visible(what, 500)}.`)).join('\n')
}

const seconds = (micros: number) => `${(micros / 1e6).toFixed(3)} s`
