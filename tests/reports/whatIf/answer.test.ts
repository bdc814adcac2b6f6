/** What the page says of a change, and in which words. */
import { describe, expect, test } from 'vitest'
import { numbersOf } from '../../../reports/numbers.ts'
import { answerHtml, spoken } from '../../../reports/whatIf/answer.ts'
import { type EngineBase, whatIfData } from '../../../reports/whatIf/base.ts'
import { Engine, type Job, savedJob } from '../../../reports/whatIf/engine.ts'
import { unpack } from '../../../reports/whatIf/packed.ts'
import type { Answer } from '../../../reports/whatIf/runner.ts'
import { voiceOf } from '../../../reports/words/index.ts'
import { whatIfEn } from '../../../reports/words/whatIfEn.ts'
import { whatIfIt } from '../../../reports/words/whatIfIt.ts'
import { noChanges, type WhatIfChanges } from '../../../sim/whatIf.ts'
import { smallRun } from '../small.ts'

const run = smallRun()
const data = whatIfData(run, '') ?? { base: '' }

/** A change over so many replications, against the saved plan or by itself. */
function answered(changes: Partial<WhatIfChanges>, replications: number, paired = true): Answer {
  const engine = new Engine()
  engine.answer({ kind: 'base', base: data.base })
  const job: Job = { job: 1, changes: { ...noChanges, ...changes } }
  for (const one of [savedJob, job]) {
    const told = engine.answer({ kind: 'run', from: 0, to: replications, ...one })
    if (told.kind === 'ran') engine.answer({ kind: 'add', tallies: told.tallies, ...one })
  }
  const told = engine.answer({ kind: 'estimate', paired, ...job })
  if (told.kind !== 'estimated') throw new Error('no estimate')
  return { estimate: told.estimate, rest: false, complete: paired && replications === run.results.replications }
}

const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const en = voiceOf('en')
const it = voiceOf('it')

describe('The page', () => {
  const more = answered({ agents: { early: 5, late: 4 } }, 30)

  test('compares a change with the saved plan: probability, shares, wages, months', () => {
    const { everyMonth } = run.results.term.meets
    const said = text(answerHtml(more, run.results, false, en))
    const now = more.estimate.results
    const difference = en.numbers.points((now.term.meets.everyMonth.probability as number) - (everyMonth.probability as number))
    expect(said).toContain(`Every month passes ${en.numbers.percent(everyMonth.probability)}`)
    expect(said).toContain(`${difference} points (`)
    expect(said).toContain(
      `Wages ${en.numbers.amount(run.results.term.cost.mean as number)} ${en.numbers.amount(now.term.cost.mean as number)} +`,
    )
    expect(said).toContain('Pass more often (95% sure): January 2027')
    expect(said).toContain('Over the same 30 replications as the saved result.')
    expect(said).toContain('to the last digit')
  })

  test('says the same in Italian, with its decimal comma', () => {
    const said = text(answerHtml(more, run.results, false, it))
    expect(said).toContain('Rispettano il contratto più spesso (sicurezza del 95%): gennaio 2027')
    expect(said).toMatch(/Chiamate perdute \d+,\d% \d+,\d% −\d+,\d\d punti \(da −\d+,\d\d a −\d+,\d\d\)/)
    expect(said).toContain('Con le stesse 30 simulazioni del risultato salvato.')
  })

  test('says over how few replications an answer is, and that it may be the last', () => {
    const few = answered({ volume: 1.3 }, 7)
    expect(text(answerHtml(few, run.results, false, en))).toContain('So far over 7 of 30 replications: less sure than the saved result.')
    expect(text(answerHtml(few, run.results, true, en))).toContain('Stopped. So far over 7 of 30')
    expect(few.estimate.same).toBe(null)
  })

  test('leaves differences open until the saved plan has met the same callers', () => {
    const alone = text(answerHtml(answered({ volume: 1.3 }, 7, false), run.results, false, en))
    expect(alone).toContain('The saved plan meets the same callers next…')
    expect(alone).not.toContain('points')
  })

  test('says of the saved plan that nothing is changed', () => {
    const rest = { ...more, rest: true }
    expect(text(answerHtml(null, run.results, false, en)).trim()).toBe('Nothing is changed: this is the saved plan.')
    expect(spoken(rest, run.results, en)).toContain('Checked: run again in this page')
    expect(spoken({ ...rest, estimate: { ...rest.estimate, same: false } }, run.results, en)).toContain('does NOT give the saved numbers')
  })

  test('says where there is no data', () => {
    const none = answered({ volume: 0 }, 3)
    const said = text(answerHtml(none, run.results, false, en))
    expect(said).toContain('no data')
    expect(said).not.toMatch(/NaN|null|undefined/)
  })
})

test('Both languages have the same words', () => {
  const keys = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, keys(one)]))
      : typeof value
  expect(keys(whatIfIt(numbersOf('it', '')))).toEqual(keys(whatIfEn(numbersOf('en', ''))))
})

test('The plan of a page carries no other readings: they would take twice as long', () => {
  expect((unpack(data.base) as EngineBase).plan.readings).toBeUndefined()
})
