/** What stands under the tables: true in every case, and nothing that matters left out. */
import { describe, expect, test } from 'vitest'
import { footing, runText } from '../../cli/footing.ts'
import type { Results } from '../../sim/estimates/results.ts'
import { resultsFrom } from '../estimates/handMade.ts'

/** Four replications of January, by hand, and what a test changes. */
function results(change: (results: Results) => void = () => {}): Results {
  const month = {
    shares: [
      [95, 100],
      [1, 100],
    ] as [number, number][],
  }
  const made = resultsFrom({}, [[month], [month], [month], [month]])
  change(made)
  return made
}
const said = (change?: (results: Results) => void) => footing(results(change), 1).replaceAll(/\s+/g, ' ')

describe('background work', () => {
  const background = (found: Results['background']) =>
    said((made) => {
      made.background = found
    })

  test('that is not all begun: how much of it was, and the mean is of that', () => {
    expect(background({ received: 6454.2, done: 4981.4, response: { mean: 14 * 3600, p95: null }, backlogAtClose: 1473 })).toContain(
      'Callbacks and written contacts: 6 454 a month; 4 981 of them were begun, after 14.0 h of opening time on average, the others not before the term ended; 1 473.0 are waiting at a closing on average.',
    )
  })

  test('that is begun, but late', () => {
    expect(background({ received: 6454, done: 6400, response: { mean: 40 * 3600, p95: null }, backlogAtClose: 1473 })).toContain(
      'the others not before the term ended; more than 5% of all were not begun within 50 h; 1 473.0 are waiting',
    )
  })

  test('that is all begun: 95% of it within the upper end of a class, exactly', () => {
    expect(background({ received: 80, done: 80, response: { mean: 2460, p95: 6600 }, backlogAtClose: 0 })).toContain(
      'Callbacks and written contacts: 80 a month, begun after 41 min of opening time on average; 95% of all within 1 h 50 min at most; none is waiting at a closing on average.',
    )
  })

  test('of which hardly any is left', () => {
    expect(background({ received: 80, done: 79.9, response: { mean: 100, p95: 300 }, backlogAtClose: 0.01 })).toContain(
      '80 a month; nearly all of them were begun, after 2 min of opening time on average, the others not before the term ended; 95% of all within 5 min at most; hardly any is waiting',
    )
  })

  test('of which nothing is begun', () => {
    expect(background({ received: 80, done: 0, response: { mean: null, p95: null }, backlogAtClose: 40 })).toContain(
      '80 a month; none of them was begun; 40.0 are waiting at a closing on average.',
    )
  })

  test('that is not there is not spoken of', () => {
    expect(said()).not.toContain('Callbacks')
  })
})

describe('callers handed on', () => {
  test('are told, and how many of them were lost on the way', () => {
    const text = said(({ types }) => Object.assign(types[0] ?? {}, { transferred: 120, transferLost: 6 }))
    expect(text).toContain(
      'Callers handed on after an answer: 120 a month; 6 (5.0%) of them hung up or were turned away, which no target counts.',
    )
  })

  test('are told where none of them was lost, too', () => {
    expect(said(({ types }) => Object.assign(types[0] ?? {}, { transferred: 0.4 }))).toContain(
      '0.4 a month; none of them hung up or was turned away, which no target counts.',
    )
  })

  test('are not spoken of where there are none', () => {
    expect(said()).not.toContain('handed on')
  })
})

describe('wages', () => {
  test('name the groups that they leave out', () => {
    expect(said(({ term }) => Object.assign(term.groups[1] ?? {}, { cost: 0 }))).toMatch(
      /wages are [\d ]+ \(without late, which has no costPerHour\)\./,
    )
  })

  test('of all groups need no saying so', () => {
    expect(said()).toMatch(/wages are [\d ]+\./)
  })

  test('do not miss a group that never works', () => {
    expect(said(({ term }) => Object.assign(term.groups[1] ?? {}, { cost: 0, rosteredHours: 0, overtime: 0 }))).not.toContain('without')
  })
})

describe('the line', () => {
  const held = { mean: 12_345.6, ci95: [12_000, 12_700] as [number, number], p05: 11_000, p95: 13_000, worst: 13_500 }
  test('is held for so many minutes, mostly and at worst', () => {
    expect(said(({ term }) => Object.assign(term, { lineMinutes: held }))).toContain(
      'Callers hold the line for 12 346 minutes a month on average, at most 13 000 in 95 of 100 such months, 13 500 at worst.',
    )
  })
  test('of one replication has no spread', () => {
    expect(said(({ term }) => Object.assign(term, { lineMinutes: { ...held, ci95: null } }))).toContain(
      'Callers hold the line for 12 346 minutes a month.',
    )
  })
  test('that nobody holds is not spoken of', () => {
    expect(said()).not.toContain('hold the line')
  })
})

describe('penalties', () => {
  const shares = (inTime: number, lost: number) => [
    {
      shares: [
        [inTime, 100],
        [lost, 100],
      ] as [number, number][],
    },
  ]
  const told = (terms: ReturnType<typeof shares>[], more = {}) =>
    footing(resultsFrom({ penalties: { perPoint: 100, ...more } }, terms), 1).replaceAll(/\s+/g, ' ')

  test('are told with the cost of the plan', () => {
    expect(told([shares(95, 1), shares(89, 5), shares(90, 4), shares(80, 4)])).toContain(
      'Penalties are 300 a month on average, at most 1 000 in 95 of 100 such months, 1 000 at worst. With wages the plan costs 3 260 a month on average, at most 3 960 in 95 of 100 such months, 3 960 at worst.',
    )
  })
  test('say how often they reach the cap', () => {
    const terms = [shares(95, 1), shares(89, 5), shares(90, 4), shares(80, 4)]
    expect(told(terms, { capShare: '10%', monthlyFee: 5000 })).toContain('500 at worst; 1 of 4 reach the cap of 500. With wages')
    expect(told(terms, { capShare: '100%', monthlyFee: 5000 })).toContain('; none of 4 reach the cap of 5 000.')
  })
  test('that are never due are told so', () => {
    expect(told([shares(95, 1), shares(90, 4)])).toContain('No penalty is due in any of 2 replications.')
    expect(told([shares(95, 1)])).toContain('No penalty is due. ')
  })
  test('of one replication have no spread', () => {
    expect(told([shares(88, 1)])).toMatch(/Penalties are 200 a month\. With wages the plan costs [\d ]+ a month\./)
  })
  test('of a contract without them are not spoken of', () => {
    expect(said()).not.toMatch(/[Pp]enalt/)
  })
})

describe('paid hours outside opening hours', () => {
  const outside = (share: number) =>
    said(({ term }) => {
      term.outsideHours = share * term.groups.reduce((sum, { rosteredHours }) => sum + rosteredHours, 0)
    })

  test('are told when they are more than 2% of those rostered', () => {
    expect(outside(0.25)).toMatch(/\d+ of the paid hours \(25\.0% of those rostered\) lie outside opening hours\./)
    expect(outside(0.02)).not.toContain('outside')
  })
})

test('the last line is what it takes to run it again', () => {
  expect(runText(results())).toBe('4 replications of "by hand", seed "seed", pronto 0.1.0.')
})
