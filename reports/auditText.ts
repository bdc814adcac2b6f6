/** Audits by sampling, in sentences: how often the contract's own sample errs, how many calls it takes, and what to keep. */
import type { AuditedTarget, AuditResult, RiskResult } from '../sim/estimates/audit.ts'
import type { Results } from '../sim/estimates/results.ts'
import { targetName } from './verdict.ts'
import type { Voice } from './words/index.ts'

/** The targets together on one sample, or the only one; null where nothing was simulated that a sample could err about. */
export function audited({ targets }: AuditResult): AuditedTarget | null {
  const all = targets.find(({ target }) => target === 'all') ?? targets[0]
  return all === undefined || all.complied + all.failed === 0 ? null : all
}

/** "12.3%", or its bounds; null = no such window was simulated. */
export function riskText({ low, high }: RiskResult, { numbers }: Pick<Voice, 'numbers'>): string | null {
  if (low === null || high === null) return null
  return low === high ? numbers.percent(low) : `${numbers.percent(low)}–${numbers.percent(high)}`
}

/** What a target of an audit is called. */
export function auditedName({ target }: Pick<AuditedTarget, 'target'>, results: Results, voice: Voice): string {
  const found = results.targets.find(({ key }) => key === target)
  if (found !== undefined) return targetName(found, voice)
  return target === 'all' ? voice.words.audit.all : target
}

/** What the contract's own sample comes to, or that it names none; and windows of which there were none. `months`: the length of the term. */
export function auditSentences(audit: AuditResult, results: Results, months: number, voice: Voice): string[] {
  const { words, numbers } = voice
  const said = words.audit
  const all = audited(audit)
  if (all === null) return []
  const count = numbers.amount(all.complied + all.failed)
  const { many } = said.windows[audit.window]
  return [
    ofContract(audit, all, voice),
    inTerm(audit, all, results, months, voice),
    all.failed === 0 ? said.neverFails(count, many) : '',
    all.complied === 0 ? said.alwaysFails(count, many) : '',
  ].filter((text) => text !== '')
}

const ownSample = ({ ofContract: size }: AuditResult, { samples }: AuditedTarget) =>
  size === null ? undefined : samples.find(({ sample }) => sample === size)

function ofContract(audit: AuditResult, all: AuditedTarget, voice: Voice): string {
  const said = voice.words.audit
  const own = ownSample(audit, all)
  if (own === undefined) return said.silent
  const { one } = said.windows[audit.window]
  const [condemned, cleared] = [riskText(own.condemned, voice), riskText(own.cleared, voice)]
  const told = [
    ...(condemned === null ? [] : [said.condemnedWith(one, condemned)]),
    ...(cleared === null ? [] : [said.clearedWith(one, cleared)]),
  ]
  return said.ofContract(voice.numbers.amount(own.sample ?? 0), voice.words.listed(told))
}

function inTerm(audit: AuditResult, all: AuditedTarget, results: Results, months: number, voice: Voice): string {
  const own = ownSample(audit, all)
  const risk = own === undefined || !several(audit, results) ? null : riskText(own.condemnedInTerm, voice)
  return risk === null ? '' : voice.words.audit.inTerm(risk, voice.words.termNames(months).one)
}

/** Is more than one window of a term checked? */
export const several = ({ window }: AuditResult, { months }: Results) => window === 'month' && months.length > 1

/** For each target: its name, and the calls it takes. */
export function neededRows(audit: AuditResult, results: Results, voice: Voice): string[][] {
  const { words, numbers } = voice
  const calls = numbers.amount(audit.calls)
  return audit.targets.map((one) => [
    auditedName(one, results, voice),
    one.complied === 0 || one.failed === 0
      ? words.audit.untold
      : one.needed === null
        ? words.audit.noSample(calls)
        : words.audit.neededOf(numbers.amount(one.needed), calls),
  ])
}
