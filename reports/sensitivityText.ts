/** What the answer hangs on, in sentences: what does most, and the volume at which the plan breaks. */
import type { Interval } from '../sim/estimates/intervals.ts'
import type { FactorResult, Sensitivity, SensitivityPoint } from '../sim/estimates/sensitivity.ts'
import type { Voice } from './words/index.ts'

/** "every month passes", of this term. */
export function passesWords({ window, months }: Pick<Sensitivity, 'window' | 'months'>, { words }: Voice): string {
  return words.sensitivity.passes(window === 'term' || months === 1)
}

/** "calls +20%". */
export function changeName(factor: FactorResult['factor'], change: number, { words, numbers }: Voice): string {
  return `${words.sensitivity.factors[factor]} ${change > 0 ? '+' : '−'}${numbers.limit(Math.abs(change))}`
}

/** Changes as they are shown: by factor, the widest first, more before less. */
export function changesOf({ factors }: Sensitivity): (SensitivityPoint & { factor: FactorResult['factor'] })[] {
  return factors.flatMap(({ factor, points }) =>
    [...points].sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || b.change - a.change).map((point) => ({ factor, ...point })),
  )
}

/** What does most, and what there is none of. */
export function sensitivitySentences(sensitivity: Sensitivity, voice: Voice): string[] {
  const { words, numbers } = voice
  const said = words.sensitivity
  const { asIs, factors } = sensitivity
  const missing = factors.filter(({ points }) => points.length === 0).map(({ factor }) => said.factors[factor])
  const none = missing.length === 0 ? [] : [said.none(words.listed(missing))]
  if (asIs.everyMonth.probability === null) return [said.nothing, ...none]
  const [most] = factors
  if (most === undefined || most.points.length === 0) return none
  if (most.swing === 0) return [said.noChange, ...none]
  const [less, more] = [most.points[0], most.points.at(-1)] as [SensitivityPoint, SensitivityPoint]
  const share = ({ everyMonth }: Pick<SensitivityPoint, 'everyMonth'>) => numbers.percent(everyMonth.probability)
  const by = numbers.limit(Math.abs(more.change))
  return [said.most(said.factors[most.factor], passesWords(sensitivity, voice), share(less), share(more), share(asIs), by), ...none]
}

/** "The plan breaks at 7.2% more calls (95% sure: ...)."; empty where there is nothing to judge. */
export function breakingSentence(sensitivity: Sensitivity, voice: Voice): string {
  const { words, numbers } = voice
  const said = words.sensitivity
  const { breaking, asIs, months } = sensitivity
  if (breaking === null) return asIs.everyMonth.probability === null ? '' : said.notFound
  const { volume, ci95, tried } = breaking
  const [require, passes] = [numbers.limit(breaking.require), passesWords(sensitivity, voice)]
  if (volume === null) {
    const held = tried.some(({ everyMonth }) => (everyMonth.probability ?? 1) >= breaking.require)
    const share = numbers.limit((held ? tried.at(-1)?.volume : tried[0]?.volume) ?? 1)
    return held ? said.neverBreaks(share, passes, require) : said.neverHolds(share, passes, require)
  }
  const calls = (received: number | null | undefined) => numbers.amount(received ?? 0)
  const told = [
    moreOrFewer(volume, voice),
    ci95 === null ? '' : between(ci95, voice),
    passes,
    require,
    calls(tried.find((one) => one.volume === volume)?.received),
    calls(asIs.received),
    words.termNames(months).one,
  ] as const
  return volume > 1 ? said.breaks(...told) : said.broken(...told)
}

/** The lesser change first, where both are to one side. */
function between([low, high]: Interval, voice: Voice): string {
  const [first, second] = high <= 1 ? [high, low] : [low, high]
  return voice.words.sensitivity.sure(moreOrFewer(first, voice), moreOrFewer(second, voice))
}

/** 1.072 -> "7.2% more", 1 -> "0%". */
function moreOrFewer(volume: number, { words, numbers }: Voice): string {
  if (volume === 1) return numbers.limit(0)
  const share = `${numbers.amount(100 * Math.abs(volume - 1), 1)}%`
  return volume >= 1 ? words.sensitivity.more(share) : words.sensitivity.fewer(share)
}
