/** English: the part of the page in which plans are changed. */
import type { Numbers } from '../numbers.ts'

export const whatIfEn = (n: Numbers) => {
  const replications = (count: number) => (count === 1 ? '1 replication' : `${n.amount(count)} replications`)
  /** With its sign, and a tenth where there is one. */
  const tenths = (value: number) => n.signed(Math.round(value * 10) / 10, Number.isInteger(Math.round(value * 10) / 10) ? 0 : 1)
  const signedPercent = (factor: number) => `${tenths((factor - 1) * 100)}%`
  const isOne = (points: number) => Math.abs(Math.round(points * 1000)) === 10
  return {
    title: 'What if',
    intro:
      'Try a change. The simulator is inside this page and meets the very same callers as the saved plan did, so what differs is the plan and not luck. Nothing leaves this page.',
    agents: 'Agents',
    callers: 'Calls and absence',
    levels: 'most at a time',
    volume: 'Calls',
    handling: 'Handling time',
    patience: 'Patience of callers',
    absence: 'Absence of agents',
    agentsUnit: (count: number): string => (count === 1 ? 'agent' : 'agents'),
    percentUnit: '%',
    pointsUnit: 'points',
    asNumber: (what: string, unit: string) => `${what}, ${unit}, as a number`,
    saved: (value: string) => `saved: ${value}`,
    reset: 'Back to the saved plan',
    again: 'Run the saved plan again, here',
    stop: 'Stop here',
    save: 'Save as staffing file',
    saves: 'The file holds the plan: agents and absence. To simulate it:',
    savesNot: (changes: string[]) => `Not in the file, since the demand says it: ${changes.join(', ')}.`,
    running: 'Running…',
    progress: (done: number, of: number) => `${n.amount(done)} of ${replications(of)}`,
    progressOf: 'Replications done',
    failed: 'The simulator does not run in this browser, so nothing can be tried here. The rest of the page is not touched by that.',
    /** What was changed. */
    change: {
      agents: (group: string, now: number, saved: number) =>
        `${group}: ${n.amount(now)} ${now === 1 ? 'agent' : 'agents'} instead of ${n.amount(saved)}`,
      volume: (factor: number) => `calls ${signedPercent(factor)}`,
      handling: (factor: number) => `handling time ${signedPercent(factor)}`,
      patience: (factor: number) => `patience ${signedPercent(factor)}`,
      absence: (points: number) => `absence ${tenths(points * 100)} ${isOne(points) ? 'point' : 'points'} in every group`,
    },
    /** Beside what shows a changed plan. */
    mark: (changes: string) => `What if, not the saved plan: ${changes}.`,
    unmarked: 'Parts of this page without such a note show the saved plan.',
    answer: {
      nothingChanged: 'Nothing is changed: this is the saved plan.',
      savedNow: 'Saved plan and change, over the same callers',
      measure: 'Measure',
      saved: 'saved',
      now: 'now',
      difference: 'difference (95% sure)',
      everyMonth: 'Every month passes',
      allTargets: 'All targets are met',
      within: (time: string) => `Answered within ${time}`,
      lost: 'Lost calls',
      wages: 'Wages',
      hours: 'Paid hours',
      points: (difference: string) => `${difference} points`,
      interval: (low: string, high: string) => `${low} to ${high}`,
      month: 'Month',
      months: 'Months that change',
      everyMonthTable: 'Every month',
      better: (months: string) => `Pass more often (95% sure): ${months}.`,
      worse: (months: string) => `Pass less often (95% sure): ${months}.`,
      monthFromTo: (month: string, from: string, to: string) => `${month} (${from} → ${to})`,
      noMonth: 'Of no month is it sure (95%) that the probability to pass changes.',
      more: (count: number) => `${n.amount(count)} more`,
      partly: (done: number, of: number) =>
        `So far over ${n.amount(done)} of ${replications(of)}: less sure than the saved result. Saved stands for all of them, the difference for the same ${n.amount(done)} of both.`,
      stopped: 'Stopped.',
      whole: (of: number) => `Over the same ${replications(of)} as the saved result.`,
      same: 'Checked: run again in this page, the saved plan gives the saved numbers, all of them to the last digit.',
      notSame:
        'Run again in this page, the saved plan does NOT give the saved numbers: another version of Pronto wrote them, or the run was interrupted. The differences above compare what this page ran.',
      waiting: 'The saved plan meets the same callers next…',
      /** Read out: short. */
      spoken: (now: string, saved: string) => `now ${now}, saved ${saved}.`,
    },
    file: {
      from: (scenario: string, version: string) => `Changed in a report of ${scenario}, Pronto ${version}.`,
      changed: 'Changed:',
      notHere: 'Tried together with it, and not in this file, since the demand says it:',
      savedValue: (value: string) => `saved: ${value}`,
      name: 'staffing-what-if.yaml',
    },
  }
}

export type WhatIfWords = ReturnType<typeof whatIfEn>
