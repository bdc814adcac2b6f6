/** English: all that a report says. Sentences of the verdict are those of the command line. */
import type { Numbers } from '../numbers.ts'
import { filesEn } from './filesEn.ts'

export const en = (n: Numbers) => {
  const outOf = (probability: number, of: number): string => {
    if (probability === 0) return `none of ${n.amount(of)}`
    if (probability === 1) return of === 1 ? 'the only one' : `all ${n.amount(of)}`
    if (of < 100) return `${Math.round(probability * of)} of ${of}`
    if (probability < 0.01) return 'fewer than 1 of 100'
    if (probability > 0.99) return 'more than 99 of 100'
    return `${Math.round(probability * 100)} of 100`
  }
  const withData = (of: number, replications: number) =>
    of === replications ? '' : ` with calls to judge (${n.amount(of)} of ${n.amount(replications)})`
  const termNames = (months: number) => {
    if (months === 12) return { one: 'year', many: 'years' }
    if (months === 1) return { one: 'month', many: 'months' }
    return { one: `term of ${months} months`, many: `terms of ${months} months` }
  }
  return {
    locale: 'en',
    title: 'Will the plan meet the contract?',
    skip: 'Skip to the contents',
    noData: 'no data',
    asTable: 'As a table',
    listed: (words: string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`),
    termNames,
    verdict: {
      title: 'The verdict',
      noTargets: 'The contract has no targets: there is nothing to judge.',
      noCall: 'No call was received in opening hours: there is nothing to judge.',
      noCallOfTarget: 'No call that a target speaks of was received in opening hours: there is nothing to judge.',
      /** "In 3 of 100 such years every month passes". */
      passes: (one: { probability: number; n: number; replications: number; months: number; asOne: boolean }) => {
        const { probability, replications, asOne } = one
        const { one: term, many } = termNames(one.months)
        const what = asOne ? 'all targets are met' : 'every month passes'
        const data = withData(one.n, replications)
        if (one.n === 1) {
          const which = replications === 1 ? `the one ${term} simulated` : `the only simulated ${term}${data}`
          return `In ${which} ${probability === 1 ? what : asOne ? 'not all targets are met' : 'not every month passes'}`
        }
        if (probability === 0)
          return `In none of ${n.amount(one.n)} simulated ${many}${data} ${asOne ? 'are all targets met' : 'does every month pass'}`
        return `In ${outOf(probability, one.n)} ${probability < 1 && one.n >= 100 ? 'such' : 'simulated'} ${many}${data} ${what}`
      },
      sure: (interval: string) => `(95% sure: ${interval})`,
      between: (low: string, high: string) => `between ${low} and ${high}`,
      atMost: (high: string) => `at most ${high}`,
      atLeast: (low: string) => `at least ${low}`,
      often: (probability: number, of: number, replications: number) => `in ${outOf(probability, of)}${withData(of, replications)}`,
      failsMost: (month: string, often: string) => `${month} fails most often, ${often}:`,
      failMost: (month: string, others: { one: string | null; count: number }, often: string) =>
        `${month} and ${others.one ?? `${others.count} other months`} fail most often, ${often}. In ${month}:`,
      allFail: (month: string, often: string) => `Every month fails as often, ${often}. In ${month}:`,
      loses: (often: string) => `it loses too many calls ${often}`,
      answersTooFew: (time: string, often: string) => `it answers too few within ${time} ${often}`,
      target: (letter: string) => `, target ${letter}`,
      mean: (share: string) => `${share} on average, `,
      allowed: (limit: string) => `at most ${limit} allowed`,
      asked: (limit: string) => `${limit} asked`,
      monthsWithout: (names: string[], more: number, reason: 'noCall' | 'noCallOfTarget') => {
        const shown = more === 0 ? names : [...names, `${more} other ${more === 1 ? 'month' : 'months'}`]
        const who = shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
        const why = reason === 'noCall' ? 'no call was received in opening hours' : 'no call that a target speaks of was received'
        return `${who} ${names.length + more === 1 ? 'has' : 'have'} no data: ${why}.`
      },
    },
    day: {
      title: 'The day',
      shareWithin: (time: string) => `Answered within ${time}`,
      shareLost: 'Lost calls',
      meanDay: 'a mean open day',
      time: 'half hour',
      mean: 'mean',
      low: '5%',
      high: '95%',
      sharesAlt: (title: string, day: string, misses: string[]) =>
        `${title} by half hour, ${day}. ${misses.length === 0 ? 'No half hour is on the wrong side of the limit.' : `On the wrong side of the limit: ${misses.join(', ')}.`}`,
    },
    weekdays: { mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday', sat: 'Saturday', sun: 'Sunday' },
    files: filesEn(n),
    limitOf: (limit: string) => `limit ${limit}`,
  }
}

export type Words = ReturnType<typeof en>
