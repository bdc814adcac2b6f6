/** English: what the answer hangs on, and the volume at which the plan breaks. */
export const sensitivityEn = () => ({
  title: 'What the answer hangs on',
  titleOf: (scenario: string) => `What the answer hangs on: ${scenario}`,
  intro: (passes: string) =>
    `One thing is changed at a time, over the same simulated callers: how often ${passes} then. What does most comes first. Patience, absence and handling time are those of every caller and agent; busyness is how much days differ from one another.`,
  /** What is counted. */
  passes: (asOne: boolean): string => (asOne ? 'all targets are met' : 'every month passes'),
  factors: { volume: 'calls', handling: 'handling time', patience: 'patience', absence: 'absence', busyness: 'busyness' },
  most: (factor: string, passes: string, less: string, more: string, asIs: string, by: string) =>
    `It hangs most on ${factor}: ${passes} with a probability of ${asIs} as it is, of ${less} with ${by} less and of ${more} with ${by} more.`,
  none: (factors: string) => `There is no ${factors} in this scenario to change.`,
  noChange: 'No change moves the probability.',
  nothing: 'There is nothing to judge: only shares can be told.',
  chart: (passes: string) => `How often ${passes} when one thing changes`,
  chartNote: (asIs: string) =>
    `Upright line: as it is, ${asIs}. ◀ less often, ▶ more often; ○ no difference for sure (95%). Thin lines: where the difference lies for sure.`,
  alt: (passes: string, changes: string[]) => `How often ${passes}: ${changes.join(', ')}.`,
  change: 'Change',
  difference: 'Difference (points)',
  breakingTitle: 'The volume at which the plan breaks',
  breaks: (change: string, sure: string, passes: string, require: string, calls: string, now: string, one: string) =>
    `The plan breaks at ${change} calls${sure}: from there on ${passes} with a probability below ${require}. That is ${calls} calls received a ${one} in place of ${now}.`,
  broken: (change: string, sure: string, passes: string, require: string, calls: string, now: string, one: string) =>
    `The plan is broken as it is; it holds below ${change} calls${sure}: from there on ${passes} with a probability below ${require}. That is ${calls} calls received a ${one} in place of ${now}.`,
  neverBreaks: (share: string, passes: string, require: string) =>
    `The plan does not break: with ${share} of the calls ${passes} with a probability of ${require} or more, still.`,
  neverHolds: (share: string, passes: string, require: string) =>
    `The plan holds at no volume that was tried: with ${share} of the calls ${passes} with a probability below ${require}.`,
  notFound: 'Where the plan breaks was not found: the run was interrupted.',
  sure: (low: string, high: string) => ` (95% sure: between ${low} and ${high})`,
  more: (share: string) => `${share} more`,
  fewer: (share: string) => `${share} fewer`,
  breakingChart: (passes: string) => `How often ${passes}, by the volume of calls`,
  breakingNote: (interval: boolean) =>
    `Dots: volumes tried, with their intervals (95%); dashed: the probability below which the plan is broken; full line: where it breaks${interval ? '; shaded: where that lies for sure (95%)' : ''}`,
  breakingAlt: (points: string[]) => `Probability by volume: ${points.join(', ')}.`,
  volume: 'Calls, beside those of the scenario',
  received: 'Calls received',
  asIs: 'as it is',
  brokenBelow: (require: string) => `broken below ${require}`,
  again: (scenario: string) => `What the answer hangs on, with the scenario “${scenario}”:`,
})

export type SensitivityWords = ReturnType<typeof sensitivityEn>
