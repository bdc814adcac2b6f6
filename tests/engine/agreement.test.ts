import { describe, expect, test } from 'vitest'
import { differences } from './differences.ts'
import { referenceReplay } from './reference/index.ts'
import { kernelReplay, modelOf } from './replay.ts'
import { strained } from './scenarios.ts'

describe('the kernel agrees with the reference, contact by contact', () => {
  test.each(Object.entries(strained))('%s', (_, written) => {
    const model = modelOf(written)
    for (let replication = 0; replication < 2; replication++) {
      const kernel = kernelReplay(model, 'agreement', replication)
      const reference = referenceReplay(model, 'agreement', replication)
      expect(differences(kernel, reference, model)).toEqual([])
    }
  })
})
