/** English: the plan that sizing found. */
import type { Numbers } from '../numbers.ts'

interface Reached {
  heads: number
  probability: string
  replications: number
  /** "years" */
  many: string
  low: string
  /** "between 85% and 91%" */
  interval: string
  /** null: nothing is required. */
  required: string | null
  asOne: boolean
}

export const sizingEn = (n: Numbers) => {
  const heads = (count: number) => `${n.amount(count)} ${count === 1 ? 'head' : 'heads'}`
  const meets = (asOne: boolean) => (asOne ? 'the term meets' : 'every month meets')
  const reached = ({ probability, replications, many, low, interval, required, asOne }: Reached) =>
    `${meets(asOne)} all targets in ${probability} of ${n.amount(replications)} simulated ${many}${required === null ? ` (95% sure: ${interval})` : `, for sure (95%) no less than ${low}; ${required} is required`}`
  return {
    title: 'The plan found',
    /** The plan, what it reaches and what was required. */
    found: (one: Reached) => `${heads(one.heads)} will do: with them ${reached(one)}.`,
    /** The same, where the plan is the one with the least wages and penalties. */
    foundLeast: (one: Reached & { total: string; one: string }) =>
      `${heads(one.heads)} come to the least wages and expected penalties found: ${one.total} a ${one.one}. With them ${reached(one)}.`,
    noPlan: (required: string, asOne: boolean) =>
      `No plan was found with which ${meets(asOne)} all targets with probability ${required} or more.`,
    interruptedWithout: 'No plan was found before it was interrupted.',
    interrupted: 'The search was interrupted: this is the best plan so far.',
    blockedBy: (limits: string, several: boolean) =>
      `What stands in the way: ${limits}. Lifted alone, ${several ? 'each of these would' : 'it would'} let a plan meet the requirement.`,
    uncovered: (times: string) => `No shift that may be rostered is at work then: ${times}.`,
    blockedByNone: 'No limit stands in the way: none of them, lifted alone, would let a plan meet the requirement.',
    limits: {
      heads: (count: string) => `at most ${count} heads in all`,
      hours: (hours: string) => `at most ${hours} hours a week in all`,
      occupancy: (share: string) => `agents busy at most ${share} of their time`,
      shift: (count: string, shift: string) => `at most ${count} heads in “${shift}”`,
      lines: 'the number of lines',
      queueLimit: 'the places in the queue',
    },
    ended: {
      allExamined: 'Every cheaper plan that may be rostered was examined, and none will do.',
      allLikely: 'No cheaper plan will do: all were examined, but for those with no more heads in any shift than one that failed.',
      nothingNear: 'No head can be taken away, and no cheaper plan near it was found that will do.',
      stopped: 'The work allowed ended the search: a cheaper plan may be near.',
    },
    capped:
      'Once penalties reach their cap, worse service costs nothing more, and wages are saved on it: --require asks for a service that this does not.',
    binding: (month: string, target: string) => `${month} passes least often, by “${target}”.`,
    where: (times: string) => `Of the calls that miss it most do so on ${times}.`,
    at: (weekday: string, time: string, share: string) => `${weekday} at ${time} (${share})`,
    derived: (shifts: number) =>
      `No roster was given: ${n.amount(shifts)} shifts were made out of the opening hours (whole days, halves, four hours from each hour on, single busy weekdays), under the conditions of the scenario’s own groups.`,
    chosenFrom: (shifts: number) => `Chosen from ${n.amount(shifts)} ${shifts === 1 ? 'shift' : 'shifts'} that may be rostered.`,
    work: (plans: string, runs: string) =>
      `${plans} plans were looked at, for ${runs} times the work of one simulation of the plan. All of them met the same callers.`,
    figures: {
      heads: 'Heads',
      headsNote: (shifts: number) => `in ${n.amount(shifts)} ${shifts === 1 ? 'shift' : 'shifts'}`,
      fte: 'Full-time equivalents',
      fteNote: (atWork: string) => `of 40 h a week; ${atWork} at work, after breaks and absence`,
      price: (wages: boolean, term: string) => `${wages ? 'Wages' : 'Paid hours'} of a ${term}`,
      priceNote: (perMonth: string, perCall: string | null) => `${perMonth} a month${perCall === null ? '' : `, ${perCall} a call`}`,
      probability: (asOne: boolean): string => (asOne ? 'All targets are met' : 'Every month passes'),
      probabilityNote: (interval: string, required: string | null) =>
        `95% sure: ${interval}${required === null ? '' : `; ${required} required`}`,
      penalties: 'Penalties, expected',
      penaltiesNote: (term: string) => `a ${term}`,
      totalNote: (term: string, total: string) => `a ${term}; ${total} with wages`,
      fresh: 'Over other callers',
      freshNote: (replications: string, interval: string) =>
        `${replications} replications that played no part in the choice; 95% sure: ${interval}`,
      occupancy: 'Agents busy',
      occupancyNote: 'of their time at work',
    },
    frontier: {
      title: 'What certainty costs',
      intro: (thumbs: boolean) =>
        `The cheapest plan found for each probability${thumbs ? ', and what rules of thumb would roster out of the same shifts' : ''}.`,
      chart: (price: string) => `Probability against ${price.toLowerCase()} of a term`,
      alt: (points: string[]) => `Cost and probability: ${points.join('; ')}.`,
      point: (name: string, price: string, probability: string) => `${name}: ${price}, ${probability}`,
      note: (replications: string, thumbs: string | null) =>
        `The axis is stretched towards 100%. ● by the lower end of the 95% interval, over ${replications} replications; ringed: the plan found.${thumbs === null ? '' : ` Rules of thumb, over ${thumbs}: ■ Erlang C and ◆ Erlang A, as if each half hour went on for ever; ▲ flat, by the peak of Erlang C.`}`,
      atLeast: (shares: string) => `at least ${shares}`,
      required: (shares: string) => `${shares}, required`,
      plan: 'Plan',
      heads: 'Heads',
      more: 'More than the plan',
      notFound: 'not found',
      flat: 'flat',
      ruleNames: {
        erlangC: 'Rule of thumb: Erlang C by half hour',
        erlangA: 'Rule of thumb: Erlang A by half hour',
        flat: 'Rule of thumb: flat, by the peak of Erlang C',
      },
      replications: 'Replications',
      thisPlan: 'the plan found',
      total: 'Wages and expected penalties',
      penalties: 'Penalties, expected',
    },
    roster: {
      title: 'The roster',
      titleWithout: 'What each half hour needs',
      intro: 'The plan shift by shift, and the agents that it puts to work, beside what each half hour of the day needs.',
      which: 'Which day',
      shifts: (day: string) => `Shifts on ${day}: the more heads, the thicker the bar`,
      shiftsAlt: (day: string, shifts: string[]) => `Shifts on ${day}: ${shifts.length === 0 ? 'none' : shifts.join('; ')}.`,
      bar: (count: number, name: string) => `${heads(count)}: ${name}`,
      off: (name: string, day: string) => `${name}: not on ${day}`,
      need: (day: string, found: boolean) =>
        `${found ? 'Agents at work, and what each half hour needs' : 'Agents needed by half hour'}: ${day}`,
      needAlt: (day: string, short: string[]) =>
        `Agents at work in the plan by half hour, ${day}, beside what is needed by simulation, Erlang C and Erlang A. ${short.length === 0 ? 'The plan covers every half hour.' : `Fewer than needed by simulation at ${short.join(', ')}.`}`,
      needAltAlone: (day: string) => `Agents needed by half hour, ${day}: by simulation, Erlang C and Erlang A.`,
      needNote: (found: boolean) =>
        `${found ? 'At work: after breaks and absence, on average. ' : ''}Needed: as if every half hour had to be good enough by itself; a plan may have fewer in one and make up for it in others, for the contract judges them together.`,
      atWork: 'At work in the plan',
      simulated: 'Needed, by simulation',
      erlangC: 'Needed, by Erlang C',
      erlangA: 'Needed, by Erlang A',
      missed: 'Of the calls that miss the target',
      week: 'All shifts of the week',
      shift: 'Shift',
      days: 'Days',
      times: 'Times',
      heads: 'Heads',
      allowed: 'May have',
      allowedText: (least: number, most: number | null) =>
        most === null ? `${n.amount(least)} or more` : `${n.amount(least)} to ${n.amount(most)}`,
      hours: 'Hours a week',
      wages: 'Wages, without overtime',
      everyDay: 'every open day',
      all: 'All',
    },
    oneHead: {
      title: 'One head more or fewer',
      intro: (replications: string, required: boolean) =>
        `What one head changes, shift by shift: over the first ${replications} replications, which all of these plans share.${required ? ' Whether the plan would still do is decided over all.' : ''}`,
      chart: 'Probability with one head fewer or more',
      note: (total: boolean, required: boolean) =>
        `By shift: one head fewer (−1) or more (+1), and what that changes in ${total ? 'wages and expected penalties' : 'cost'}.${required ? ' ● still does, ◀ does not, ○ not examined to the end.' : ''}`,
      alt: (rows: string[]) => `Probability with one head changed: ${rows.join('; ')}.`,
      change: 'Change',
      totalChange: 'With expected penalties',
      fewer: 'one fewer',
      more: 'one more',
      willDo: 'Will do',
      yes: 'yes',
      no: 'no',
      open: 'not examined to the end',
    },
    again: 'The same files, seed and number of replications find the same plan on any machine:',
    rosterFile: 'What may be rostered as one file, roster.yaml',
    mayRoster: 'What may be rostered',
    required: 'Required',
    shortDays: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
    sheets: {
      frontier: 'Frontier',
      shifts: 'Shifts',
      found: 'In the plan',
      least: 'At least',
      most: 'At most',
      more: 'More than the plan found',
      label: 'Sizing',
    },
  }
}

export type SizingWords = ReturnType<typeof sizingEn>
