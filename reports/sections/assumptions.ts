/** What the answer rests on: the demand as it was given, and where the model stops being true. */
import type { DistributionSpec } from '../../sim/demand/distributions/schema.ts'
import type { ContactType, Demand } from '../../sim/demand/schema.ts'
import { html, shortened } from '../escape.ts'
import type { RunInput } from '../input.ts'
import type { Voice } from '../words/index.ts'
import { tableHtml } from './figure.ts'
import type { Section } from './section.ts'

export function assumptionsSection(run: RunInput | null, voice: Voice): Section {
  const { words } = voice
  const said = words.assumptions
  const demand = run?.compiled?.scenario.demand
  const limits = said.limitList.map((text) => `<li>${html(text)}</li>`).join('')
  return {
    id: 'assumptions',
    title: said.title,
    charts: [],
    html: `${demand === undefined ? '' : demandHtml(demand, voice)}<h3>${html(said.limits)}</h3><ul>${limits}</ul>`,
  }
}

function demandHtml(demand: Demand, voice: Voice): string {
  const { words, numbers } = voice
  const said = words.assumptions
  const rows = demand.contacts.map((type) => [
    shortened(type.type, 60),
    said.channels[type.channel],
    volumeText(type, voice),
    lawText(type.handling, voice),
    type.channel !== 'phone' ? '' : type.patience === undefined ? said.forever : lawText(type.patience, voice),
  ])
  const { busyness, forecastError, redial } = demand
  const sentences = [
    busyness === undefined || busyness.cv === 0 ? '' : said.busyness(numbers.limit(busyness.cv)),
    forecastError === undefined || forecastError.cv === 0
      ? said.noForecastError
      : said.forecastError(numbers.limit(forecastError.cv), forecastError.per),
    redial === undefined ? said.noRedial : said.redial(numbers.limit(redial.probability), redial.maxTries),
  ]
  const head = [said.type, said.channel, said.volume, said.handling, said.patience]
  return `<h3>${html(said.demand)}</h3><div class="scroll" tabindex="0" role="group" aria-label="${html(said.demand)}">${tableHtml({ head, rows })}</div><ul>${sentences
    .filter((text) => text !== '')
    .map((text) => `<li>${html(text)}</li>`)
    .join('')}</ul>`
}

function volumeText({ volume }: ContactType, { words, numbers }: Voice): string {
  const { perOpenDay, perMonth, table } = volume
  if (perOpenDay !== undefined) return words.assumptions.perOpenDay(numbers.amount(perOpenDay, perOpenDay % 1 === 0 ? 0 : 1))
  return perMonth !== undefined
    ? words.assumptions.perMonth(numbers.amount(perMonth, perMonth % 1 === 0 ? 0 : 1))
    : words.assumptions.table(shortened(table ?? '', 60))
}

/** "lognormal, mean 4 min, cv 0.9". */
export function lawText(spec: DistributionSpec, { words, numbers }: Voice): string {
  const known = Object.entries(spec).find(([, value]) => typeof value === 'object' && value !== null)
  if (known === undefined) return ''
  const [key, parameters] = known as [keyof typeof words.assumptions.laws, Record<string, number | string>]
  const law = words.assumptions.laws[key]
  const { mean, cv, min, max, value, file } = parameters
  if (typeof mean === 'number') return words.assumptions.law(law, numbers.time(mean), typeof cv === 'number' ? numbers.amount(cv, 2) : '')
  if (typeof min === 'number' && typeof max === 'number') return `${law}, ${numbers.time(min)} – ${numbers.time(max)}`
  if (typeof value === 'number') return `${law}, ${numbers.time(value)}`
  return `${law}, ${shortened(String(file ?? ''), 60)}`
}
