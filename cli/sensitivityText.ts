/** What the answer hangs on, on a terminal of 80 columns: a tornado of bars, the differences, and the volume at which the plan breaks. */
import type { Interval } from '../sim/estimates/intervals.ts'
import type { Results } from '../sim/estimates/results.ts'
import type { FactorName, FactorResult, Sensitivity, SensitivityPoint } from '../sim/estimates/sensitivity.ts'
import { ends, points, share, signed } from './differenceWords.ts'
import { roomBeside, table, wrap } from './table.ts'
import { amount, limitText, listed, outOf, percent, termNames, timeText } from './words.ts'

export function sensitivityText(sensitivity: Sensitivity, results: Results): string {
  return [tornado(sensitivity), differenceTable(sensitivity, results)].filter((part) => part !== '').join('\n\n')
}

/** "20% more" and "20% less" of one thing. */
interface Pair {
  factor: FactorName
  by: number
  less?: SensitivityPoint
  more?: SensitivityPoint
}

function pairsOf({ factor, points: found }: FactorResult): Pair[] {
  const sizes = [...new Set(found.map(({ change }) => Math.abs(change)))].sort((a, b) => b - a)
  return sizes.map((by) => ({
    factor,
    by,
    less: found.find(({ change }) => change === -by),
    more: found.find(({ change }) => change === by),
  }))
}

/** The thing that does most comes first; its bar goes from the lowest to the highest probability, that of the scenario as it is among them. */
function tornado({ factors, asIs, window }: Sensitivity): string {
  const base = asIs.everyMonth.probability
  const pairs = factors.flatMap(pairsOf)
  const still = unchanged(factors)
  if (base === null || pairs.length === 0) return still
  const probability = (point: SensitivityPoint | undefined) => point?.everyMonth.probability ?? null
  const rows = pairs.map(({ factor, by, less, more }, i) => [
    factor === pairs[i - 1]?.factor ? '' : factor,
    `±${limitText(by)}`,
    percent(probability(less)),
    percent(probability(more)),
  ])
  const head = ['', '', 'less', 'more']
  const width = roomBeside(head, rows, 1)
  const drawn = rows.map((row, i) => {
    const found = [probability(pairs[i]?.less), probability(pairs[i]?.more), base].filter((one) => one !== null)
    return [...row, barFrom(Math.min(...found), Math.max(...found), base, width)]
  })
  const what = window === 'term' ? 'the term passes' : 'every month passes'
  const scale = `0%${`how often ${what}`.padStart(Math.floor((width + what.length + 10) / 2) - 2).padEnd(width - 6)}100%`
  return `${table([...head, scale], drawn, [0, 1, 4])}\n${wrap(`│ as it is: ${percent(base)}. ${still}`.trim(), { width: 80 })}`
}

/** From one share to another, on a scale from nothing to all; the mark stands where `base` is. */
function barFrom(from: number, to: number, base: number, width: number): string {
  const place = (value: number) => Math.min(width - 1, Math.floor(value * width))
  const [first, last, mark] = [place(from), place(to), place(base)]
  return Array.from({ length: width }, (_, i) => (i === mark ? '│' : i >= first && i <= last ? '█' : ' ')).join('')
}

function unchanged(factors: FactorResult[]): string {
  const none = factors.filter(({ points: found }) => found.length === 0).map(({ factor }) => factor)
  return none.length === 0 ? '' : `There is no ${listed(none)} in this scenario to change.`
}

function differenceTable({ factors }: Sensitivity, results: Results): string {
  const found = factors.flatMap(({ factor, points: of }) => of.map((point) => ({ factor, ...point })))
  if (found.length === 0) return ''
  const rows = found.map(({ factor, change, difference }, i) => [
    factor === found[i - 1]?.factor ? '' : factor,
    `${change < 0 ? '-' : '+'}${limitText(Math.abs(change))}`,
    points(difference.everyMonth.difference, 1),
    ends(difference.everyMonth),
    share(difference.answeredWithin),
    share(difference.lost),
    signed(difference.cost.difference ?? 0),
  ])
  const time = results.targets.find(({ key }) => key === 'answeredWithin')?.time ?? 20
  const head = ['', 'change', 'passes', '95% sure', `in ${timeText(time)}`, 'lost', 'wages']
  const title = 'Differences from the scenario as it is, in points, over the same random numbers:'
  const whole = table(head, rows)
  const fits = whole.split('\n').every((line) => line.length <= 80)
  const narrow = () =>
    table(
      head.slice(0, 6),
      rows.map((row) => row.slice(0, 6)),
    )
  return `${wrap(title, { width: 80 })}\n${fits ? whole : narrow()}`
}

/** "The plan breaks at 7.2% more calls (95% sure: ...)." */
export function breakingText({ breaking, asIs, window }: Sensitivity, months: number): string {
  if (breaking === null) return ''
  const { require, volume, ci95, tried } = breaking
  const { one, many } = termNames(months)
  const what = window === 'term' ? 'the term passes' : 'every month passes'
  const ever = tried.some(({ everyMonth }) => (everyMonth.probability ?? 1) >= require)
  const asked = `${what} in ${outOf(require, 100)} such ${many}`
  if (volume === null) {
    const [least, most] = [tried[0]?.volume ?? 1, tried.at(-1)?.volume ?? 1]
    return wrap(
      ever
        ? `The plan does not break: with ${limitText(most)} of the calls ${asked}, still.`
        : `The plan holds at no volume that was tried: not with ${limitText(least)} of the calls is it so that ${asked}.`,
    )
  }
  const sure = ci95 === null ? '' : ` (95% sure: ${between(ci95)})`
  const there = tried.find((one) => one.volume === volume)
  const calls = `${amount(there?.received ?? 0)} calls received a ${one} in place of ${amount(asIs.received ?? 0)}`
  const begin =
    volume > 1
      ? `The plan breaks at ${moreOrLess(volume)} calls`
      : `The plan is broken as it is; it holds below ${moreOrLess(volume)} calls`
  return wrap(`${begin}${sure}: from there on ${what} in fewer than ${outOf(require, 100)} such ${many}. That is ${calls}.`)
}

/** "between 0.4% fewer and 3.8% more". */
function between([low, high]: Interval): string {
  const same = low >= 1 || high <= 1
  const [first, second] = high <= 1 ? [high, low] : [low, high]
  return `between ${same ? partText(first) : moreOrLess(first)} and ${moreOrLess(second)}`
}

const partText = (volume: number) => `${(100 * Math.abs(volume - 1)).toFixed(1)}%`

/** 1.072 -> "7.2% more". */
const moreOrLess = (volume: number) => `${partText(volume)} ${volume >= 1 ? 'more' : 'fewer'}`
