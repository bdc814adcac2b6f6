/** What a change comes to, beside the saved plan: sentences and tables, as HTML. */
import type { DifferenceResult, ProbabilityDifferenceResult } from '../../sim/estimates/differences.ts'
import type { ProbabilityResult, Results } from '../../sim/estimates/results.ts'
import { html } from '../escape.ts'
import { tableHtml } from '../sections/figure.ts'
import { between, judgedAsOne } from '../verdict.ts'
import type { Voice } from '../words/index.ts'
import { whatIfWords } from '../words/whatIf.ts'
import type { Estimate } from './engine.ts'
import type { Answer } from './runner.ts'

/** More months than these are counted, not named. */
const mostNamed = 6

/** `answer`: null where nothing was run. `stopped`: it will not become more. */
export function answerHtml(answer: Answer | null, saved: Results, stopped: boolean, voice: Voice): string {
  const { answer: words } = whatIfWords(voice)
  const paragraph = (text: string, kind = '') => `<p${kind === '' ? '' : ` class="${kind}"`}>${html(text)}</p>`
  const checked =
    answer === null || answer.estimate.same === null ? '' : paragraph(answer.estimate.same ? words.same : words.notSame, 'note')
  if (answer === null || answer.rest) return paragraph(words.nothingChanged) + checked
  const { results, difference } = answer.estimate
  const basis = answer.complete ? words.whole(saved.replications) : words.partly(results.replications, saved.replications)
  return [
    paragraph(spoken(answer, saved, voice), 'lead'),
    `<div class="scroll" tabindex="0" role="group" aria-label="${html(words.savedNow)}">${tableHtml(comparison(answer.estimate, saved, voice), words.savedNow)}</div>`,
    difference === null ? paragraph(words.waiting, 'note') : monthsHtml(answer.estimate, saved, voice),
    paragraph(`${stopped && !answer.complete ? `${words.stopped} ` : ''}${basis}`, 'note'),
    checked,
  ].join('')
}

/** In a sentence, which is also read out: the probabilities alone. */
export function spoken({ estimate, rest }: Answer, saved: Results, voice: Voice): string {
  const { answer: words } = whatIfWords(voice)
  if (rest) return `${words.nothingChanged} ${estimate.same === false ? words.notSame : estimate.same ? words.same : ''}`.trim()
  const told = (results: Results) => {
    const { everyMonth } = results.term.meets
    return `${voice.numbers.percent(everyMonth.probability)} (${between(everyMonth, voice)})`
  }
  return `${goal(saved, voice)}: ${words.spoken(told(estimate.results), told(saved))}`
}

const goal = (saved: Results, voice: Voice) => {
  const { answer: words } = whatIfWords(voice)
  return judgedAsOne(saved) ? words.allTargets : words.everyMonth
}

function comparison({ results, difference }: Estimate, saved: Results, voice: Voice): { head: string[]; rows: string[][] } {
  const { numbers } = voice
  const { answer: words } = whatIfWords(voice)
  const term = difference?.term
  const share = (key: 'answeredWithin' | 'lost', name: string) => {
    const limit = saved.targets.find((target) => target.key === key)
    const edge = limit?.atLeast ?? limit?.atMost
    const change = inPoints(term?.[key], voice, 2)
    return [name, numbers.percent(saved.term[key].mean, edge), numbers.percent(results.term[key].mean, edge), change]
  }
  const amount = (key: 'cost' | 'paidHours', name: string) => [
    name,
    ...[saved, results].map(({ term: of }) => (of[key].mean === null ? voice.words.noData : numbers.amount(of[key].mean))),
    inAmounts(term?.[key], voice),
  ]
  const time = saved.targets.find(({ key }) => key === 'answeredWithin')?.time ?? 20
  const paid = Math.max(saved.term.cost.mean ?? 0, results.term.cost.mean ?? 0) > 0
  return {
    head: [words.measure, words.saved, words.now, words.difference],
    rows: [
      [
        goal(saved, voice),
        numbers.percent(saved.term.meets.everyMonth.probability),
        numbers.percent(results.term.meets.everyMonth.probability),
        inPoints(term?.meets.everyMonth, voice),
      ],
      share('answeredWithin', words.within(numbers.time(time))),
      share('lost', words.lost),
      paid ? amount('cost', words.wages) : amount('paidHours', words.hours),
    ],
  }
}

/** A difference with its interval. */
function inPoints(found: DifferenceResult | undefined, voice: Voice, digits = 1): string {
  return differenceText(found, (value) => voice.numbers.points(value, digits), whatIfWords(voice).answer.points, voice)
}

function inAmounts(found: DifferenceResult | undefined, voice: Voice): string {
  const whole = (value: number) => voice.numbers.signed(Math.round(value))
  return differenceText(found, whole, (text) => text, voice)
}

function differenceText(
  found: DifferenceResult | undefined,
  written: (value: number) => string,
  withUnit: (text: string) => string,
  voice: Voice,
): string {
  if (found === undefined) return '…'
  if (found.difference === null) return voice.words.noData
  const { ci95 } = found
  const interval = ci95 === null ? '' : ` (${whatIfWords(voice).answer.interval(written(ci95[0]), written(ci95[1]))})`
  return `${withUnit(written(found.difference))}${interval}`
}

/** Which months change for sure, by name; and all of them as a table. */
function monthsHtml({ results, difference }: Estimate, saved: Results, voice: Voice): string {
  if (difference === null || judgedAsOne(saved) || !saved.targets.some(({ judged }) => judged)) return ''
  const { numbers, words: all } = voice
  const { answer: words } = whatIfWords(voice)
  const percent = ({ probability }: ProbabilityResult) => numbers.percent(probability)
  const months = difference.months.map(({ month, meets }, at) => ({
    name: numbers.month(month),
    before: percent(saved.months[at].meets.all),
    now: percent(results.months[at].meets.all),
    change: meets.all,
  }))
  const sentence = (sure: (change: ProbabilityDifferenceResult) => boolean, told: (names: string) => string) => {
    const found = months.filter(({ change }) => sure(change))
    if (found.length === 0) return ''
    const named = found.slice(0, mostNamed).map(({ name, before, now }) => words.monthFromTo(name, before, now))
    return `<p>${html(told(all.listed(found.length > mostNamed ? [...named, words.more(found.length - mostNamed)] : named)))}</p>`
  }
  const sentences = [
    sentence(({ ci95 }) => ci95 !== null && ci95[0] > 0, words.better),
    sentence(({ ci95 }) => ci95 !== null && ci95[1] < 0, words.worse),
  ].join('')
  const table = {
    head: [words.month, words.saved, words.now, words.difference],
    rows: months.map(({ name, before, now, change }) => [name, before, now, inPoints(change, voice)]),
  }
  return `<h3>${html(words.months)}</h3>${sentences === '' ? `<p>${html(words.noMonth)}</p>` : sentences}
<details class="data"><summary>${html(words.everyMonthTable)}</summary><div class="scroll" tabindex="0" role="group" aria-label="${html(words.everyMonthTable)}">${tableHtml(table, words.months)}</div></details>`
}
