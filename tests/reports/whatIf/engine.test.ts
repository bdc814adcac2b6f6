/** What the page runs: the same numbers as the command line's, pieces in any order, changes that end each other. */
import { expect, test } from 'vitest'
import { type EngineBase, whatIfData } from '../../../reports/whatIf/base.ts'
import { type Ask, Engine, type Tell } from '../../../reports/whatIf/engine.ts'
import { pack, unpack } from '../../../reports/whatIf/packed.ts'
import { type Answer, Runner } from '../../../reports/whatIf/runner.ts'
import { resultsOf } from '../../../sim/estimates/results.ts'
import { replicate } from '../../../sim/replicate.ts'
import { noChanges, whatIf } from '../../../sim/whatIf.ts'
import { type SmallRun, smallDesk, smallRun } from '../small.ts'

const run = smallRun()
const data = baseOf(run)

function baseOf(of: SmallRun) {
  const data = whatIfData(of, '')
  if (data === null) throw new Error('no data')
  return data
}

/** Workers of this process, which answer when nothing else is to be done. */
function worker(): (ask: Ask) => Promise<Tell> {
  const engine = new Engine()
  return async (ask) => {
    await new Promise((resolve) => setImmediate(resolve))
    return engine.answer(structuredClone(ask))
  }
}

/** `tick`: milliseconds that a look at the clock takes; 0: the clock of the machine. */
function runner({ base = data.base, replications = data.replications, tick = 0 } = {}) {
  let time = 0
  const answers: Answer[] = []
  const failures: unknown[] = []
  let wake = () => {}
  const one = new Runner({
    workers: [worker(), worker()],
    estimator: worker(),
    base,
    replications,
    onProgress: () => {},
    onAnswer: (answer) => {
      answers.push(answer)
      wake()
    },
    onFailure: (error) => {
      failures.push(error)
      wake()
    },
    now: () => {
      time += tick
      return tick === 0 ? performance.now() : time
    },
  })
  const completed = async () => {
    while (answers.at(-1)?.complete !== true && failures.length === 0) await new Promise<void>((resolve) => (wake = resolve))
    if (failures.length > 0) throw failures[0]
    return answers.at(-1) as Answer
  }
  return { one, answers, completed }
}

test('A compiled plan goes into a page and comes out as it was', () => {
  const { plan, calendar } = run.compiled as NonNullable<SmallRun['compiled']>
  const back = unpack(data.base) as EngineBase
  expect(back.plan).toEqual(plan)
  expect(back.plan.model.queueLimit).toBe(Number.POSITIVE_INFINITY)
  expect(back.calendar.days.map(({ start }) => start)).toEqual(calendar.days.map(({ start }) => start))
  expect(back.saved).toEqual(run.results)
})

test('What JSON would lose is not packed', () => {
  expect(() => pack({ big: new BigInt64Array(1) })).toThrow(TypeError)
})

test('With nothing changed, the page gives the saved numbers to the last digit', async () => {
  const { one, completed } = runner()
  one.run(null)
  const { estimate, rest } = await completed()
  expect(rest).toBe(true)
  expect(estimate.results).toEqual(run.results)
  expect(estimate.bands).toEqual(run.details?.bands)
  expect(estimate.distributions).toEqual(run.details?.distributions)
  expect(estimate.same).toBe(true)
})

test('A changed plan gives the numbers that its files give, and is paired with the saved plan', async () => {
  const { one, completed } = runner()
  one.run({ ...noChanges, agents: { early: 4 } })
  const { estimate } = await completed()
  const { staffing } = smallDesk
  const [early, late] = staffing.groups
  const filed = smallRun({ staffing: { ...staffing, groups: [{ ...early, agents: 4 }, late] } })
  expect(estimate.results).toEqual(filed.results)
  expect(estimate.same).toBe(true)
  const { everyMonth } = estimate.difference?.term.meets ?? {}
  expect(everyMonth?.n).toBe(run.results.replications)
  expect(everyMonth?.difference).toBeCloseTo(
    (filed.results.term.meets.everyMonth.probability as number) - (run.results.term.meets.everyMonth.probability as number),
    12,
  )
})

test('A newer change ends an older one, whose answer never comes', async () => {
  const { one, answers, completed } = runner()
  one.run({ ...noChanges, volume: 1.2 })
  await new Promise((resolve) => setTimeout(resolve, 20))
  one.run({ ...noChanges, volume: 0.8 })
  const { estimate } = await completed()
  const { plan, calendar, scenario, facts } = run.compiled as NonNullable<SmallRun['compiled']>
  const less = whatIf({ plan, calendar, groups: scenario.staffing.groups }, { ...noChanges, volume: 0.8 })
  expect(estimate.results).toEqual(resultsOf(facts, less, replicate(less, 0, 30)))
  for (const { estimate } of answers)
    expect(estimate.results.term.received.mean as number).toBeLessThan(run.results.term.received.mean as number)
})

test('What is stopped says no more; the next change begins anew', async () => {
  const { one, answers, completed } = runner()
  one.run({ ...noChanges, volume: 1.2 })
  one.stop()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(answers).toEqual([])
  one.run({ ...noChanges, volume: 1.1 })
  expect((await completed()).estimate.results.replications).toBe(run.results.replications)
})

test('Answers on the way are over fewer replications, paired over as many', async () => {
  const { one, answers, completed } = runner({ tick: 70 })
  one.run({ ...noChanges, handling: 1.1 })
  const last = await completed()
  expect(answers.length).toBeGreaterThan(2)
  for (const { estimate, complete } of answers) {
    const n = estimate.difference?.term.meets.everyMonth.n
    if (n !== undefined) expect(n).toBe(estimate.results.replications)
    expect(complete).toBe(n === run.results.replications)
  }
  expect(last.estimate.same).toBe(true)
})

test('A head start of the saved plan changes no number', async () => {
  const { one, completed } = runner({ tick: 70 })
  one.warm()
  one.run({ ...noChanges, patience: 0.9 })
  const warmed = await completed()
  const cold = runner()
  cold.one.run({ ...noChanges, patience: 0.9 })
  expect(warmed.estimate).toEqual((await cold.completed()).estimate)
})

test('An engine that breaks is told, not waited for', async () => {
  const { one, completed } = runner({ base: '{' })
  one.run({ ...noChanges, volume: 1.1 })
  await expect(completed()).rejects.toThrow(SyntaxError)
})

test('A saved result that the engine does not give is found out', async () => {
  const base = unpack(data.base) as EngineBase
  base.saved.term.received.mean = (base.saved.term.received.mean as number) + 1e-9
  const { one, completed } = runner({ base: pack(base) })
  one.run(null)
  expect((await completed()).estimate.same).toBe(false)
})

test('What another version saved less of is the same', async () => {
  const base = unpack(data.base) as EngineBase
  base.saved = { ...base.saved, pronto: '0.0.1' }
  delete (base.saved.term as { outsideHours?: number }).outsideHours
  const { one, completed } = runner({ base: pack(base) })
  one.run(null)
  expect((await completed()).estimate.same).toBe(true)
})
