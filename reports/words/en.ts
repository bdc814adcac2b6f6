/** English: all that a report says. Sentences of the verdict are those of the command line. */
import type { Numbers } from '../numbers.ts'
import { auditEn } from './auditEn.ts'
import { filesEn } from './filesEn.ts'
import { moneyEn } from './moneyEn.ts'
import { sensitivityEn } from './sensitivityEn.ts'
import { sizingEn } from './sizingEn.ts'

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
      /** `terms`: one, or many. */
      arrayTitle: (count: string, terms: string, rounded: boolean) =>
        count === '1' ? `The only simulated ${terms}` : `${rounded ? `${count} such` : `The ${count} simulated`} ${terms}`,
      arrayAlt: (count: string, terms: string, passing: string, failing: string) =>
        count === '1'
          ? `The only simulated ${terms} ${passing === '1' ? 'passes (filled square)' : 'does not pass (cross)'}.`
          : `Of ${count} ${terms}, ${passing} pass (filled squares) and ${failing} do not (crosses); the interval leaves open those in dotted frames.`,
      arrayNote: '■ passes, × does not; in a dotted frame: either may be true',
      outcome: 'Outcome',
      allMet: 'All targets met',
      everyMonth: 'Every month passes',
      notAll: 'Not so',
      intervalTitle: (required: string | null) =>
        `The probability, and where it lies for sure (95%)${required === null ? '' : `; dashed: ${required} required`}`,
      intervalAlt: (probability: string, interval: string) => `Probability ${probability}, 95% sure ${interval}.`,
      probability: 'Probability',
      basis: (replications: string, one: boolean) =>
        `Out of ${replications} simulated ${one ? 'term' : 'terms'}. The interval covers the chance of the draw, not the error of the forecast.`,
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
      intro: (bands: boolean, window: 'month' | 'term') =>
        `By half hour of the day, over the open days of the term.${bands ? ' The bands hold nine of ten simulated terms.' : ''} The limits are those the contract sets for a ${window}; a half hour may be beyond them.`,
      which: 'Which day',
      shareWithin: (time: string) => `Answered within ${time}`,
      within: 'Answered in time',
      shareLost: 'Lost calls',
      meanDay: 'Mean open day',
      time: 'Half hour',
      mean: 'Mean',
      low: '5%',
      high: '95%',
      low95: '95% sure: from',
      high95: 'to',
      load: (day: string) => `The load and who carries it: ${day}`,
      loadAlt: (day: string, short: string[]) =>
        `Agents on duty, agents busy and expected load by half hour, ${day}. ${short.length === 0 ? 'In no half hour do callers bring more work than there are agents.' : `More work than agents at ${short.join(', ')}.`}`,
      calls: 'Calls',
      offered: 'Expected load (erlangs)',
      agents: 'Agents on duty',
      busy: 'Agents busy',
      sharesAlt: (title: string, day: string, misses: string[]) =>
        `${title} by half hour, ${day}. ${misses.length === 0 ? 'No half hour is on the wrong side of the limit.' : `On the wrong side of the limit: ${misses.join(', ')}.`}`,
    },
    months: {
      title: 'How months spread',
      intro: (quartiles: boolean) =>
        `No two simulated months are the same. Thin lines hold nine of ten such months${quartiles ? ', thick ones half of them, and the mark is the median' : ', and the mark is the mean'}: a triangle where it is on the wrong side of the limit.`,
      month: 'Month',
      spreadTitle: (name: string) => `${name}, by month`,
      noLimitAlt: (name: string) => `${name}; the contract sets no limit for it.`,
      spreadAlt: (name: string, limit: string, misses: string[]) =>
        `${name} by month, with the limit of ${limit}. ${misses.length === 0 ? 'The typical month is on the right side everywhere.' : `On the wrong side: ${misses.join(', ')}.`}`,
      median: 'Median',
      meets: 'Meets the target',
      dotsTitle: (name: string, month: string) => `${name} in ${month}: fifty such months, a dot each`,
      dotsAlt: (name: string, month: string, beyond: string, all: string, limit: string) =>
        `${name} in ${month}: of ${all} such months ${beyond} are beyond the limit of ${limit}.`,
      quantile: 'Of a hundred such months',
      percentile: (percent: number) => `${percent} lie at or below`,
      why: 'The month chosen',
      facts: (mean: string, low: string, high: string) =>
        `${mean} calls are received on average, ${low} to ${high} in nine of ten such months.`,
      paidWages: (hours: string, wages: string) => `${hours} hours are paid; wages are ${wages}.`,
      paid: (hours: string) => `${hours} hours are paid.`,
      passes: (probability: string) => `Passes with probability ${probability}`,
      never: 'It never failed.',
      because: 'It fails because:',
      closed: 'Closed on:',
    },
    causes: {
      abandoned: 'hung up before an answer',
      answeredLate: 'answered too late',
      busy: 'busy signal',
      recordedMessage: 'recorded message',
      voicemail: 'voicemail in opening hours',
      title: (of: string) => `What calls are lost by: ${of}`,
      alt: (of: string, causes: string[]) => `Causes of loss, ${of}: ${causes.length === 0 ? 'no call is lost' : causes.join(', ')}.`,
      cause: 'Cause',
      share: 'Of all calls',
      term: 'the whole term',
    },
    time: {
      section: 'Lost calls and time',
      title: 'Where callers spend their time',
      alt: (types: string[]) => `Mean times by contact type; until an answer: ${types.join(', ')}.`,
      answered: 'answered',
      hungUp: 'hung up',
      greeting: 'greeting',
      queue: 'waiting',
      handling: 'talk and wrap-up',
      seconds: 'Seconds, on average',
      type: 'Contact type',
      calls: 'Calls a term',
      wait: 'Wait for the answer',
      waitInVain: 'Wait in vain',
      background: 'Callbacks and written',
      response: 'Begun after (open hours)',
      handedOn: (all: string, lost: string) =>
        `${all} callers a term are handed on after an answer; ${lost} of them then hang up or are turned away, which no target counts.`,
    },
    calendar: {
      title: 'The calendar of the term',
      intro: 'Each month with the probability that it meets all targets.',
      choose: 'Choose a month to see why it fails.',
      introTerm: 'The contract judges the term as a whole.',
      chooseTerm: 'Choose a month to see what it is like.',
      openDays: (days: string, hours: string, calls: string) => `${days} open days, ${hours} h; ${calls} calls`,
      passes: 'passes',
      daysOf: (month: string) => `Days of ${month}`,
      weekdayLetters: ['M', 'T', 'W', 'T', 'F', 'S', 'S'],
      holiday: (name: string) => `holiday: ${name}`,
      closure: (name: string) => `closure: ${name}`,
      fromTo: (first: string, last: string) => `${first} to ${last}`,
      open: 'open',
      closedWeekday: 'closed that weekday',
      aHoliday: 'holiday',
      aClosure: 'closure',
    },
    money: {
      title: 'What it may cost',
      wages: 'Wages',
      paidHours: 'Paid hours',
      group: 'Group',
      agents: 'Agents',
      rostered: 'Rostered hours',
      overtime: 'Overtime (h)',
      all: 'All',
      byGroup: 'By group, of the term',
      byMonth: 'By month',
      unpaid: (groups: string) => `Wages are without ${groups}: no costPerHour is given.`,
      paid: (hours: string, overtime: string) => `${hours} hours are paid in a term, ${overtime} of them overtime.`,
      wagesAre: (mean: string, low: string, high: string) => `Wages are ${mean} on average (95% sure: ${low} to ${high}).`,
      busy: (share: string) => `Agents are busy ${share} of their time.`,
      outside: (hours: string) => `${hours} of the rostered hours lie outside opening hours.`,
    },
    plans: {
      title: 'Plans side by side',
      plan: 'Plan',
      costTitle: (price: string) => `Probability against price (${price.toLowerCase()} of a term)`,
      costAlt: (plans: number, price: string) => `${plans} plans by ${price.toLowerCase()} and by the probability that every month passes.`,
      required: (limit: string) => `${limit} required`,
      difference: 'Difference (points)',
      differenceTitle: (title: string, base: string) => `${title}: difference from “${base}”, in percentage points`,
      differenceAlt: (title: string, base: string) => `${title} of each plan less that of ${base}, with paired 95% intervals.`,
      narrowing: 'Narrower than of separate runs',
      differences: 'How plans differ',
      paired:
        'All plans met the same callers, so their differences are known better than the plans themselves. Where the interval leaves out zero, a triangle points to the side of the difference, and each chart says which side is better; a ring says: no difference for sure.',
      adjusted: (years: string, share: string, busier: boolean) =>
        `The ${years} terms drawn were ${share} ${busier ? 'busier' : 'quieter'} than the demand says on average; differences of shares are adjusted to its mean.`,
      betterLeft: '← better',
      betterRight: 'better →',
      namedBy: (keys: string) => `Plans are called by their number and their values of ${keys}`,
      byNumber: 'Numbers are those of the plans in the table',
      staffing: 'Agents through the day',
      staffingTitle: (base: string | null) =>
        `Agents on duty by half hour of a mean open day${base === null ? ', the first plan in grey' : `, “${base}” in grey`}`,
      staffingAlt: (plans: number) => `Agents on duty through the day, ${plans} plans.`,
      none: (plans: number, limit: string) =>
        `None of ${plans} plans meets what is required: a probability of ${limit} or more that every month passes.`,
      cheapest: (plan: string, plans: number, limit: string, low: string, price: string, wages: boolean) =>
        `“${plan}” is the cheapest of ${plans} plans for which every month passes with probability ${limit} or more: for sure (95%) no less than ${low}; ${wages ? `wages are ${price}` : `${price} hours are paid`} a term.`,
      interval: '95% sure: between',
      isBase: 'base',
      isCheapest: 'cheapest that will do',
      met: 'met',
      notMet: 'not met',
      better: 'better than the base',
      worse: 'worse than the base',
      months: 'Which months differ',
      monthsNote: (base: boolean) =>
        `The probability that each month passes.${base ? ' ▲ better and ▼ worse than the base, where that is sure (95%).' : ''}`,
    },
    readings: {
      title: 'Other readings of the contract',
      intro:
        'What a clause leaves open can be read in several ways. The same simulated calls, judged under each of them: what is seen here is the reading alone.',
      own: 'as this contract is read',
      name: (reading: string, value: string) => (reading === 'all' ? `everything for the ${value}` : `${reading}: ${value}`),
      note: '● as this contract is read, ◀ favours the client, ▶ favours the supplier',
      client: 'client',
      supplier: 'supplier',
      chart: (asOne: boolean) => `Probability that ${asOne ? 'all targets are met' : 'every month passes'}, under each reading`,
      alt: (readings: string[]) => `Probability under each reading: ${readings.join(', ')}.`,
      reading: 'Reading',
      favours: 'Favours',
      asWritten: 'this contract',
      worth: (question: string, reading: string, most: string, least: string, asOne: boolean, points: string, sure: string) =>
        `Worth a question before the bid: ${question} (${reading}) Read as ${most} rather than ${least}, ${asOne ? 'all targets are met' : 'every month passes'} ${points} points more often${sure}.`,
      sure: (low: string, high: string) => ` (95% sure: ${low} to ${high})`,
      chance: ', which may be chance',
      nothing: (asOne: boolean) => `No reading by itself changes how often ${asOne ? 'all targets are met' : 'every month passes'}.`,
      together: (client: string, supplier: string) => `All together move it from ${client} to ${supplier}.`,
      asking: 'What each answer is worth',
      question: 'Question',
      moves: 'More often (points)',
      meanings: {
        earlyHangUp: 'does a caller who hangs up within the time count as not in time, as in time, or not at all?',
        shortHangUp: 'are calls left out that hang up within a few seconds?',
        hangUpBeforeLimit: 'is a caller lost who gives up before the time after which a call is lost?',
        greetingIsMessage: 'is a greeting before the operator a recorded message?',
        denominator: 'is the share in time one of all calls received, of those offered to operators, or of those answered?',
        clockStarts: 'does the time run from the start of the call, or from the queue?',
        weeksOfMonth: 'which days are the weeks of a month in which the desk is closed?',
      },
    },
    measured: {
      title: 'Measured on a real endpoint',
      chart: 'Measured (mark), where 99 of 100 simulated runs lie (band), limit (line)',
      alt: (targets: string[]) => `Measured shares: ${targets.join(', ')}.`,
      level: 'Target',
      address: 'Address',
      endpoint: 'endpoint',
      invalid: 'Not a valid measurement: nothing is said of the contract.',
      allMet: 'In this window the endpoint meets every target.',
      notAllMet: 'In this window the endpoint does not meet every target.',
      agree: (runs: string) => `Measured and predicted agree: what was measured lies where 99 of 100 of ${runs} simulated runs lie.`,
      disagree: (runs: string) =>
        `Measured and predicted do not agree: what was measured lies outside of where 99 of 100 of ${runs} simulated runs lie.`,
      window: (date: string, from: string, to: string) => `${date}, ${from} to ${to}`,
      because: 'Because:',
      guards: {
        finished: 'the run did not come to its end',
        k6: 'k6 did not end well',
        offered: 'not every contact was placed',
        resolved: 'not every contact was followed to its end',
        redials: 'not every second attempt was followed to its end',
        numbers: 'contacts were given the same number',
        failures: 'requests failed',
        replayLag: 'contacts were sent too late',
        data: 'no target had calls to judge',
        crossCheck: 'k6’s own counts differ',
      } as Record<string, string>,
      measured: 'Measured',
      calls: 'Calls',
      outcome: 'Outcome',
      predicted: 'Predicted',
      of99: '99 of 100 runs',
      agrees: 'Agrees',
      partOf: (part: string, whole: string) => `${part} of ${whole}`,
      notValid: 'not valid',
      notAsked: 'not asked',
      met: 'met',
      notMet: 'not met',
      yes: 'yes',
      no: 'no',
      perMinute: (rate: string) => `${rate} a minute`,
      quarter: (quarter: number) => `quarter ${quarter}`,
      section: 'Section',
      contacts: 'Contacts',
      script: { steady: 'A constant rate', ramp: 'A rising rate', soak: 'A long run' },
      highest: (rate: string) => `The endpoint held up to ${rate} contacts a minute.`,
      noRate: 'The endpoint held at no rate tried.',
    },
    inputs: {
      title: 'What went in, and how to run it again',
      scenario: 'Scenario',
      contract: 'Contract',
      demand: 'Demand',
      staffing: 'Staffing',
      term: 'Term',
      termText: (from: string, months: number) => `from ${from}, ${months} ${months === 1 ? 'month' : 'months'}`,
      seed: 'Seed',
      replications: 'Replications',
      version: 'Version',
      again: 'The same files, seed and number of replications give the same numbers on any machine:',
      compareAgain: 'All plans again, from the files as they were called:',
      loadAgain: (scenario: string) => `The load test, with the scenario “${scenario}”:`,
      save: 'The whole scenario as one file, scenario.yaml',
      dataFile: (name: string) => `Data file ${name}`,
      more: (lines: string) => `… and ${lines} more lines, in run.json`,
      noDetails: 'The scenario is not part of these results: run.json was not beside them.',
      plansOf: 'The plans compared',
      change: 'What was changed',
    },
    assumptions: {
      title: 'What this rests on',
      demand: 'The demand, as it was given',
      type: 'Contact type',
      channel: 'Channel',
      volume: 'Volume',
      handling: 'Handling',
      patience: 'Patience',
      perOpenDay: (calls: string) => `${calls} an open day`,
      perMonth: (calls: string) => `${calls} a month`,
      table: (name: string) => `counts in ${name}`,
      channels: { phone: 'phone', email: 'e-mail', fax: 'fax' },
      laws: {
        exponential: 'exponential',
        erlang: 'Erlang',
        gamma: 'gamma',
        lognormal: 'lognormal',
        weibull: 'Weibull',
        hyperexponential: 'hyperexponential',
        uniform: 'uniform',
        constant: 'constant',
        empirical: 'empirical',
      },
      law: (law: string, mean: string, cv: string) => `${law}, mean ${mean}${cv === '' ? '' : `, cv ${cv}`}`,
      forever: 'without limit',
      busyness: (cv: string) => `Days are busier or quieter than forecast by ${cv} (standard deviation).`,
      forecastError: (cv: string, per: 'term' | 'month') =>
        `The forecast itself may be wrong by ${cv} (standard deviation), one factor a ${per}.`,
      noForecastError: 'The forecast is taken to be right: say in forecastError how wrong it may be.',
      redial: (share: string, tries: number) => `${share} of those who do not get through call again, ${tries} times at most.`,
      noRedial: 'Nobody who does not get through calls again.',
      limits: 'Where the model stops being true',
      limitList: [
        'Volumes, handling times and patience are inputs: a probability of 97% from a guessed volume is a guess with a decimal point. The intervals cover the chance of the draw, not the error of the forecast.',
        'Calls arrive independently of one another, given the day: a disaster that makes everybody call at once is not in it.',
        'Agents of a group are alike; nobody tires, learns, or walks slowly back from a break. Absence is drawn for each agent and day alone.',
        'Patience does not depend on what the greeting promises; second tries follow one probability whatever the caller went through.',
        'A caller is handed on at most once. Callbacks are tried once.',
      ],
    },
    weekdays: { mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday', sat: 'Saturday', sun: 'Sunday' },
    limitOf: (limit: string) => `limit ${limit}`,
    replications: 'Replications',
    madeBy: (version: string) => `Made by Pronto ${version}`,
    contents: 'Contents',
    cost: moneyEn(),
    audit: auditEn(),
    sensitivity: sensitivityEn(),
    files: filesEn(n),
    sizing: sizingEn(n),
  }
}

export type Words = ReturnType<typeof en>
