/** Which of the questions that a contract leaves open is worth asking before the bid, in sentences. */
import type { QuestionResult, ReadingResult } from '../sim/estimates/readings.ts'
import type { Results } from '../sim/estimates/results.ts'
import { judgedAsOne } from './verdict.ts'
import type { Voice } from './words/index.ts'

/** The question that matters most and what its answer moves; or that none matters by itself. */
export function questionText(questions: QuestionResult[], readings: ReadingResult[], results: Results, voice: Voice): string {
  const { words, numbers } = voice
  const said = words.readings
  const asOne = judgedAsOne(results)
  const [first] = questions
  if (first === undefined || !first.difference.difference) return nothing(readings, asOne, voice)
  const { reading, least, most, difference } = first
  const { ci95 } = difference
  const sure = ci95 === null ? '' : ci95[0] > 0 ? said.sure(plain(ci95[0], voice), plain(ci95[1], voice)) : said.chance
  return said.worth(meaning(first, voice), reading, most, least, asOne, numbers.amount(100 * (difference.difference ?? 0), 1), sure)
}

export function meaning({ reading }: Pick<QuestionResult, 'reading'>, { words }: Voice): string {
  const { meanings } = words.readings
  return reading === 'all' ? reading : meanings[reading]
}

/** Readings may matter together though none does by itself. */
function nothing(readings: ReadingResult[], asOne: boolean, { words, numbers }: Voice): string {
  const [client, supplier] = readings.filter(({ reading }) => reading === 'all').map(({ everyMonth }) => everyMonth.probability)
  const said = words.readings
  const together =
    client == null || supplier == null || client === supplier ? '' : ` ${said.together(numbers.percent(client), numbers.percent(supplier))}`
  return `${said.nothing(asOne)}${together}`
}

const plain = (share: number, { numbers }: Voice) => numbers.amount(100 * share, 1)
