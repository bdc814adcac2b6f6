import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PlanError } from '../../../sim/compile.ts'
import type { Model } from '../../../sim/engine/model.ts'
import { differences } from '../../engine/differences.ts'
import { kernelReplay, modelOf, type Written } from '../../engine/replay.ts'
import { strained } from '../../engine/scenarios.ts'
import { atMost, firstDays, onLattice } from '../../engine/shorten.ts'
import { lattice } from '../../properties/arbitraries/laws.ts'
import { scenarios } from '../../properties/arbitraries/scenarios.ts'
import { deskReplay } from './replay.ts'

/** Where the two differ: facts only, for a desk keeps no sums. */
function disagreements(model: Model, seed: string, replication: number): string[] {
  const kernel = kernelReplay(model, seed, replication)
  return differences(kernel, { ...kernel, rows: deskReplay(model, seed, replication) }, model)
}

/** null where the parts do not fit each other. */
function fitting(written: Written): Model | null {
  try {
    return modelOf(written)
  } catch (error) {
    if (error instanceof PlanError) return null
    throw error
  }
}

describe('the desk gives the facts of the kernel, contact by contact', () => {
  test.each(Object.entries(strained))('%s', (_, written) => {
    const model = modelOf(written)
    expect(disagreements(model, 'agreement', 0)).toEqual([])
  })

  const days = fc.integer({ min: 1, max: 8 })
  const contacts = fc.constantFrom(50, 200, 800)

  test('on random scenarios with all laws', () => {
    fc.assert(
      fc.property(scenarios(), days, contacts, (written, count, most) => {
        const model = fitting(written)
        fc.pre(model !== null)
        expect(disagreements(atMost(firstDays(model, count), most), 'random', 0)).toEqual([])
      }),
      { seed: 20270103, numRuns: 200, endOnFailure: true },
    )
  })

  test('on random scenarios with everything on a lattice of ten seconds, so that much happens at one instant', () => {
    fc.assert(
      fc.property(scenarios(lattice), days, contacts, fc.constantFrom(10e6, 60e6, 600e6), (written, count, most, step) => {
        const model = fitting(written)
        fc.pre(model !== null)
        expect(disagreements(onLattice(atMost(firstDays(model, count), most), step), 'random', 0)).toEqual([])
      }),
      { seed: 20270104, numRuns: 200, endOnFailure: true },
    )
  })
})
