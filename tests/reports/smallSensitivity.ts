/** What the small desk's answer hangs on, really simulated in this process. */
import { comparisonOf, type PlanTallied } from '../../sim/estimates/comparison.ts'
import { resultsOf } from '../../sim/estimates/results.ts'
import {
  type FactorName,
  outcomesOf,
  pointOf,
  rankedFactors,
  type Sensitivity,
  type SensitivityPoint,
} from '../../sim/estimates/sensitivity.ts'
import { replicate } from '../../sim/replicate.ts'
import { noChanges, whatIf } from '../../sim/whatIf.ts'
import { type SmallRun, smallDesk, smallRun } from './small.ts'

const changes: [FactorName, number][] = [
  ['volume', -0.2],
  ['volume', 0.2],
  ['patience', -0.1],
  ['patience', 0.1],
]

/** Points of 100 each, and a client who checks 40 calls a month. */
export const penalties = { penalties: { perPoint: 100, capShare: '10%', monthlyFee: 5000 }, audit: { sample: 40, perMonth: true } }

/** Three agents all day: January and March pass, February hardly ever does. */
export function tightRun(contract: Record<string, unknown> = {}, label?: string): SmallRun {
  const [early, late] = smallDesk.staffing.groups
  const staffing = { ...smallDesk.staffing, groups: [early, { ...late, agents: 3 }] }
  return smallRun({ contract: { ...smallDesk.contract, ...contract }, staffing }, label)
}

/** Calls and patience changed; there is no absence to change. The plan breaks between the volumes that were tried. */
export function smallSensitivity(run: SmallRun = tightRun()): Sensitivity {
  const { compiled, results, tallied } = run
  if (compiled === null) throw new Error('not compiled')
  const plans = changes.map(([factor, change]): PlanTallied => {
    const { plan: asIs, calendar, scenario, facts } = compiled
    const plan = whatIf({ plan: asIs, calendar, groups: scenario.staffing.groups }, { ...noChanges, [factor]: 1 + change })
    const tallies = replicate(plan, 0, results.replications)
    return { ...tallied, plan, tallies, label: `${factor} ${change}`, results: resultsOf(facts, plan, tallies) }
  })
  const comparison = comparisonOf([{ ...tallied, label: 'as it is' }, ...plans], 0, null)
  const points = new Map<FactorName, SensitivityPoint[]>([
    ['absence', []],
    ['volume', []],
    ['patience', []],
  ])
  changes.forEach(([factor, change], i) => {
    const [plan, difference] = [comparison.plans[i + 1], comparison.differences[i]]
    if (plan !== undefined && difference !== undefined) points.get(factor)?.push(pointOf(change, plan, difference))
  })
  const asIs = outcomesOf({ results })
  const [fewer, more] = points.get('volume') as [SensitivityPoint, SensitivityPoint]
  return {
    pronto: results.pronto,
    scenario: results.scenario,
    contract: results.contract,
    seed: results.seed,
    replications: results.replications,
    months: 3,
    window: results.window,
    asIs,
    factors: rankedFactors(points, asIs),
    breaking: {
      require: 0.02,
      volume: 1.2,
      holds: 0.8,
      ci95: [0.8, 1.2],
      tried: [
        { volume: 0.8, ...withoutDifference(fewer) },
        { volume: 1, ...asIs },
        { volume: 1.2, ...withoutDifference(more) },
      ],
    },
  }
}

const withoutDifference = ({ change: _, difference: __, ...outcomes }: SensitivityPoint) => outcomes
