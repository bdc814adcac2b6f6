/** Plans really found in this process, on a desk open three days a week: what reports of size.json are tested on. */
import { inputOf, type ReportInput } from '../../reports/input.ts'
import type { Sizing } from '../../sim/sizing/result.ts'
import { roster, scenario, sized } from '../sizing/sizing.ts'

const desk = scenario({
  contract: { hours: { 'mon-wed': ['09:00-13:00', '14:00-17:00'] } },
  demand: {
    contacts: [
      {
        type: 'order',
        volume: { perOpenDay: 80 },
        weekdays: { mon: 1.5 },
        handling: { exponential: { mean: '3m' } },
        patience: { exponential: { mean: '2m' } },
      },
    ],
  },
  months: 2,
})

const rules = {
  name: 'Three kinds of shifts',
  shifts: [
    {
      name: 'whole day',
      shift: ['09:00-13:00', '14:00-17:00'],
      breaks: { after: '2h', length: '15m' },
      costPerHour: 20,
      absence: '5%',
      minHeads: 1,
    },
    { name: 'mornings', days: 'mon-wed', start: '09:00', length: '4h', costPerHour: 22, maxHeads: 6 },
    { name: 'mondays', days: 'mon', start: '09:00', length: '4h', costPerHour: 24, minHeads: 1, maxHeads: 3 },
  ],
}

const found = new Map<string, Promise<Sizing>>()
const once = (name: string, make: () => Promise<Sizing>) => {
  const known = found.get(name) ?? make()
  found.set(name, known)
  return known
}

/** A plan that meets 80%; the same every time. */
export const smallSizing = () => once('met', () => sized(desk, roster(rules), { require: 0.8, replications: 40, details: true }))

/** None, for want of heads. */
export const nothingFound = () =>
  once('none', () => sized(desk, roster({ ...rules, limits: { heads: 2 } }), { require: 0.8, replications: 40, details: true }))

export const ofSizing = (...sizings: Sizing[]): ReportInput =>
  inputOf(sizings.map((sizing, i) => ({ kind: 'sizing', label: `sized ${i + 1}`, sizing })))

/** The name wherever one can stand in size.json. */
export function namedSizing(sizing: Sizing, name: string): Sizing {
  const own = (i: number) => (i === 0 ? name : `${i}${name}`)
  const renamed = new Map(sizing.roster.shifts.map((shift, i) => [shift.name, own(i)]))
  const called = (old: string) => renamed.get(old) ?? old
  const groups = <Group extends { group: string }>(all: Group[]) => all.map((one) => ({ ...one, group: called(one.group) }))
  const { results, plan, roster: written } = sizing
  return {
    ...sizing,
    scenario: name,
    contract: name,
    seed: name,
    pronto: name,
    roster: {
      ...written,
      name,
      notes: [name],
      shifts: written.shifts.map((shift) => ({ ...shift, name: called(shift.name), skills: [name] })),
    },
    plan: plan === null ? null : { ...plan, shifts: plan.shifts.map((one) => ({ ...one, shift: called(one.shift), skills: [name] })) },
    changes: sizing.changes.map((one) => ({ ...one, shift: called(one.shift) })),
    binding: { ...sizing.binding },
    blockedBy: sizing.plan === null ? [`3 heads in ${name}`, name] : [],
    steps: sizing.steps.map((one) => ({ ...one, step: name })),
    results:
      results === null
        ? null
        : {
            ...results,
            scenario: name,
            contract: name,
            seed: name,
            types: results.types.map((type) => ({ ...type, type: name })),
            months: results.months.map((month) => ({ ...month, groups: groups(month.groups) })),
            term: { ...results.term, groups: groups(results.term.groups) },
          },
  }
}
