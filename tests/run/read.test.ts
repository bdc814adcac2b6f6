import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { check } from '../../cli/check.ts'
import { InputError } from '../../run/problems.ts'
import { readCounts } from '../../run/read/counts.ts'
import { checkFile, readContract, readDemand, readScenario, readStaffing, readyScenario } from '../../run/read/documents.ts'
import { nearest } from '../../run/read/nearest.ts'
import { readValues } from '../../run/read/values.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pronto-read-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Writes a file and gives its path. */
function file(name: string, text: string | Buffer): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

const contract = 'name: A desk\nhours: { mon-fri: ["08:30-17:30"] }\n'
const demand = 'contacts: [{ type: order, volume: { perOpenDay: 420 }, handling: { constant: 240s } }]\n'
const staffing = 'groups: [{ name: early, agents: 8, shift: ["08:30-13:30"] }]\n'
const simulate = 'simulate: { from: 2027-01-01, seed: s }\n'

describe('a scenario', () => {
  test('has its parts in files beside it', () => {
    file('parts/contract.yaml', contract)
    file('parts/demand.yaml', demand)
    file('parts/staffing.yaml', staffing)
    const path = file(
      'scenario.yaml',
      `contract: parts/contract.yaml\ndemand: parts/demand.yaml\nstaffing: parts/staffing.yaml\n${simulate}`,
    )
    const scenario = readScenario(path)
    expect(scenario.contract).toEqual(readContract(join(folder, 'parts/contract.yaml')))
    expect(scenario.demand).toEqual(readDemand(join(folder, 'parts/demand.yaml')).demand)
    expect(scenario.staffing).toEqual(readStaffing(join(folder, 'parts/staffing.yaml')))
    expect(scenario.name).toBe(path)
  })

  test('may have its parts in place', () => {
    const indented = (text: string) => text.replace(/^/gm, '  ')
    const path = file(
      'scenario.yaml',
      `name: One file\ncontract:\n${indented(contract)}\ndemand:\n${indented(demand)}\nstaffing:\n${indented(staffing)}\n${simulate}`,
    )
    expect(readScenario(path)).toMatchObject({
      name: 'One file',
      contract: { name: 'A desk' },
      simulate: { from: '2027-01-01', months: 12 },
    })
  })

  test('takes another part in place of its own, which may then be missing', () => {
    const other = file('other.yaml', contract.replace('A desk', 'Another desk'))
    file('demand.yaml', demand)
    file('staffing.yaml', staffing)
    const path = file('scenario.yaml', `contract: nowhere.yaml\ndemand: demand.yaml\nstaffing: staffing.yaml\n${simulate}`)
    expect(readScenario(path, { contract: other }).contract.name).toBe('Another desk')
  })

  test('has the data that its demand names, by the path written there, from beside the demand', () => {
    file('contract.yaml', contract)
    file('staffing.yaml', staffing)
    file('data/counts.csv', 'start,calls\n2027-01-04T08:30,5\n2027-01-04T09:00,6\n')
    file('data/talk.txt', '240\n')
    file(
      'demands/demand.yaml',
      'contacts: [{ type: order, volume: { table: ../data/counts.csv }, handling: { empirical: ../data/talk.txt } }]\n',
    )
    const path = file('scenario.yaml', `contract: contract.yaml\ndemand: demands/demand.yaml\nstaffing: staffing.yaml\n${simulate}`)
    expect(Object.keys(readScenario(path).data).sort()).toEqual(['../data/counts.csv', '../data/talk.txt'])
    expect(readScenario(path).data['../data/talk.txt']).toEqual({ values: [240] })
  })

  test('may have e-mail, whether the contract asks the supplier to offer it or not', () => {
    const channels = 'channels: [phone, fax]\n'
    const indented = (text: string) => text.trim().replace(/^/gm, '  ')
    const mail = demand.replace('type: order', 'type: order, channel: email')
    const path = file(
      'scenario.yaml',
      `contract:\n${indented(contract + channels)}\ndemand:\n${indented(mail)}\nstaffing:\n${indented(staffing)}\n${simulate}`,
    )
    expect(checkFile(path).problems).toEqual([])
  })

  test('may serve contacts that the contract does not speak of', () => {
    const services = `${contract.trim()}\nservices: [maintenance]\n`.replace(/^/gm, '  ')
    const path = file('scenario.yaml', `contract:\n${services}\ndemand:\n  ${demand}\nstaffing:\n  ${staffing}\n${simulate}`)
    expect(checkFile(path).problems).toEqual([])
  })
})

describe('what is asked for in place of what a scenario says of simulate', () => {
  const parts = `contract: { name: A desk, hours: { mon-fri: ["08:30-17:30"] } }\ndemand:\n  ${demand}\nstaffing:\n  ${staffing}\n`
  const asked = { from: '2027-02-01', months: 1, replications: 7, seed: 'mine' }
  const paths = (read: () => unknown): string[] => {
    try {
      read()
    } catch (error) {
      if (error instanceof InputError) return error.problems.map(({ path }) => path)
    }
    return []
  }

  test.each([
    ['nothing', ''],
    ['no value', 'simulate:\n'],
    ['no seed', 'simulate: { from: 2027-01-01 }\n'],
    ['no first day', 'simulate: { seed: s }\n'],
    ['all', 'simulate: { from: 2027-01-01, months: 3, replications: 4, seed: s }\n'],
    ['a wrong date', 'simulate: { from: 1/1/2027, seed: s }\n'],
  ])('stands in where that is %s', (_, text) => {
    const path = file('scenario.yaml', `${parts}${text}`)
    const { scenario, plan, calendar } = readyScenario(path, {}, asked)
    expect(scenario.simulate).toEqual(asked)
    expect([plan.seed, calendar.days[0]?.date]).toEqual(['mine', '2027-02-01'])
  })

  test('leaves the rest as it is, or as it is by default', () => {
    const path = file('scenario.yaml', `${parts}simulate: { from: 2027-01-01, months: 3 }\n`)
    expect(readyScenario(path, {}, { seed: 'mine' }).scenario.simulate).toEqual({
      from: '2027-01-01',
      months: 3,
      replications: 1000,
      seed: 'mine',
    })
  })

  test('does not make up what neither says', () => {
    expect(paths(() => readyScenario(file('a.yaml', parts), {}, { seed: 'mine' }))).toEqual(['simulate.from'])
    expect(paths(() => readyScenario(file('b.yaml', `${parts}simulate: { months: 3 }\n`), {}, { from: '2027-01-01' }))).toEqual([
      'simulate.seed',
    ])
    expect(paths(() => readyScenario(file('c.yaml', parts)))).toEqual(['simulate'])
    expect(paths(() => readyScenario(file('d.yaml', `${parts}simulate: 2027\n`), {}, asked))).toEqual(['simulate'])
  })
})

describe('YAML', () => {
  test('an alias stands for what its anchor marks', () => {
    const path = file('contract.yaml', 'name: A desk\nhours: { mon: &usual ["08:30-17:30"], tue: *usual }\n')
    expect(readContract(path).hours[1]).toEqual(readContract(path).hours[0])
  })

  test('<< brings in keys, and those written beside it win', () => {
    const path = file(
      'staffing.yaml',
      'groups:\n  - &early { name: early, agents: 8, shift: ["08:30-13:30"] }\n  - { <<: *early, name: second, agents: 4 }\n',
    )
    expect(readStaffing(path).groups[1]).toEqual({ ...readStaffing(path).groups[0], name: 'second', agents: 4 })
  })

  test('a byte order mark and Windows line ends change nothing', () => {
    const plain = readContract(file('plain.yaml', contract))
    expect(readContract(file('windows.yaml', `\ufeff${contract.replaceAll('\n', '\r\n')}`))).toEqual(plain)
  })
})

describe('a table of counts', () => {
  test('by start: the intervals are as long as most are apart', () => {
    const counts = readCounts(
      file('a.csv', 'start,calls\n2027-01-04T09:00:00,6\n2027-01-04T08:30:00,5\n2027-01-04T11:00,7\n2027-01-04T11:30,8\n'),
    )
    expect(counts.length).toBe(30 * 60)
    expect(counts.rows.map(({ start }) => start.slice(11))).toEqual(['08:30:00', '09:00:00', '11:00:00', '11:30:00'])
  })

  test('by slot: the highest slot says how many make a day', () => {
    const counts = readCounts(file('a.csv', 'date,slot,calls\n2027-01-04,1,2\n2027-01-04,240,3\n'))
    expect(counts).toEqual({
      length: 86_400 / 240,
      rows: [
        { start: '2027-01-04T00:00:00', calls: 2 },
        { start: '2027-01-04T23:54:00', calls: 3 },
      ],
    })
  })

  test('by start: a distance that is a whole multiple of the most common one is a gap in which nobody calls', () => {
    const counts = readCounts(
      file('a.csv', 'start,calls\n2027-01-04T09:00,4\n2027-01-04T09:05,5\n2027-01-04T09:20,6\n2027-01-04T09:25,6\n'),
    )
    expect(counts.length).toBe(5 * 60)
  })

  test('by start: the night between two days says nothing of how long an interval is', () => {
    const days = ['04', '05', '06', '07'].flatMap((day) => [`2027-01-${day}T09:00,4`, `2027-01-${day}T23:00,4`])
    expect(readCounts(file('a.csv', `start,calls\n${days.slice(0, 3).join('\n')}\n2027-01-05T09:30,4\n2027-01-05T10:00,4\n`)).length).toBe(
      1800,
    )
  })

  test.each([24, 48, 96, 144, 240, 288, 1440])('of %i slots a day is known by its last', (slots) => {
    expect(readCounts(file('a.csv', `date,slot,calls\n2027-01-04,${slots},0\n2027-01-05,7,3\n`)).length).toBe(86_400 / slots)
  })

  test.each([1, 12, 36, 40, 72, 720, 1441])('whose highest slot is %i does not say how long a slot is', (slots) => {
    expect(() => readCounts(file('a.csv', `date,slot,calls\n2027-01-04,${slots},2\n`))).toThrow(/the\s+last\s+must\s+occur/)
  })

  test('other columns, capitals, quotes, empty lines, a byte order mark and Windows line ends are passed over', () => {
    const plain = readCounts(file('a.csv', 'start,calls\n2027-01-04T08:30,5\n2027-01-04T09:00,6\n'))
    const rich = '\ufeff"Start",weather, Calls\r\n\r\n2027-01-04 08:30,"rain, then sun",5\r\n2027-01-04T09:00,sun,6\r\n'
    expect(readCounts(file('b.csv', rich))).toEqual(plain)
  })

  test('by semicolons, as some spreadsheets write it', () => {
    expect(readCounts(file('a.csv', 'start;calls\n2027-01-04T08:30;5\n2027-01-04T09:00;6\n')).rows).toHaveLength(2)
  })

  test('counts by day are one interval a day', () => {
    expect(readCounts(file('a.csv', 'start,calls\n2027-01-04T00:00,5\n2027-01-05T00:00,6\n')).length).toBe(86_400)
  })

  test('every shipped table can be read', () => {
    const history = join(import.meta.dirname, '../../scenarios/history')
    const tables = readdirSync(history).filter((name) => name.endsWith('-counts.csv'))
    expect(tables.length).toBeGreaterThan(0)
    for (const table of tables) expect(readCounts(join(history, table)).rows.length).toBeGreaterThan(0)
  })
})

test('a file of values has durations or seconds, with or without a heading', () => {
  expect(readValues(file('a.txt', '\ufeffseconds\r\n240\r\n4m\r\n\r\n0.5\r\n'))).toEqual([240, 4 * 60, 0.5])
  expect(readValues(file('b.txt', '1m30s'))).toEqual([90])
})

describe('pronto check', () => {
  const run = (files: string[], json = false) => {
    let out = ''
    let err = ''
    const code = check(files, { out: (text) => (out += text), err: (text) => (err += text) }, { json })
    return { code, out, err }
  }

  test('names the kind of each file that is right, and ends with 0', () => {
    const path = file('contract.yaml', contract)
    expect(run([path])).toEqual({ code: 0, out: `${path}: ok (contract A desk)`, err: '' })
  })

  test.each([
    ['contract', contract],
    ['demand', demand],
    ['staffing', staffing],
    ['contract', `${contract.replace('hours', 'houres')}closures: []\n`],
    ['demand', demand.replace('contacts', 'contact')],
    ['staffing', staffing.replace('groups', 'group')],
    ['scenario', simulate],
  ])('knows a %s by its keys, misspelt ones too', (kind, text) => {
    expect(checkFile(file('it.yaml', text)).kind).toBe(kind)
  })

  test('as JSON gives each file with its kind and problems', () => {
    const right = file('right.yaml', contract)
    const wrong = file('wrong.yaml', contract.replace('name', 'nome'))
    const { code, out, err } = run([right, wrong], true)
    expect([code, err]).toEqual([2, ''])
    expect(JSON.parse(out)).toEqual({
      files: [
        { file: right, kind: 'contract', ok: true, problems: [], warnings: [] },
        {
          file: wrong,
          kind: 'contract',
          ok: false,
          problems: [
            { file: wrong, line: 1, column: 1, path: 'nome', found: 'the key "nome"', expected: 'a key that exists here', hint: 'name' },
          ],
          warnings: [],
        },
      ],
    })
  })

  test('finds every shipped file right', () => {
    const home = join(import.meta.dirname, '../../scenarios')
    const shipped = ['.', 'contracts', 'demand', 'staffing'].flatMap((part) =>
      readdirSync(join(home, part))
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => join(home, part, name)),
    )
    expect(shipped.length).toBeGreaterThan(0)
    expect(run(shipped).err).toBe('')
  })
})

describe('the nearest name', () => {
  const keys = ['hours', 'holidays', 'afterHours', 'perOpenDay', 'maxTries', 'agents', 'main']
  test.each([
    ['Hours', 'hours'],
    ['hour', 'hours'],
    ['holydays', 'holidays'],
    ['after_hours', 'afterHours'],
    ['mian', 'main'],
    ['tries', 'maxTries'],
    ['perDay', 'perOpenDay'],
    ['headcount', 'agents'],
  ])('%s is %s', (name, meant) => {
    expect(nearest(name, keys)).toBe(meant)
  })

  test.each(['music', 'x', '', 'z'.repeat(1000)])('%s is none of them', (name) => {
    expect(nearest(name, keys)).toBeUndefined()
  })
})
