/** What a report's page runs after a change is what the files with that change give. */
import { describe, expect, test } from 'vitest'
import { compile } from '../sim/compile.ts'
import { lawOf, sampler } from '../sim/demand/distributions/index.ts'
import { scaledLaw } from '../sim/demand/distributions/scale.ts'
import { stream } from '../sim/engine/streams.ts'
import { replicate } from '../sim/replicate.ts'
import { changedGroups, noChanges, type WhatIfChanges, whatIf } from '../sim/whatIf.ts'
import { scenarioOf, type Written } from './engine/replay.ts'
import { call, desk, group } from './engine/scenarios.ts'

function written({ agents = 5, evening = 3, volume = 200, handling = 240, patience = 120, absence = 0.05, busyness = 0.15 } = {}): Written {
  return desk({
    demand: {
      busyness: { cv: busyness },
      contacts: [
        call({
          volume: { perOpenDay: volume },
          handling: { lognormal: { mean: handling, cv: 0.9 } },
          patience: { exponential: { mean: patience } },
        }),
      ],
    },
    staffing: {
      groups: [
        group({ name: 'day', agents, absence, breaks: { after: '2h', length: '15m' } }),
        group({ name: 'levels', levels: { '08:30': Math.max(0, evening - 2), '13:30': 0, '14:30': evening, '17:30': 0 }, absence }),
      ],
    },
    // The clock changes on the 28th.
    simulate: { from: '2027-03-22', months: 1 },
  })
}

function base(of: Written = written()) {
  const scenario = scenarioOf(of)
  const { plan, calendar } = compile(scenario)
  return { plan, calendar, groups: scenario.staffing.groups }
}
const counts = (plan: ReturnType<typeof base>['plan']) => replicate(plan, 0, 2).counts
const changed = (changes: Partial<WhatIfChanges>) => whatIf(base(), { ...noChanges, ...changes })

describe('With', () => {
  test('nothing changed the plan is the very same', () => {
    expect(changed({})).toEqual(base().plan)
    expect(changed({ agents: { day: 5, levels: 3 } })).toEqual(base().plan)
  })

  test.each([
    ['more agents', { agents: { day: 7 } }, { agents: 7 }],
    ['fewer agents', { agents: { day: 1 } }, { agents: 1 }],
    ['nobody', { agents: { day: 0 } }, { agents: 0 }],
    ['other levels', { agents: { levels: 5 } }, { evening: 5 }],
    ['more absence', { absence: 0.1 }, { absence: 0.05 + 0.1 }],
    ['absence half as large again', { absenceFactor: 1.5 }, { absence: 0.05 * 1.5 }],
    ['less busy days', { busyness: 0.8 }, { busyness: 0.15 * 0.8 }],
  ] as const)('%s the plan is that of the files', (_, changes, files) => {
    expect(changed(changes)).toEqual(base(written(files)).plan)
  })

  test.each([
    ['a greater volume', { volume: 1.2 }, { volume: 240 }],
    ['longer handling', { handling: 1.1 }, { handling: 264 }],
    ['less patience', { patience: 0.5 }, { patience: 60 }],
  ] as const)('%s the callers are those of the files, but for the last bit of a rate', (_, changes, files) => {
    const [page, file] = [counts(changed(changes)), counts(base(written(files)).plan)]
    const sum = (all: Int32Array) => all.reduce((total, count) => total + count, 0)
    expect(Math.abs(sum(page) - sum(file)) / sum(file)).toBeLessThan(0.001)
    expect(sum(page)).not.toBe(sum(counts(base().plan)))
  })

  test('the saved groups are those that the page ran', () => {
    const { plan, calendar, groups } = base()
    const changes = { ...noChanges, agents: { day: 6, levels: 4 } }
    const saved = changedGroups(groups, changes)
    const again = scenarioOf(written({ agents: 6, evening: 4 })).staffing.groups
    expect(saved).toEqual(again)
    expect(whatIf({ plan, calendar, groups }, changes)).toEqual(base(written({ agents: 6, evening: 4 })).plan)
  })
})

test.each([
  { exponential: { mean: 60 } },
  { erlang: { mean: 60, phases: 3 } },
  { gamma: { mean: 60, cv: 0.7 } },
  { lognormal: { mean: 60, cv: 0.7 } },
  { weibull: { mean: 60, cv: 0.7 } },
  { hyperexponential: { mean: 60, cv: 2 } },
  { uniform: { min: 10, max: 60 } },
  { constant: { value: 60 } },
])('A scaled law gives the factor times what it gave: %o', (spec) => {
  const law = lawOf(spec as Parameters<typeof lawOf>[0], () => [])
  const [plain, scaled] = [sampler(law), sampler(scaledLaw(law, 1.5))]
  const [a, b] = [stream('seed', 0, 'a'), stream('seed', 0, 'a')]
  for (let i = 0; i < 100; i++) expect(scaled(b)).toBeCloseTo(1.5 * plain(a), 8)
})
