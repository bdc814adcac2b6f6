/** The page says in English what the command line says. */
import { describe, expect, test } from 'vitest'
import { verdict } from '../../cli/verdict.ts'
import { verdictText } from '../../reports/verdict.ts'
import { voiceOf } from '../../reports/words/index.ts'
import type { Results } from '../../sim/estimates/results.ts'
import { smallDesk, smallRun } from './small.ts'

const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
const saved = smallRun().results

function onThePage(results: Results, months = results.months.length): string {
  const { headline, sure, worst, reasons, notes } = verdictText(results, months, voiceOf('en'))
  return inOneLine([sure === '' ? headline : `${headline} ${sure}.`, worst, ...reasons, ...notes].join(' '))
}

const withAgents = (early: number, late: number) => {
  const [first, second] = smallDesk.staffing.groups
  return smallRun({
    staffing: {
      ...smallDesk.staffing,
      groups: [
        { ...first, agents: early },
        { ...second, agents: late },
      ],
    },
  }).results
}
const under = (contract: object, simulate: object = {}) =>
  smallRun({ contract: { ...smallDesk.contract, ...contract }, simulate: { ...smallDesk.simulate, replications: 10, ...simulate } }).results

describe('the verdict in English is that of the command line', () => {
  test.each([
    ['of a plan that fails', () => saved],
    ['of a plan that fails now and then', () => withAgents(4, 3)],
    ['of a plan that never fails', () => withAgents(12, 12)],
    ['of one replication', () => under({}, { replications: 1 })],
    ['of one month', () => under({}, { months: 1 })],
    ['of a contract that judges the term', () => under({ window: 'term' })],
    [
      'of a contract without targets',
      () => ({
        ...saved,
        targets: saved.targets.map((target) => ({ ...target, judged: false })),
        term: { ...saved.term, meets: { everyMonth: { probability: null, ci95: null, n: 0 } } },
      }),
    ],
    [
      'of targets that need telling apart',
      () =>
        under({
          targets: [
            { measure: 'answeredWithin', time: 20, atLeast: 0.9 },
            { measure: 'answeredWithin', time: 60, atLeast: 0.99 },
          ],
        }),
    ],
    ['of months that are closed', () => under({ closures: ['02-01..02-28'] })],
  ])('%s', (_, results) => {
    const found = results()
    expect(onThePage(found)).toBe(inOneLine(verdict(found)))
  })

  test('of months with as many failures', () => {
    const same = { ...saved, months: saved.months.map((month) => ({ ...saved.months[0], month: month.month })) } as Results
    expect(onThePage(same)).toBe(inOneLine(verdict(same)))
  })
})
