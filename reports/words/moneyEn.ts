/** English: what a plan may cost, wages and penalties; minutes on the line. */
export const moneyEn = () => ({
  none: 'The contract has no penalties: what a plan costs is its wages.',
  /** `one`, `many`: what a term is called. */
  noneDue: (count: string, many: string) => `In none of ${count} simulated ${many} is a penalty due.`,
  total: (one: string, total: string, wages: string, penalties: string) =>
    `The plan costs ${total} a ${one} on average: wages of ${wages} and penalties of ${penalties}.`,
  totalSpread: (p95: string, worst: string, many: string) => `It costs at most ${p95} in 95 of 100 such ${many}, ${worst} at worst.`,
  penalties: (one: string, mean: string) => `Penalties are ${mean} a ${one}.`,
  penaltiesSpread: (one: string, mean: string, low: string, high: string, p95: string, worst: string, many: string) =>
    `Penalties are ${mean} a ${one} on average (95% sure: ${low} to ${high}), at most ${p95} in 95 of 100 such ${many}, ${worst} at worst.`,
  noCap: 'They have no cap.',
  capNever: (cap: string, count: string, many: string) => `In none of ${count} simulated ${many} do they reach the cap of ${cap}.`,
  capReached: (cap: string, share: string, one: string) =>
    `With a probability of ${share} a ${one} they reach the cap of ${cap}; beyond it nothing is due.`,
  minutes: (one: string, mean: string) => `Callers hold the line for ${mean} minutes a ${one}.`,
  minutesSpread: (one: string, mean: string, p95: string, worst: string, many: string) =>
    `Callers hold the line for ${mean} minutes a ${one} on average, at most ${p95} in 95 of 100 such ${many}, ${worst} at worst.`,
  minutesNote:
    'Whoever gives out a toll-free number pays for them: from the start of a call to the end of the talk, or until the caller leaves. Busy calls and messages on voicemail are not in them.',
  hours: 'Hours and wages',
  minutesByMonth: 'Minutes on the line, by month',
  what: 'What',
  mean: 'On average',
  p95: '95 of 100: at most',
  worst: 'At worst',
  wages: 'Wages',
  penaltiesDue: 'Penalties',
  penaltiesExpected: 'Penalties, expected',
  totalCost: 'Wages and penalties',
  lineMinutes: 'Minutes on the line',
  month: 'Month',
  chartMonths: 'Penalties by month',
  chartMonthsAlt: (worst: string, mean: string) => `Penalties by month. They are expected to be highest in ${worst}: ${mean}.`,
  chartMonthsNote: 'Number and bar: what is to be expected; line: what 95 of 100 such months do not exceed; ◇ the worst simulated',
  chartTerm: (one: string) => `What penalties add to the wages of a ${one}`,
  chartTermAlt: (wages: string, total: string, p95: string, worst: string) =>
    `Wages are ${wages}; with penalties ${total} on average, at most ${p95} in 95 of 100, ${worst} at worst.`,
  rowWages: 'wages alone',
  rowMean: 'expected',
  rowP95: '95 of 100, at most',
  rowWorst: 'at worst',
  withPenalties: 'Wages and expected penalties',
  cheapestInAll: (plan: string, total: string, one: string) =>
    `With the penalties to be expected, “${plan}” costs the least: ${total} a ${one}.`,
  chartPlansNote: 'Line: from the wages alone (|) to wages and expected penalties (mark)',
})

export type MoneyWords = ReturnType<typeof moneyEn>
