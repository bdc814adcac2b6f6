/** Rules of the desk under which a closed form still holds: each point tries one. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../sim/compile.ts'
import { contractSchema } from '../../sim/contract/schema.ts'
import { demandSchema } from '../../sim/demand/schema.ts'
import { erlangA } from '../../sim/estimates/erlang/erlangA.ts'
import { erlangB } from '../../sim/estimates/erlang/erlangB.ts'
import { erlangC } from '../../sim/estimates/erlang/erlangC.ts'
import { prioritiesOfMany, prioritiesOfOneAgent } from '../../sim/estimates/erlang/priorities.ts'
import { replicate } from '../../sim/replicate.ts'
import { simulateSchema } from '../../sim/scenario.ts'
import { staffingSchema } from '../../sim/staffing/schema.ts'
import { type Observed, observe, spanFor } from './desk.ts'
import { expectRatio, expectShare } from './expectations.ts'

const [agents, callsPerSecond, handling, patience] = [10, 0.06, 150, 90]
const laws = { handling: { exponential: { mean: handling } }, patience: { exponential: { mean: patience } } }
const span = spanFor(callsPerSecond, 300_000, 16 * handling)
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

describe('the engine agrees with Burke', () => {
  test('calls handed on come as a Poisson process, so that the second desk is an Erlang A of its own', () => {
    // Everybody waits for the three agents of the first desk: what leaves it is a Poisson process (Burke 1956). 40% go on.
    const [rate, onward] = [0.017, 0.4]
    const second = erlangA({ agents: 2, callsPerSecond: onward * rate, handling: 200, patience: 100 })
    const contacts = [
      { callsPerSecond: rate, handling: { exponential: { mean: 120 } }, transfer: { to: 1, probability: onward } },
      { callsPerSecond: 0, handling: { exponential: { mean: 200 } }, patience: { exponential: { mean: 100 } } },
    ]
    const group = (name: string, count: number, contact: number) => ({
      name,
      levels: { '00:00': count },
      skills: [`measured ${contact}`, `earlier ${contact}`],
    })
    const staffing = { groups: [group('first', 3, 0), group('second', 2, 1)] }
    const observed = observe({ contacts, agents: 5, staffing, ...spanFor(rate, 500_000, 18_000), seed: 'Burke', apart: true })
    const [order, maintenance] = observed.types
    const first = erlangC(3, rate, 120)
    expectShare('answered within 20 s by the first desk', order.within, order.received, first.answeredWithin(20))
    expectShare('handed on', maintenance.transferred, order.received, onward)
    expectShare('lost on the way to the second desk', maintenance.transferLost, maintenance.transferred, second.abandoned)
    expectShare('occupancy of both', observed.handling, observed.present, (3 * first.occupancy + 2 * second.occupancy) / 5)
  })
})

describe('lines', () => {
  test('are held for talk and not for wrap-up: Erlang B of three lines, the load that of the talk', () => {
    const wrapUp = 0.4
    const contacts = [{ callsPerSecond: 0.02, handling: { lognormal: { mean: 200, cv: 0.8 } }, wrapUp }]
    const observed = observe({
      contacts,
      agents: 40,
      staffing: { lines: 3 },
      ...spanFor(0.02, 200_000, 6000),
      seed: 'Wrap-up',
      apart: true,
    })
    const [type] = observed.types
    const blocked = erlangB(3, 0.02 * 200 * (1 - wrapUp))
    expectShare('busy', type.busy, type.received, blocked)
    expectShare('occupancy', observed.handling, observed.present, (0.02 * (1 - blocked) * 200) / 40)
  })

  test('that are none make everybody call again: 1 + p + ... + p^(tries - 1) attempts a caller', () => {
    const [probability, maxTries, callers, replications] = [0.6, 4, 500, 400]
    const redial = { probability, after: { exponential: { mean: 60 } }, maxTries }
    const { plan } = compile({
      name: 'Redial',
      contract: contractSchema.parse({
        name: 'Redial',
        timezone: 'UTC',
        hours: { 'mon-sun': ['00:00-24:00'] },
        closures: ['02-02..02-28'],
      }),
      // All of them call before noon, so that all their attempts are over by midnight.
      demand: demandSchema.parse({
        redial,
        contacts: [{ type: 'calls', volume: { perOpenDay: callers }, profile: { '00:00': 1, '12:00': 0 }, handling: { constant: 60 } }],
      }),
      staffing: staffingSchema.parse({ lines: 0, groups: [{ name: 'agents', levels: { '00:00': 5 } }] }),
      simulate: simulateSchema.parse({ from: '2027-02-01', months: 1, seed: 'Redial' }),
      data: {},
    })
    const { counts } = replicate(plan, 0, replications)
    const attempts = Array.from({ length: replications }, (_, row) => counts[(row * counts.length) / replications])
    const each = attempts.map(() => callers)
    const expected = (1 - probability ** maxTries) / (1 - probability)
    expectRatio('attempts a caller', attempts, each, expected, 0.01)
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
