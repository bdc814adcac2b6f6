/** Texts that are not on the disk yet, and folders that names must not lead out of. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkFile, readyScenario } from '../../run/read/documents.ts'
import { isInside } from '../../run/read/inside.ts'
import { deskYaml, scratch } from '../cli/pronto.ts'

const folder = scratch()
const parts = (staffing: string, contract = 'contract.yaml') => `name: In parts
contract: ${contract}
demand: { contacts: [{ type: order, volume: { perOpenDay: 20 }, handling: { constant: 60s } }] }
staffing: ${staffing}
simulate: { from: 2027-01-01, months: 1, replications: 2, seed: a }
`

describe('texts that are not on the disk yet', () => {
  test('stand for the scenario and for its parts', () => {
    const scenario = folder.write('desk/scenario.yaml', parts('plan.yaml'))
    folder.write('desk/contract.yaml', 'name: A contract\nhours: { mon-fri: ["09:00-17:00"] }\n')
    const plan = folder.path('desk/plan.yaml')
    const texts = new Map([[plan, 'groups: [{ name: all, agents: 3, shift: ["09:00-17:00"] }]\n']])
    expect(readyScenario(scenario, {}, {}, { texts }).scenario.staffing.groups[0]?.agents).toBe(3)
    texts.set(scenario, parts('{ groups: [{ name: all, agents: three, shift: ["09:00-17:00"] }] }'))
    expect(checkFile(scenario, { texts }).problems).toMatchObject([{ file: scenario, line: 4, path: 'staffing.groups[0].agents' }])
  })
})

describe('a folder that names must not lead out of', () => {
  test('is kept to, whatever is there', () => {
    const secret = folder.write('secret.yaml', 'password: 1\n')
    for (const name of ['../secret.yaml', secret, '../nothing.yaml', 'link.yaml', 'dangling.yaml', 'elsewhere/secret.yaml']) {
      const scenario = folder.write('desk/own.yaml', parts('{ groups: [{ name: all, agents: 3, shift: ["09:00-17:00"] }] }', name))
      if (name === 'link.yaml') symlinkSync(secret, folder.path('desk/link.yaml'))
      if (name === 'dangling.yaml') symlinkSync('/nothing/here', folder.path('desk/dangling.yaml'))
      if (name === 'elsewhere/secret.yaml') symlinkSync('..', folder.path('desk/elsewhere'))
      const { problems } = checkFile(scenario, { within: folder.path('desk') })
      expect(problems).toMatchObject([{ path: 'contract', expected: expect.stringMatching(/^a file in the folder /) }])
    }
  })

  test('holds for data files too', () => {
    folder.write('counts.csv', 'start,calls\n')
    const scenario = folder.write(
      'desk/table.yaml',
      deskYaml({ contacts: '{ type: order, volume: { table: ../counts.csv }, handling: { constant: 60s } }' }),
    )
    const { problems } = checkFile(scenario, { within: folder.path('desk') })
    expect(problems).toMatchObject([{ path: 'demand.contacts[0].volume.table', found: '"../counts.csv"' }])
  })

  test('is the folder, what is in it, and what links in it lead to there', () => {
    const root = folder.path('root')
    mkdirSync(`${root}/deep`, { recursive: true })
    writeFileSync(`${root}/a`, '')
    symlinkSync('../a', `${root}/deep/a`)
    const inside = ['', '/a', '/deep/a', '/deep/new', '/new/newer', '/..a'].map((path) => isInside(root, root + path))
    expect(inside).toEqual([true, true, true, true, true, true])
    expect(['/..', '/../rooted', '/deep/../../x'].map((path) => isInside(root, root + path))).toEqual([false, false, false])
  })
})
