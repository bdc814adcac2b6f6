/** Files of values for an empirical distribution. */
import { parseDuration } from '../../sim/time.ts'
import { describe, InputError, type Problem, visible } from '../problems.ts'
import { mostMebibytes, mostProblems } from './csv.ts'
import { readText } from './text.ts'

const what = 'a file of durations, one a line, such as 240 (seconds) or 4m'
const longest = 366 * 86_400

/** Seconds; the first line may be the heading `seconds`. Throws InputError. */
export function readValues(file: string): number[] {
  const problems: Problem[] = []
  const values: number[] = []
  let heading = true
  const lines = readText(file, mostMebibytes, what).split('\n')
  // A heading with several names is no file of values at all: one mistake, not one a line.
  if (/^[^\d\n]*\p{L}[^\n]*[,;\t]/u.test(lines[0] ?? ''))
    throw new InputError([
      { file, line: 1, column: 1, path: '', found: `a table with the columns ${visible((lines[0] ?? '').trim())}`, expected: what },
    ])
  lines.forEach((line, i) => {
    const cell = line.trim().replace(/^"(.*)"$/, '$1')
    if (cell === '') return
    if (heading && cell.toLowerCase() === 'seconds') {
      heading = false
      return
    }
    heading = false
    const value = parseDuration(cell)
    if (value !== undefined && value <= longest) values.push(value)
    else if (problems.length < mostProblems) {
      const decimal = cell.replace(/^(\d+),(\d+)(\D*)$/, '$1.$2$3')
      const hint = decimal !== cell && parseDuration(decimal) !== undefined ? decimal : undefined
      problems.push({
        file,
        line: i + 1,
        column: 1,
        path: '',
        found: describe(cell),
        expected: value === undefined ? 'one duration, such as 240 (seconds) or 4m' : '366 days at most',
        hint,
      })
    }
  })
  if (problems.length > 0) throw new InputError(problems)
  if (values.length === 0) throw new InputError([{ file, line: 1, column: 1, path: '', found: 'no values', expected: what }])
  return values
}
