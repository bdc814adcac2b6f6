/** What one part of a scenario names and another does not have. */
import type { Contract } from '../../sim/contract/schema.ts'
import type { Demand } from '../../sim/demand/schema.ts'
import type { RosterRules } from '../../sim/sizing/schema.ts'
import type { Staffing } from '../../sim/staffing/schema.ts'
import { describe, type Problem } from '../problems.ts'
import { nearest } from './nearest.ts'
import { type Path, type Place, pathText, type YamlFile } from './yaml.ts'

/** A part of a scenario: the file it is written in, where in it, and the value. */
export interface Part<T> {
  yaml: YamlFile
  base: Path
  value: T
}

/** A problem at `path` of a part. */
export function problemAt(
  { yaml, base }: Part<unknown>,
  path: Path,
  rest: Pick<Problem, 'found' | 'expected' | 'hint'>,
  place?: Place,
): Problem {
  const whole = [...base, ...path]
  return { file: yaml.file, ...(place ?? yaml.placeOf(whole)), path: pathText(whole), ...rest }
}

const listed = (names: string[]) => (names.length > 12 ? `${names.slice(0, 12).join(', ')}, ...` : names.join(', '))

export function misfits(contract: Part<Contract>, demand: Part<Demand>, staffing: Part<Staffing>): Problem[] {
  const problems: Problem[] = []
  const numbers = Object.keys(contract.value.numbers)
  const types = demand.value.contacts.map(({ type }) => type)
  const aNumber = `a number of the contract (${listed(numbers)})`
  demand.value.contacts.forEach(({ type, number, channel }, i) => {
    if (!numbers.includes(number))
      problems.push(
        problemAt(demand, ['contacts', i, 'number'], { found: describe(number), expected: aNumber, hint: nearest(number, numbers) }),
      )
    const served = staffing.value.groups.some(
      ({ skills }) =>
        skills === undefined || skills.some((skill) => skill === type || (!types.includes(skill) && nearest(skill, types) === type)),
    )
    const nobody = `a type among the skills of a group: nobody can take ${channel === 'phone' ? 'these calls' : 'these contacts'}`
    if (!served) problems.push(problemAt(demand, ['contacts', i, 'type'], { found: describe(type), expected: nobody }))
  })
  staffing.value.groups.forEach(({ skills }, i) => {
    skills?.forEach((skill, k) => {
      const expected = `a contact type of the demand (${listed(types)})`
      if (!types.includes(skill))
        problems.push(problemAt(staffing, ['groups', i, 'skills', k], { found: describe(skill), expected, hint: nearest(skill, types) }))
    })
  })
  const { lines } = staffing.value
  if (typeof lines === 'object')
    for (const number of Object.keys(lines))
      if (!numbers.includes(number)) {
        const place = staffing.yaml.keyPlaceOf([...staffing.base, 'lines', number])
        problems.push(
          problemAt(staffing, ['lines', number], { found: describe(number), expected: aNumber, hint: nearest(number, numbers) }, place),
        )
      }
  return problems
}

/** Skills that are no contact types, and types that no shift may take. */
export function rosterMisfits(roster: Part<RosterRules>, { contacts }: Demand): Problem[] {
  const types = contacts.map(({ type }) => type)
  const { shifts } = roster.value
  const unknown = shifts.flatMap(({ skills = [] }, i) =>
    skills.flatMap((skill, k) => {
      const expected = `a contact type of the demand (${listed(types)})`
      const hint = nearest(skill, types)
      return types.includes(skill) ? [] : [problemAt(roster, ['shifts', i, 'skills', k], { found: describe(skill), expected, hint })]
    }),
  )
  if (unknown.length > 0) return unknown
  return types
    .filter((type) => !shifts.some(({ skills }) => skills === undefined || skills.includes(type)))
    .map((type) =>
      problemAt(roster, ['shifts'], { found: `no shift for ${describe(type)}`, expected: 'a shift that takes each type of the demand' }),
    )
}
