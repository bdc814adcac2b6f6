/** `--require`: is P(every month meets all targets) high enough, for sure? */
import { wilson } from '../sim/estimates/intervals.ts'
import type { Results } from '../sim/estimates/results.ts'
import { exitCodes } from './exitCodes.ts'
import { wrap } from './table.ts'
import type { Io } from './terminal.ts'
import { amount, limitText, percent, percentBelow } from './words.ts'

/** What `n` replications show when all of them meet the targets: no lower end of an interval lies higher. */
export function mostShown(n: number): number {
  return wilson(n, n)?.[0] ?? 0
}

/** How many replications it takes, all of them successes, to show `share` < 1. */
export function fewestFor(share: number): number {
  let [low, high] = [0, 1]
  while (mostShown(high) < share) [low, high] = [high, 2 * high]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (mostShown(middle) < share) low = middle
    else high = middle
  }
  return high
}

/** The requirement holds when the lower end of the interval reaches it. Says so, and answers with an exit code. */
export function required(results: Results, share: number, err: Io['err']): number {
  const { probability, ci95, n } = results.term.meets.everyMonth
  const met = ci95 !== null && ci95[0] >= share
  const what = results.window === 'term' ? 'the term meets all targets' : 'every month meets all targets'
  const found =
    probability === null || ci95 === null
      ? 'there is no data'
      : `found ${percent(probability, share)}, for sure (95%) no less than ${percentBelow(ci95[0], share)}`
  const more = met || ci95 === null ? '' : hopes(n, share, ci95[1])
  err(wrap(`${met ? 'Required and met' : 'Required and NOT met'}: with probability ${limitText(share)} or more ${what}; ${found}.${more}`))
  return met ? exitCodes.done : exitCodes.notMet
}

/** Could more replications still show it? `high` is the upper end of the interval found. */
export function hopes(n: number, share: number, high: number): string {
  if (high < share) return ''
  if (mostShown(n) >= share) return ' More replications may tell.'
  return ` More replications may tell: ${n} can show ${percent(mostShown(n), share)} at most, ${limitText(share)} takes ${amount(fewestFor(share))}.`
}
