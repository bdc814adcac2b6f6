import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PlanError } from '../../sim/compile.ts'
import type { Model } from '../../sim/engine/model.ts'
import { lattice } from '../properties/arbitraries/laws.ts'
import { scenarios } from '../properties/arbitraries/scenarios.ts'
import { differences } from './differences.ts'
import { referenceReplay } from './reference/index.ts'
import { kernelReplay, modelOf, type Written } from './replay.ts'
import { atMost, firstDays, onLattice } from './shorten.ts'

/** null where the parts do not fit each other: a profile that is 0 in the opening hours. */
function fitting(written: Written): Model | null {
  try {
    return modelOf(written)
  } catch (error) {
    if (error instanceof PlanError) return null
    throw error
  }
}

function agree(model: Model): void {
  expect(differences(kernelReplay(model, 'random', 0), referenceReplay(model, 'random', 0), model)).toEqual([])
}

const days = fc.integer({ min: 1, max: 8 })
const contacts = fc.constantFrom(50, 200, 800)

describe('the kernel agrees with the reference on random scenarios, contact by contact', () => {
  test('with all laws', () => {
    fc.assert(
      fc.property(scenarios(), days, contacts, (written, count, most) => {
        const model = fitting(written)
        fc.pre(model !== null)
        agree(atMost(firstDays(model, count), most))
      }),
      { seed: 20270101, numRuns: 200, endOnFailure: true },
    )
  })

  test('with everything on a lattice of ten seconds, so that much happens at one instant', () => {
    fc.assert(
      fc.property(scenarios(lattice), days, contacts, fc.constantFrom(10e6, 60e6, 600e6), (written, count, most, step) => {
        const model = fitting(written)
        fc.pre(model !== null)
        agree(onLattice(atMost(firstDays(model, count), most), step))
      }),
      { seed: 20270102, numRuns: 200, endOnFailure: true },
    )
  })
})
