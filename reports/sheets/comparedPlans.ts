/** Plans side by side. */
import type { ComparedPlan, Comparison } from '../../sim/estimates/comparison.ts'
import { penaltiesOf } from '../plans.ts'
import type { Voice } from '../words/index.ts'
import { ratio, shareColumn } from './common.ts'
import { withinWords } from './plans.ts'
import { type Column, type Sheet, sheetOf } from './sheet.ts'

export function plansSheet(comparison: Comparison, voice: Voice): Sheet {
  const { plans, require, cheapest } = comparison
  const { words, numbers } = voice
  const said = words.files
  const keys = new Map(plans.flatMap(({ changes }) => changes.map(({ key, name }) => [key, name] as const)))
  const yes = (one: boolean) => (one ? said.yes : said.no)
  const limit = (key: string) => (plan: ComparedPlan) => {
    const target = plan.results.targets.find((one) => one.key === key)
    return target?.atLeast ?? target?.atMost ?? null
  }
  const passes = (plan: ComparedPlan) => plan.results.term.meets.everyMonth
  const within = withinWords(plans, voice)
  const columns: Column<ComparedPlan>[] = [
    { key: 'plan', head: said.plan, format: 'text', width: 28, value: ({ label }) => label },
    ...[...keys].map(([key, name]): Column<ComparedPlan> => {
      const value = ({ changes }: ComparedPlan) => {
        const found = changes.find((change) => change.key === key)?.value
        return found === undefined ? null : typeof found === 'number' || typeof found === 'string' ? found : JSON.stringify(found)
      }
      return {
        key: `change ${key}`,
        head: name,
        format: (plan) => (typeof value(plan) === 'number' ? 'hundredths' : 'text'),
        width: 16,
        value,
      }
    }),
    { key: 'passed', head: said.passed, format: 'whole', value: (plan) => passedOf(passes(plan)) },
    { key: 'n', head: said.withData, format: 'whole', value: (plan) => passes(plan).n },
    shareColumn({
      key: 'passes',
      head: said.passes,
      value: (plan) => passes(plan).probability,
      limit: () => require,
      formula: ratio('passed', 'n'),
    }),
    shareColumn({ key: 'low', head: said.low(said.passes), value: (plan) => passes(plan).ci95?.[0] ?? null, limit: () => require }),
    shareColumn({ key: 'high', head: said.high(said.passes), value: (plan) => passes(plan).ci95?.[1] ?? null, limit: () => require }),
    shareColumn({ key: 'within', head: within, value: ({ results }) => results.term.answeredWithin.mean, limit: limit('answeredWithin') }),
    shareColumn({ key: 'lost', head: said.lostShare, value: ({ results }) => results.term.lost.mean, limit: limit('lost') }),
    { key: 'failed', head: said.failedMonths, format: 'hundredths', value: ({ results }) => results.term.failedMonths.mean },
    { key: 'overtime', head: said.overtime, format: 'tenths', value: ({ results }) => results.term.overtime.mean },
    { key: 'paid', head: said.paidHours, format: 'tenths', value: ({ results }) => results.term.paidHours.mean },
    { key: 'wages', head: said.wages, format: 'money', width: 14, value: ({ results }) => results.term.cost.mean },
    ...(plans.some(({ results }) => results.money !== undefined) ? penaltyColumns(voice) : []),
    {
      key: 'perHour',
      head: said.wagesPerHour,
      format: 'hundredths',
      value: ({ results: { term } }) => ((term.paidHours.mean ?? 0) === 0 ? null : (term.cost.mean ?? 0) / (term.paidHours.mean ?? 1)),
      formula: ratio('wages', 'paid'),
    },
    ...(require === null
      ? []
      : ([
          {
            key: 'required',
            head: said.required(numbers.limit(require)),
            format: 'text',
            value: ({ meetsRequirement }) => (meetsRequirement === null ? null : yes(meetsRequirement)),
          },
          { key: 'cheapest', head: said.cheapest, format: 'text', value: ({ label }) => yes(label === cheapest?.plan) },
        ] satisfies Column<ComparedPlan>[])),
  ]
  return sheetOf(
    said.sheets.plans,
    1,
    columns,
    plans.map((row) => ({ row })),
  )
}

/** Expected penalties, and wages with them. */
function penaltyColumns({ words }: Voice): Column<ComparedPlan>[] {
  return [
    { key: 'penalties', head: words.cost.penaltiesExpected, format: 'money', width: 14, value: penaltiesOf },
    {
      key: 'total',
      head: words.cost.totalCost,
      format: 'money',
      width: 16,
      value: (plan) => (plan.results.term.cost.mean ?? 0) + penaltiesOf(plan),
      formula: (at) => `${at('wages')}+${at('penalties')}`,
    },
  ]
}

const passedOf = ({ probability, n }: { probability: number | null; n: number }) =>
  probability === null ? null : Math.round(probability * n)
