/** Rules of the desk under which a closed form still holds: each point tries one. */
import { describe, expect, test } from 'vitest'
import { erlangA } from '../../sim/estimates/erlang/erlangA.ts'
import { erlangC } from '../../sim/estimates/erlang/erlangC.ts'
import { prioritiesOfMany, prioritiesOfOneAgent } from '../../sim/estimates/erlang/priorities.ts'
import { type Observed, observe, spanFor } from './desk.ts'
import { expectRatio, expectShare } from './expectations.ts'

const [agents, callsPerSecond, handling, patience] = [10, 0.06, 150, 90]
const laws = { handling: { exponential: { mean: handling } }, patience: { exponential: { mean: patience } } }
const span = spanFor(callsPerSecond, 250_000, 20 * handling)
const desk = { agents, callsPerSecond, handling, patience }

/** Shares of all calls and the mean wait of those answered. */
interface Expected {
  within: number
  abandoned: number
  meanWait: number
  occupancy: number
}

function expectDesk({ types: [type], handling: worked, present }: Observed, expected: Expected): void {
  expectShare('answered within 20 s', type.within, type.received, expected.within)
  expectShare('abandoned', type.abandoned, type.received, expected.abandoned)
  expectRatio('mean wait', type.waited, type.answered, expected.meanWait, 0.05 * expected.meanWait)
  expectShare('occupancy', worked, present, expected.occupancy)
}

describe('the engine agrees with Erlang A', () => {
  test('with a greeting of 6 s, which leaves 14 s of 20 to be answered in', () => {
    const formula = erlangA(desk)
    const observed = observe({
      contacts: [{ callsPerSecond, ...laws }],
      agents,
      staffing: { greeting: 6 },
      ...span,
      seed: 'Greeting',
      apart: true,
    })
    expectDesk(observed, { ...formula, within: formula.answeredWithin(14), meanWait: 6 + formula.meanWait })
  })

  test('with 15% who hang up in the greeting: those left are a Poisson process still', () => {
    const left = 0.15
    const formula = erlangA({ ...desk, callsPerSecond: callsPerSecond * (1 - left) })
    const contacts = [{ callsPerSecond, ...laws, leavesInGreeting: left }]
    const observed = observe({ contacts, agents, staffing: { greeting: 6 }, ...span, seed: 'Hang up', apart: true })
    expectDesk(observed, {
      within: (1 - left) * formula.answeredWithin(14),
      abandoned: left + (1 - left) * formula.abandoned,
      meanWait: 6 + formula.meanWait,
      occupancy: formula.occupancy,
    })
  })

  test('with 40% who balk: the chain with fewer births where all agents are busy', () => {
    const formula = erlangA({ ...desk, balk: 0.4 })
    const contacts = [{ callsPerSecond, ...laws, patience: { ...laws.patience, balk: 0.4 } }]
    const observed = observe({ contacts, agents, ...span, seed: 'Balk', apart: true })
    expectDesk(observed, { ...formula, within: formula.answeredWithin(20) })
  })

  test('with agents who take 1.2 times as long', () => {
    const formula = erlangA({ ...desk, handling: 1.2 * handling })
    const observed = observe({
      contacts: [{ callsPerSecond, ...laws }],
      agents,
      group: { handlingFactor: 1.2 },
      ...span,
      seed: 'Slow',
      apart: true,
    })
    expectDesk(observed, { ...formula, within: formula.answeredWithin(20) })
  })

  test('with 10% absence: the mixture over the binomial number of those present', () => {
    const absence = 0.1
    const [most, replications] = [11, 2500]
    const mixture = { within: 0, abandoned: 0, answered: 0, waited: 0, worked: 0, present: 0 }
    for (let present = 0, coefficient = 1; present <= most; coefficient *= (most - present) / (present + 1), present++) {
      const probability = coefficient * (1 - absence) ** present * absence ** (most - present)
      const { answeredWithin, abandoned, meanWait } = erlangA({ ...desk, agents: present })
      const answered = 1 - abandoned
      mixture.within += probability * answeredWithin(20)
      mixture.abandoned += probability * abandoned
      mixture.answered += probability * answered
      mixture.waited += present === 0 ? 0 : probability * answered * meanWait
      mixture.worked += probability * answered * callsPerSecond * handling
      mixture.present += probability * present
    }
    const contacts = [{ callsPerSecond, ...laws }]
    const observed = observe({
      contacts,
      agents: most,
      group: { absence },
      warmUp: 0.5,
      measured: 1,
      replications,
      seed: 'Absence',
      apart: true,
    })
    expectDesk(observed, {
      within: mixture.within,
      abandoned: mixture.abandoned,
      meanWait: mixture.waited / mixture.answered,
      occupancy: mixture.worked / mixture.present,
    })
  })

  test('with three types of one law each, who are one stream', () => {
    const formula = erlangA(desk)
    const contacts = [0.5, 0.3, 0.2].map((part) => ({ callsPerSecond: part * callsPerSecond, ...laws }))
    const observed = observe({ contacts, agents, ...span, seed: 'Three types', apart: false })
    expectShare('answered within 20 s', observed.within, observed.received, formula.answeredWithin(20))
    expectShare('lost', observed.lost, observed.received, formula.abandoned)
    expectShare('occupancy', observed.handling, observed.present, formula.occupancy)
  })
})

describe('the engine agrees with Cobham on priorities', () => {
  test('five agents, three types of one handling', () => {
    const rates = [0.02, 0.02, 0.03]
    const formula = prioritiesOfMany(5, rates, 60)
    const contacts = rates.map((rate, i) => ({ callsPerSecond: rate, handling: { exponential: { mean: 60 } }, priority: i + 1 }))
    const observed = observe({ contacts, agents: 5, ...spanFor(0.07, 1_000_000, 14_000), seed: 'Priorities', apart: true })
    formula.forEach((wait, i) => {
      expectRatio(`mean wait of priority ${i + 1}`, observed.types[i].waited, observed.types[i].answered, wait, 0.05 * wait)
    })
    // Who is served first changes nobody's number of agents.
    expectShare('occupancy', observed.handling, observed.present, erlangC(5, 0.07, 60).occupancy)
  })

  test('one agent, two types of different handling', () => {
    const classes = [
      { callsPerSecond: 0.02, handling: 20, variance: 0 },
      { callsPerSecond: 0.01, handling: 30, variance: (1.2 * 30) ** 2 },
    ]
    const formula = prioritiesOfOneAgent(classes)
    const contacts = [
      { callsPerSecond: 0.02, handling: { constant: 20 }, priority: 3 },
      { callsPerSecond: 0.01, handling: { lognormal: { mean: 30, cv: 1.2 } }, priority: 7 },
    ]
    const observed = observe({ contacts, agents: 1, ...spanFor(0.03, 700_000, 20_000), seed: 'Two priorities', apart: true })
    formula.forEach((wait, i) => {
      expectRatio(`mean wait of type ${i + 1}`, observed.types[i].waited, observed.types[i].answered, wait, 0.05 * wait)
    })
    expect(formula[1]).toBeGreaterThan(formula[0])
  })
})
