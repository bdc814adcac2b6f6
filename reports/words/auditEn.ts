/** English: audits by sampling. */
export const auditEn = () => ({
  title: 'When the client takes samples',
  /** What a sample is drawn from: one, several of them. */
  windows: { month: { one: 'month', many: 'months' }, term: { one: 'term', many: 'terms' } },
  intro: (window: string) =>
    `The client checks some calls of a ${window}, drawn by lot, and compares the sample's own share with the limit. How often does that condemn a ${window} that complied, or clear one that failed? Exact, over the ${window}s simulated.`,
  ofContract: (sample: string, told: string) => `With ${sample} calls checked, as the contract says, ${told}.`,
  condemnedWith: (window: string, share: string) => `a ${window} that complied is condemned with a probability of ${share}`,
  clearedWith: (window: string, share: string) => `a ${window} that failed is cleared with a probability of ${share}`,
  inTerm: (share: string, one: string) =>
    `The probability that at least one month of a ${one} is condemned though it complied is ${share}.`,
  silent: 'The contract does not say how many calls are checked.',
  neverFails: (count: string, many: string) => `All of ${count} simulated ${many} complied: there was none to clear.`,
  alwaysFails: (count: string, many: string) => `None of ${count} simulated ${many} complied: there was none to condemn.`,
  neededTitle: 'How many calls it takes for both errors to be below 5%',
  all: 'All targets on one sample',
  needed: 'Calls to check',
  neededOf: (sample: string, calls: string) => `${sample} of ${calls}`,
  noSample: (calls: string) => `no sample: only nearly all of ${calls}`,
  untold: 'not known: only one of the errors can happen here',
  evidenceTitle: 'What to keep',
  evidence:
    'For every call received in hours, also a busy one: its number, when it began, when an agent answered or it ended, and how it ended. Then all calls can be counted again, which errs neither way, and a sample that condemns can be answered.',
  chart: (target: string, window: string) => `${target}: how often a sample errs about a ${window}`,
  chartNote: (window: string, bounds: boolean) =>
    `● full line: a ${window} that complied is condemned; ▲ dashes: one that failed is cleared. Each doubling of the calls takes the same width; the last point is all of them${bounds ? '. Shaded: bounds, whatever the shares of one sample have to do with one another' : ''}`,
  alt: (window: string, points: string[]) =>
    `Probability that a ${window} which complied is condemned and that one which failed is cleared: ${points.join('; ')}.`,
  altPoint: (sample: string, condemned: string, cleared: string) => `${sample} calls, ${condemned} and ${cleared}`,
  axis: 'Calls checked',
  probability: 'Probability',
  condemned: 'Complied, but condemned',
  cleared: 'Failed, but cleared',
  condemnedShort: 'complied, but condemned',
  clearedShort: 'failed, but cleared',
  condemnedInTerm: (one: string) => `At least one in a ${one}`,
  allCalls: 'all',
  ofTheContract: (sample: string) => `the contract: ${sample}`,
  bearable: '5%',
  target: 'Target',
  low: (what: string) => `${what}, from`,
  high: (what: string) => `${what}, to`,
})

export type AuditWords = ReturnType<typeof auditEn>
