/** Audits by sampling on a terminal: how often they err, how many calls it takes, and what to keep. */
import type { AuditedTarget, AuditResult, RiskResult } from '../sim/estimates/audit.ts'
import type { Results } from '../sim/estimates/results.ts'
import { table, wrap } from './table.ts'
import { targetText } from './tables.ts'
import { amount, percent, timeText } from './words.ts'

const evidence =
  'What to keep: for every call received in hours, also a busy one, its number, when it began, when an agent answered or it ended, and how it ended. Then all calls can be counted again, which errs neither way, and a sample that condemns can be answered.'

export function auditText(audit: AuditResult, results: Results): string {
  const window = audit.window === 'month' ? 'month' : 'term'
  const all = audit.targets.find(({ target }) => target === 'all') ?? audit.targets[0]
  if (all === undefined) return 'Audit by sampling: the contract has no targets, there is nothing to check.'
  if (all.complied + all.failed === 0) return 'Audit by sampling: no call was received in opening hours, there is nothing to check.'
  const together = audit.targets.length > 1 ? ' All targets on one and the same sample:' : ''
  const intro = `Audit by sampling: the client checks some calls of a ${window}, drawn by lot, and compares the sample's own share with the limit.${together}`
  const risks = riskTable(audit, all, results)
  const key = legend(audit, all, results, risks.includes(' / '))
  return [wrap(intro), `${risks}\n${key}`, needed(audit, results), wrap(evidence)].join('\n\n')
}

/** Each target beside all together where there are two, and room. */
function riskTable(audit: AuditResult, all: AuditedTarget, results: Results): string {
  const apart = audit.targets.filter((one) => one !== all)
  const drawn = drawnTable(audit, all, apart, results)
  return apart.length === 2 && drawn.split('\n').every((line) => line.length <= 80) ? drawn : drawnTable(audit, all, [], results)
}

function drawnTable(audit: AuditResult, all: AuditedTarget, apart: AuditedTarget[], results: Results): string {
  const inTerm = severalWindows(audit, results)
  const rows = all.samples.map(({ sample, condemned, condemnedInTerm, cleared }, i) => [
    sample === null ? 'all' : `${amount(sample)}${sample === audit.ofContract ? ' *' : ''}`,
    risk(condemned),
    ...(inTerm ? [risk(condemnedInTerm)] : []),
    risk(cleared),
    ...apart.map((one) => [one.samples[i]?.condemned, one.samples[i]?.cleared].map(risk).join(' / ')),
  ])
  const heads = apart.map(({ target }) => {
    const time = results.targets.find(({ key }) => key === target)?.time
    return time === undefined ? target : `in ${timeText(time)}`
  })
  return table(['checked', 'condemned', ...(inTerm ? ['in a term'] : []), 'cleared', ...heads], rows)
}

const severalWindows = ({ window }: AuditResult, { months }: Results) => window === 'month' && months.length > 1

/** "12.3%", or its bounds. */
function risk(found: RiskResult | undefined): string {
  if (found?.low == null || found.high == null) return '–'
  return found.low === found.high ? percent(found.low) : `${percent(found.low)}–${percent(found.high)}`
}

function legend(audit: AuditResult, all: AuditedTarget, results: Results, apart: boolean): string {
  const windows = audit.window === 'month' ? 'months' : 'terms'
  const parts = [
    `condemned: ${windows} that complied, by a sample that does not (of ${amount(all.complied)})`,
    ...(severalWindows(audit, results) ? ['in a term: at least one of them, where each is checked'] : []),
    `cleared: ${windows} that failed, by a sample that complies (of ${amount(all.failed)})`,
    ...(apart ? ['then each target alone: condemned / cleared'] : []),
    ...(audit.ofContract === null ? [] : ['* what the contract says']),
    ...(all.exact ? [] : ['a range: bounds, whatever the shares of one sample have to do with one another']),
  ]
  return wrap(parts.join('; '), { width: 80 })
}

/** How many calls it takes. */
function needed({ targets, window, calls }: AuditResult, results: Results): string {
  const of = `of ${amount(calls)} calls a ${window}`
  const lines = targets.map(({ target, needed: sample }) => {
    const found = results.targets.find(({ key }) => key === target)
    const what = found === undefined ? 'All targets on one sample' : targetText(found)
    return `${what}: ${sample === null ? `no sample, only nearly all ${of}` : `${amount(sample)} ${of}`}.`
  })
  return [
    wrap('For both errors to be below 5%, it takes'),
    ...lines.map((text) => wrap(text, { width: 76, hanging: '  ' }).replace(/^/gm, '  ')),
  ].join('\n')
}
