/**
 * The term that an endpoint lives in: the contract's calendar around a date, and the rules of its desk. Made by compile, as for the
 * engine. Where people answer, nobody is expected: the demand says only which contacts there can be.
 */
import { compile, PlanError } from '../sim/compile.ts'
import type { Contract } from '../sim/contract/schema.ts'
import { type ContactType, type Demand, demandSchema } from '../sim/demand/schema.ts'
import type { Plan } from '../sim/plan.ts'
import type { Scenario } from '../sim/scenario.ts'
import { type Staffing, staffingSchema } from '../sim/staffing/schema.ts'
import type { LocalTime } from './localTime.ts'
import type { Channel } from './register.ts'

/** What an endpoint is set up with. */
export interface Setup {
  contract: Contract
  /** Absent: one group, `desk`, for everything, and no limits. */
  staffing: Staffing | null
  /** With a demand, simulated operators rehearse. */
  demand: { demand: Demand; data: Scenario['data']; seed: string } | null
}

/** A contact type at the desk: one entry for calls and one for writing, by number, where people answer. */
export interface Kind {
  /** null = any. */
  type: string | null
  channels: Channel[]
  calledNumber: string
}

export interface Term {
  /** Epoch milliseconds, by the endpoint's clock, of the first local midnight. */
  origin: number
  plan: Plan
  /** In the order of the model's types. */
  kinds: Kind[]
}

/** Long enough to be made anew before it ends, when the desk is quiet. */
export const termMonths = 26
export const renewAfterMonths = 24

/** The term that begins on the first of `date`'s month. Throws PlanError when the parts do not fit each other. */
export function termAround(setup: Setup, date: string, time: LocalTime): Term {
  const { contract } = setup
  const staffing = setup.staffing ?? oneGroup
  if (setup.demand === null) checkSkills(setup)
  const kinds = setup.demand === null ? peopleKinds(setup) : demandKinds(setup.demand.demand)
  const demand = setup.demand?.demand ?? { contacts: kinds.map(unexpected) }
  const from = `${date.slice(0, 7)}-01`
  const simulate = { from, months: termMonths, replications: 1, seed: setup.demand?.seed ?? '' }
  const { plan } = compile({ name: contract.name, contract, demand, staffing, simulate, data: setup.demand?.data ?? {} })
  // Whoever takes the next contact answers it: nothing rings.
  const model = setup.demand === null ? { ...plan.model, ring: 0 } : plan.model
  return { origin: time.midnight(from), plan: { ...plan, model }, kinds }
}

/** The types that callers may name; [] = any. */
export function knownTypes({ contract, staffing, demand }: Setup): string[] {
  if (demand !== null) return demand.demand.contacts.map(({ type }) => type)
  if (contract.services !== undefined && contract.services.length > 0) return contract.services
  // Groups that are said to do certain things only: another thing nobody would do.
  const groups = staffing?.groups ?? []
  return groups.length > 0 && groups.every(({ skills }) => skills !== undefined)
    ? [...new Set(groups.flatMap(({ skills }) => skills ?? []))]
    : []
}

const oneGroup = staffingSchema.parse({ groups: [{ name: 'desk', agents: 1, shift: ['00:00-24:00'] }] })
const anyContact = demandSchema.parse({ contacts: [{ type: 'any', volume: { perOpenDay: 0 }, handling: { constant: 60 } }] }).contacts[0]

/** What types there are matters only where groups differ in what they can do. */
function peopleKinds(setup: Setup): Kind[] {
  const skills = new Set((setup.staffing?.groups ?? []).flatMap((group) => group.skills ?? []))
  const known = knownTypes(setup)
  const types = skills.size === 0 ? [null] : known.length > 0 ? known : [...skills, null]
  return Object.keys(setup.contract.numbers).flatMap((calledNumber) =>
    types.flatMap((type): Kind[] => [
      { type, channels: ['phone'], calledNumber },
      { type, channels: ['email', 'fax'], calledNumber },
    ]),
  )
}

/** Groups can do what there is to do, and nothing else. Throws PlanError. */
function checkSkills(setup: Setup): void {
  const groups = setup.staffing?.groups ?? []
  const known = knownTypes(setup)
  if (known.length === 0) return
  const unknown = groups.flatMap(({ skills }, i) =>
    (skills ?? []).flatMap((skill, k) =>
      known.includes(skill)
        ? []
        : [
            {
              part: 'staffing' as const,
              path: `groups[${i}].skills[${k}]`,
              found: skill,
              expected: `a service of the contract (${known.join(', ')})`,
            },
          ],
    ),
  )
  const undone = known.flatMap((type) =>
    groups.length === 0 || groups.some(({ skills }) => skills === undefined || skills.includes(type))
      ? []
      : [{ part: 'contract' as const, path: 'services', found: type, expected: 'a service among the skills of a group' }],
  )
  if (unknown.length + undone.length > 0) throw new PlanError([...unknown, ...undone])
}

const demandKinds = ({ contacts }: Demand): Kind[] =>
  contacts.map(({ type, channel, number }) => ({ type, channels: [channel], calledNumber: number }))

const unexpected = ({ type, channels, calledNumber }: Kind): ContactType => ({
  ...anyContact,
  // Any type has a name that no skill has.
  type: type ?? '',
  channel: channels[0],
  number: calledNumber,
})

/** The kind of a contact; -1 = there is none. */
export function kindOf(kinds: Kind[], type: string, channel: Channel, calledNumber: string): number {
  const fits = (kind: Kind, name: string | null) =>
    kind.type === name && kind.calledNumber === calledNumber && kind.channels.includes(channel)
  const exact = kinds.findIndex((kind) => fits(kind, type))
  return exact >= 0 ? exact : kinds.findIndex((kind) => fits(kind, null))
}
