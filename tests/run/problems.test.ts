import { describe, expect, test } from 'vitest'
import { formatProblems, InputError, describe as inWords, type Problem, visible } from '../../run/problems.ts'

const problem = (rest: Partial<Problem> = {}): Problem => ({
  file: 'a.yaml',
  line: 1,
  column: 1,
  path: 'name',
  found: '1',
  expected: 'text',
  ...rest,
})

describe('the listing of problems', () => {
  test('says the place, what was found, what was expected and what was probably meant', () => {
    expect(formatProblems([problem({ line: 3, column: 5, path: 'hours.mon', hint: '"one"' })])).toBe(
      'a.yaml:3:5  hours.mon\n  found 1, expected text\n  did you mean "one"?\n1 mistake.',
    )
  })

  test('leaves out what there is not: the line of a whole file, the column of a whole line', () => {
    expect(formatProblems([problem({ line: 0, column: 0, path: '' })])).toMatch(/^a\.yaml\n/)
    expect(formatProblems([problem({ line: 7, column: 0, path: '' })])).toMatch(/^a\.yaml:7\n/)
  })

  test('goes through each file from top to bottom, in the order in which the files came', () => {
    const order = [
      problem({ file: 'z', line: 9 }),
      problem({ file: 'a', line: 10 }),
      problem({ file: 'z', line: 2, column: 8 }),
      problem({ file: 'z', line: 2, column: 3 }),
    ]
    const places = formatProblems(order)
      .split('\n')
      .filter((line) => /^[az]:/.test(line))
    expect(places).toEqual(['z:2:3  name', 'z:2:8  name', 'z:9:1  name', 'a:10:1  name'])
  })

  test('says the same thing at the same place once', () => {
    expect(formatProblems([problem(), problem({ path: 'other.way.to.it' })])).toMatch(/1 mistake\.$/)
  })

  test('stops at 50 and says how many more there are', () => {
    const listing = formatProblems(Array.from({ length: 53 }, (_, i) => problem({ line: i + 1 })))
    expect(listing.match(/^a\.yaml:/gm)).toHaveLength(50)
    expect(listing).toMatch(/\nand 3 more; 53 mistakes\.$/)
  })

  test('is 80 columns wide', () => {
    const long = 'opening hours by weekday, '.repeat(20)
    const lines = formatProblems([problem({ expected: long, hint: long })]).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
    expect(lines.length).toBeGreaterThan(10)
  })
})

describe('what a file holds', () => {
  test('cannot act on a terminal', () => {
    expect(visible('a\u001b[31mb\u0007\u202e\r\n')).toBe('a\\u001b[31mb\\u0007\\u202e\\u000d\\u000a')
    const listing = formatProblems([problem({ file: 'a\u001b.yaml', path: 'b\u001b', found: inWords('\u001b[2J') })])
    expect(listing).not.toContain('\u001b')
  })

  test('is cut when it is long, and never in the middle of a character', () => {
    expect(visible('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`)
    expect(visible('x'.repeat(60))).toBe('x'.repeat(60))
    expect(visible('😀'.repeat(1000))).toMatch(/^\p{Emoji_Presentation}+…$/u)
    expect(visible(`${'x'.repeat(55)}\u001b${'x'.repeat(55)}`)).toBe(`${'x'.repeat(55)}…`)
  })

  test.each<[unknown, string]>([
    [undefined, 'nothing'],
    [null, 'nothing after the colon'],
    ['a', '"a"'],
    [90, '90'],
    [[1, 2], '[1, 2]'],
    [['mon', 'tue'], '[mon, tue]'],
    [[1, 2, 3, 4, 5], 'a list of 5'],
    [[{ a: 1 }], 'a list of 1'],
    [['x'.repeat(100)], 'a list of 1'],
    [[], 'an empty list'],
    [{}, '{}'],
    [{ a: 1, b: { c: 2 }, d: [3], e: null }, '{ a: 1, b: { ... }, d: [...], e: }'],
  ])('%j is shown as %s', (value, words) => {
    expect(inWords(value)).toBe(words)
  })
})

test('input that cannot be used ends a command with 2, and its message is the listing', () => {
  const error = new InputError([problem()])
  expect(error.exitCode).toBe(2)
  expect(error.message).toBe(formatProblems([problem()]))
})
