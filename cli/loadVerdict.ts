/** What a terminal shows of a load test: the verdict in plain words, measured beside predicted, and what else was seen. */
import { visible } from '../run/problems.ts'
import type { PredictedTarget, TargetVerdict, Verdict } from '../sim/load/verdict.ts'
import { table, wrap } from './table.ts'
import { causeWords, limitText, listed, percent, timeText } from './words.ts'

export function loadText(verdict: Verdict): string {
  if (verdict.received === 0) return loadHeadline(verdict)
  return [loadHeadline(verdict), targetRows(verdict), agreement(verdict), halfHours(verdict), footing(verdict)]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** "In this window the endpoint met ...", "... did NOT meet ...", or why it is no measurement. */
export function loadHeadline(verdict: Verdict): string {
  const { valid, guards, meets, targets, received } = verdict
  const when = `${verdict.window.from.replace('T', ' ').replace(/:00$/, '')} to ${verdict.window.to.slice(11).replace(/:00$/, '')}`
  if (!valid)
    return [
      wrap(`NOT a valid measurement of ${visible(verdict.target, 200)} (${when}); nothing is said of the contract:`),
      ...guards
        .filter(({ ok }) => !ok)
        .map(({ guard, found, expected }) =>
          wrap(`${guardWords[guard] ?? guard}: found ${visible(found, 300)}, expected ${expected}`, { width: 76, hanging: '    ' }).replace(
            /^/,
            '  ',
          ),
        ),
    ].join('\n')
  const missed = targets.filter((target) => target.judged && target.meets === false)
  const calls = `${received} ${received === 1 ? 'call' : 'calls'} received, ${when}`
  const empty = targets.filter((target) => target.judged && target.meets === null)
  const but = empty.length === 0 ? '' : `; there is no data for ${listed(empty.map((target) => `"${targetName(target)}"`))}`
  if (meets) return wrap(`In this window the endpoint meets every target${empty.length === 0 ? '' : ' that has data'} (${calls}${but}).`)
  return wrap(`In this window the endpoint does NOT meet ${listed(missed.map((target) => `"${targetName(target)}"`))} (${calls}).`)
}

const guardWords: Record<string, string> = {
  finished: 'the run',
  k6: 'k6',
  offered: 'placed',
  resolved: 'followed',
  redials: 'called again',
  numbers: 'numbers',
  failures: 'failures',
  replayLag: 'replay',
  data: 'calls',
  crossCheck: 'counts',
}

export function targetName({
  key,
  measure,
  time,
  atLeast,
  atMost,
}: Pick<TargetVerdict, 'key' | 'measure' | 'time' | 'atLeast' | 'atMost'>): string {
  const detail = key
    .slice(measure.length)
    .replace(/^ \d+(\.\d+)?s\b/, '')
    .trim()
  const what =
    measure === 'lost' ? `at most ${limitText(atMost ?? 0)} lost` : `${limitText(atLeast ?? 0)} answered within ${timeText(time ?? 0)}`
  return detail === '' ? what : `${what} (${visible(detail)})`
}

/** What is no measurement stands beside no prediction. */
function targetRows({ targets, predicted: expected, valid }: Verdict): string {
  const predicted = valid ? expected : null
  const prediction = new Map(predicted?.targets.map((one) => [one.key, one]))
  const rows = targets.map((target) => {
    const limit = target.atLeast ?? target.atMost
    const found = prediction.get(target.key)
    return [
      targetName(target),
      percent(target.share, limit),
      `${target.part} of ${target.whole}`,
      ...(valid ? [!target.judged ? 'not asked' : target.meets === null ? 'no data' : target.meets ? 'met' : 'NOT met'] : []),
      ...(predicted === null ? [] : [percent(found?.mean ?? null, limit), interval(found)]),
    ]
  })
  const head = ['target', 'measured', 'calls', ...(valid ? [''] : []), ...(predicted === null ? [] : ['predicted', '99% of runs'])]
  return table(head, rows, [0, ...(valid ? [3] : [])])
}

const interval = (found: PredictedTarget | undefined) => {
  if (found === undefined || found.interval99 === null) return ''
  const [low, high] = found.interval99
  return `${percent(low).replace('%', '')}–${percent(high)}`
}

function agreement({ predicted, valid }: Verdict): string {
  if (predicted === null || predicted.agrees === null || !valid) return ''
  const what = `${predicted.replications} simulated runs of the same callers, with other handling times and absences`
  return wrap(
    predicted.agrees
      ? `Measured and predicted agree: what was measured lies where 99 of 100 runs lie together (${what}).`
      : `Measured and predicted do NOT agree: what was measured lies outside of where 99 of 100 runs lie together (${what}).`,
  )
}

/** Only where there are several. */
function halfHours({ intervals, targets }: Verdict): string {
  if (intervals.length < 2) return ''
  const shown = targets.slice(0, 3)
  const rows = intervals.map(({ time, received, targets: counts }) => [
    time,
    String(received),
    ...shown.map(({ key, atLeast, atMost }) => {
      const { part, whole } = counts.find((count) => count.key === key) ?? { part: 0, whole: 0 }
      return percent(whole === 0 ? null : part / whole, atLeast ?? atMost)
    }),
  ])
  return table(['half hour', 'calls', ...shown.map(({ key }) => visible(key, 20))], rows)
}

function footing(verdict: Verdict): string {
  const { outcomes, lostBy, waited, replayLag, redials, written, outOfHours, k6 } = verdict
  const causes = (Object.keys(causeWords) as (keyof typeof causeWords)[]).filter((cause) => lostBy[cause] > 0)
  const seconds = (value: number | null, digits = 1) => (value === null ? 'no data' : `${value.toFixed(digits)} s`)
  const lines = [
    `${outcomes.answered} answered${waited.n > 0 ? `, after ${seconds(waited.mean)} on average, ${seconds(waited.p95)} at the 95th percentile` : ''}; ${outcomes.inProgress} still waiting when the run ended.`,
    causes.length === 0 ? 'No call was lost.' : `Lost by ${causes.map((cause) => `${causeWords[cause]} ${lostBy[cause]}`).join(', ')}.`,
    [
      redials > 0 ? `${redials} called again` : '',
      written > 0 ? `${written} written contacts registered` : '',
      outOfHours > 0 ? `${outOfHours} calls out of hours, in no share` : '',
    ]
      .filter((part) => part !== '')
      .join('; ')
      .replace(/$/, '.'),
    `Sent at most ${millis(replayLag.p99)} after their instant in 99 of 100 cases (worst ${millis(replayLag.max)}); k6 ${k6.version}, seed "${visible(verdict.seed)}", pronto ${verdict.pronto}.`,
    'A window is not a month: what the contract asks of a month, pronto simulate tells.',
  ]
  return lines
    .filter((line) => line !== '.')
    .map((line) => wrap(line))
    .join('\n')
}

const millis = (seconds: number | null) => (seconds === null ? 'no data' : `${Math.round(seconds * 1000)} ms`)
