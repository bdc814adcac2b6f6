/** Changes to YAML that leave the rest of a file as it is. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Edit, edited } from '../../serve/plan/edits.ts'
import { flow } from '../../serve/plan/flow.ts'
import { scenarios } from '../cli/pronto.ts'

const shipped = readFileSync(join(scenarios, 'staffing/v4-desk.yaml'), 'utf8')
const twoGroups = shipped.split('\n').filter((line) => /name: (mornings|mondays)/.test(line))
const set = (path: Edit['path'], value: unknown): Edit => ({ do: 'set', path, value })

describe('the shipped plan', () => {
  test.each<[string, Edit, string, string]>([
    ['a number', set(['groups', 0, 'agents'], 10), 'agents: 9,', 'agents: 10,'],
    ['a number with a comment after it', set(['lines'], 25), 'lines: 30 #', 'lines: 25 #'],
    ['a share', set(['groups', 1, 'absence'], '7.5%'), 'costPerHour: 22, absence: 5%', 'costPerHour: 22, absence: 7.5%'],
    ['a list', set(['groups', 2, 'shift'], ['08:30-12:00']), 'days: mon, shift: ["08:30-13:30"]', 'days: mon, shift: ["08:30-12:00"]'],
    [
      'a key of a key',
      set(['groups', 0, 'breaks', 'length'], '20m'),
      'length: 15m },\n      costPerHour: 23.5',
      'length: 20m },\n      costPerHour: 23.5',
    ],
    ['a new key between brackets', set(['groups', 2, 'absence'], '3%'), 'costPerHour: 24 }', 'costPerHour: 24, absence: 3% }'],
    [
      'a new key before a comma at the end',
      set(['groups', 0, 'handlingFactor'], 1.1),
      'absence: 5%,\n',
      'absence: 5%, handlingFactor: 1.1,\n',
    ],
    ['a new key of the file', set(['$schema'], 'x'), 'from callbacks\n', 'from callbacks\n"$schema": x\n'],
    ['a key no more', { do: 'remove', path: ['queueLimit'] }, 'queueLimit: 20 # callers waiting; the next one gets onQueueFull\n', ''],
    ['the last key between brackets no more', { do: 'remove', path: ['groups', 2, 'costPerHour'] }, ', costPerHour: 24 }', ' }'],
    [
      'a group no more',
      { do: 'remove', path: ['groups', 2] },
      '  - { name: mondays, agents: 2, days: mon, shift: ["08:30-13:30"], costPerHour: 24 }\n',
      '',
    ],
    [
      'one more group',
      { do: 'append', path: ['groups'], value: { name: 'late', levels: { '14:30': 2 } } },
      'costPerHour: 24 }\n',
      'costPerHour: 24 }\n  - { name: late, levels: { "14:30": 2 } }\n',
    ],
    [
      'groups in another order',
      { do: 'swap', path: ['groups'], one: 2, other: 1 },
      twoGroups.join('\n'),
      twoGroups.toReversed().join('\n'),
    ],
  ])('%s: nothing else changes', (_, edit, before, after) => {
    expect(shipped).toContain(before)
    expect(edited(shipped, edit)).toBe(shipped.replace(before, after))
  })

  test('a change that changes nothing leaves every byte', () => {
    expect(edited(shipped, set(['groups', 0, 'agents'], 9))).toBe(shipped)
  })
})

describe('other layouts', () => {
  test.each<[string, string, Edit, unknown]>([
    [
      'lines of Windows',
      'lines: 3\r\ngroups:\r\n  - name: a # first\r\n    agents: 2\r\n',
      set(['groups', 0, 'absence'], '5%'),
      'lines: 3\r\ngroups:\r\n  - name: a # first\r\n    agents: 2\r\n    absence: 5%\r\n',
    ],
    ['no line end at the end', 'groups:\n  - name: a', set(['groups', 0, 'agents'], 2), 'groups:\n  - name: a\n    agents: 2'],
    [
      'a list without indent',
      'groups:\n- name: a\n  agents: 1\n# end\n',
      { do: 'append', path: ['groups'], value: { name: 'b' } },
      'groups:\n- name: a\n  agents: 1\n- { name: b }\n# end\n',
    ],
    [
      'two groups in lines',
      'groups:\n  - name: a\n    agents: 1\n  - name: b\n',
      { do: 'swap', path: ['groups'], one: 0, other: 1 },
      'groups:\n  - name: b\n  - name: a\n    agents: 1\n',
    ],
    ['a key that is not there yet', 'groups: []\n', set(['simulate', 'months'], 3), 'groups: []\nsimulate: { months: 3 }\n'],
  ])('%s', (_, text, edit, expected) => {
    expect(edited(text, edit)).toBe(expected)
  })

  test.each<[string, string, Edit, unknown]>([
    [
      'an alias is written out, and what it stood for stays',
      'a: &x { k: 1 }\ngroups: [{ breaks: *x }]\n',
      set(['groups', 0, 'breaks', 'k'], 2),
      { a: { k: 1 }, groups: [{ breaks: { k: 2 } }] },
    ],
    ['block text', 'name: |\n  two\n  lines\nlines: 1\n', set(['name'], 'one'), { name: 'one', lines: 1 }],
    ['an empty value', 'name:\nlines: 1\n', set(['name'], 'one'), { name: 'one', lines: 1 }],
    ['the only key', 'groups: [{ agents: 1 }]\nlines: 2\n', { do: 'remove', path: ['groups', 0, 'agents'] }, { groups: [{}], lines: 2 }],
    [
      'keys of a list in lines that gives way to a row',
      'groups:\n  - name: a\n    shift:\n      - "08:00-09:00" # early\n',
      set(['groups', 0, 'shift'], ['10:00-11:00']),
      { groups: [{ name: 'a', shift: ['10:00-11:00'] }] },
    ],
  ])('%s', (_, text, edit, expected) => {
    expect(parse(edited(text, edit))).toEqual(expected)
  })

  test('comments survive where lines have to be written anew', () => {
    expect(edited('# top\nlines: 1 # of glass\nname: |\n  two\n', set(['name'], 'one'))).toContain('# top\nlines: 1 # of glass\n')
  })
})

describe('any text', () => {
  test('comes back as it was, on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parse(flow({ [`k${text}`]: [text] }))).toEqual({ [`k${text}`]: [text] })
        expect(flow(text)).not.toContain('\n')
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  test('as a value changes that value only', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('name', 'lines', 'onQueueFull'), (text, key) => {
        expect(parse(edited(shipped, set([key], text)))).toEqual({ ...parse(shipped), [key]: text })
      }),
      { seed: 7, numRuns: 60 },
    )
  })
})
