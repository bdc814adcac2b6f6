/** A changed plan saved as a staffing file: what Pronto reads there is what the page ran. */
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { atRest, changesTold } from '../../../reports/whatIf/base.ts'
import { savedStaffing } from '../../../reports/whatIf/savedStaffing.ts'
import { voiceOf } from '../../../reports/words/index.ts'
import { type Staffing, staffingSchema } from '../../../sim/staffing/schema.ts'
import { changedGroups, noChanges, type WhatIfChanges } from '../../../sim/whatIf.ts'

const written = {
  name: 'yes: "no" # {true}\u2028next',
  lines: { main: 30, 'second line': 4 },
  greeting: '4s',
  groups: [
    { name: 'early shift', agents: 9, shift: ['08:30-13:30', '14:30-17:30'], breaks: { after: '2h', length: '15m' }, absence: '5%' },
    { name: 'no', levels: { '14:30': 6, '08:30': 4, '13:30': 0 }, days: 'mon-fri', costPerHour: 22.5 },
  ],
}
const voice = voiceOf('en')
const { groups } = staffingSchema.parse(written) as Staffing
const saved = (changes: Partial<WhatIfChanges>, scenario = 'A desk') =>
  savedStaffing({ staffing: written, groups, scenario, pronto: '1.2.3' }, { ...noChanges, ...changes }, voice)
const read = (text: string) => staffingSchema.parse(parse(text)) as Staffing

describe('A staffing file saved from the page', () => {
  test('without a change holds what was written', () => {
    expect(parse(saved({}))).toEqual(written)
  })

  test('holds the agents and levels that were run', () => {
    const agents = { 'early shift': 10, no: 5 }
    expect(read(saved({ agents })).groups).toEqual(changedGroups(groups, { agents }))
  })

  test('holds the absence that was run, of every group, to the last digit', () => {
    expect(read(saved({ absence: 0.1 + 0.005 })).groups.map(({ absence }) => absence)).toEqual([0.05 + (0.1 + 0.005), 0.1 + 0.005])
    expect(read(saved({ absence: -0.2 })).groups.map(({ absence }) => absence)).toEqual([0, 0])
  })

  test('says what was changed, beside it too, and what is not in it', () => {
    const text = saved({ agents: { 'early shift': 10 }, absence: 0.01, volume: 1.1, patience: 0.95 })
    expect(text).toContain('# Changed:\n#   early shift: 10 agents instead of 9\n#   absence +1 point in every group\n')
    expect(text).toContain('demand says it:\n#   calls +10%\n#   patience −5%\n')
    expect(text).toContain('agents: 10 # saved: 9\n')
    expect(text).toMatch(/absence: 0\.06\d* # saved: "5%"\n/)
  })

  test('is read the same whatever the scenario is called', () => {
    const text = saved({}, 'a\n- b: c\r\u0085\u2028# <script>\u202e')
    expect(parse(text)).toEqual(written)
    expect(text.split(/[\r\n\u0085\u2028]/)[0]).toContain('<script>')
  })
})

describe('What is changed', () => {
  test('is told in both languages', () => {
    const changes = { ...noChanges, agents: { 'early shift': 1 }, volume: 0.7, handling: 1.05, absence: -0.015 }
    expect(changesTold(changes, groups, voice)).toEqual({
      plan: ['early shift: 1 agent instead of 9', 'absence −1.5 points in every group'],
      demand: ['calls −30%', 'handling time +5%'],
    })
    expect(changesTold(changes, groups, voiceOf('it'))).toEqual({
      plan: ['early shift: 1 operatore invece di 9', 'assenza −1,5 punti in ogni gruppo'],
      demand: ['chiamate −30%', 'durata di gestione +5%'],
    })
  })

  test('is nothing where every control is where it was', () => {
    expect(atRest({ ...noChanges, agents: { 'early shift': 9, no: 6 } }, groups)).toBe(true)
    expect(atRest({ ...noChanges, agents: { no: 5 } }, groups)).toBe(false)
    expect(atRest({ ...noChanges, patience: 0.99 }, groups)).toBe(false)
  })
})
