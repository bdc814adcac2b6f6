/** Readings of a contract on a terminal: what each makes of the same calls, and which question is worth asking. */
import type { QuestionResult, ReadingResult } from '../sim/estimates/readings.ts'
import type { Results } from '../sim/estimates/results.ts'
import { table, wrap } from './table.ts'
import { outOf, percent, termNames, timeText } from './words.ts'

/** What to ask of whoever wrote the clause. */
const questionWords: Record<QuestionResult['reading'], string> = {
  all: '',
  earlyHangUp: 'does a caller who hangs up within the time count as not in time, as in time, or not at all?',
  shortHangUp: 'are calls left out that hang up within a few seconds?',
  hangUpBeforeLimit: 'is a caller lost who gives up before the time after which a call is lost?',
  greetingIsMessage: 'is a greeting before the operator a recorded message?',
  denominator: 'is the share in time one of all calls received, of those offered to operators, or of those answered?',
  clockStarts: 'does the time run from the start of the call, or from the queue?',
  weeksOfMonth: 'which days are the weeks of a month in which the desk is closed?',
}

export function readingsText(readings: ReadingResult[], questions: QuestionResult[], results: Results, months: number): string {
  const title = 'Readings of what the contract leaves open: the same calls, judged under each.'
  const weeks = readings.some(({ reading }) => reading === 'weeksOfMonth')
    ? ' weeksOfMonth changes the calendar: same seed, other days.'
    : ''
  const passing = results.window === 'term' ? 'the term' : 'every month'
  const key = `passes: how often ${passing} meets all targets`
  const legend = wrap(`* how the contract is read; ${key}`, { width: 80 })
  return [wrap(`${title}${weeks}`), `${readingsTable(readings, results)}\n${legend}`, question(questions, readings, passing, months)].join(
    '\n\n',
  )
}

function readingsTable(readings: ReadingResult[], results: Results): string {
  const limit = (name: string) => {
    const target = results.targets.find(({ key }) => key === name)
    return target?.atLeast ?? target?.atMost
  }
  const rows = readings.map(({ reading, value, favours, own, everyMonth: { probability, ci95 }, answeredWithin, lost }, i) => [
    reading === readings[i - 1]?.reading ? '' : reading === 'all' ? 'everything' : reading,
    `${reading === 'all' ? `for the ${value}` : value}${own ? ' *' : ''}`,
    reading === 'all' ? '' : favours,
    percent(probability),
    ci95 === null ? '' : `${percent(ci95[0]).replace(/%$/, '')}–${percent(ci95[1])}`,
    percent(answeredWithin, limit('answeredWithin')),
    percent(lost, limit('lost')),
  ])
  const time = results.targets.find(({ key }) => key === 'answeredWithin')?.time ?? 20
  const head = ['reading', 'value', 'favours', 'passes', '95% sure', `in ${timeText(time)}`, 'lost']
  const drawn = table(head, rows, [0, 1, 2])
  // The shares are the first to go where 80 columns do not hold them.
  return drawn.split('\n').every((line) => line.length <= 80)
    ? drawn
    : table(
        head.slice(0, 5),
        rows.map((row) => row.slice(0, 5)),
        [0, 1, 2],
      )
}

/** "Worth a question before the bid: ..." with its figures. `passing`: what passes. */
function question(questions: QuestionResult[], readings: ReadingResult[], passing: string, months: number): string {
  const [first] = questions
  if (first === undefined || !first.difference.difference) return wrap(nothingToAsk(readings, passing))
  const { reading, least, most, difference } = first
  const { n, ci95, onlyPlan, onlyBase } = difference
  const sure = ci95 === null ? '' : ci95[0] > 0 ? ` (95% sure: ${points(ci95[0])} to ${points(ci95[1])})` : ', which may be chance'
  const where =
    onlyBase === 0
      ? `${outOf(onlyPlan / n, n)} ${termNames(months).many} pass by it alone`
      : `${onlyPlan} pass by it alone, ${onlyBase} fail by it`
  return wrap(
    `Worth a question before the bid: ${questionWords[reading]} (${reading}) Read as ${most} rather than ${least}, ${passing} passes ${points(difference.difference ?? 0)} points more often${sure}; ${where}.`,
  )
}

/** Readings may matter together though none does by itself. */
function nothingToAsk(readings: ReadingResult[], passing: string): string {
  const [client, supplier] = readings.filter(({ reading }) => reading === 'all').map(({ everyMonth }) => everyMonth.probability)
  const together =
    client == null || supplier == null || client === supplier
      ? ': there is nothing to ask'
      : `; all together from ${percent(client)} to ${percent(supplier)}`
  return `No reading by itself changes how often ${passing} passes${together}.`
}

const points = (share: number) => (100 * share).toFixed(1)
