/** How examples in documents are read and compared. */
import { describe, expect, test } from 'vitest'
import { examplesIn, matches, wordsOf } from './console.ts'

test('commands are found in console blocks, each with what it prints', () => {
  const document = [
    '# Title',
    '```console',
    '$ pronto check a.yaml',
    'a.yaml: ok',
    '',
    '$ npm ci',
    'added',
    '$ pronto --version',
    '0.1.0',
    '```',
    '```',
    '$ pronto not',
    '```',
  ].join('\n')
  expect(examplesIn(document)).toEqual([
    { line: 3, command: 'pronto check a.yaml', printed: ['a.yaml: ok', ''] },
    { line: 8, command: 'pronto --version', printed: ['0.1.0'] },
  ])
})

test('words are held together by quotes', () => {
  expect(wordsOf(`pronto simulate "my desk.yaml" --seed='a b' c`)).toEqual(['pronto', 'simulate', 'my desk.yaml', '--seed=a b', 'c'])
  expect(() => wordsOf('pronto check x.yaml | head')).toThrow(/needs a shell/)
})

describe('what is printed', () => {
  test.each<[string[], string[], boolean]>([
    [['a', 'b'], ['a', 'b', ''], true],
    [['a'], ['a', 'b'], false],
    [['a', '...'], ['a', 'b', 'c'], true],
    [['a', '...'], ['a'], true],
    [['...', 'c'], ['a', 'b', 'c'], true],
    [['a', '...', 'c', '...', 'e'], ['a', 'b', 'c', 'd', 'e'], true],
    [['a', '...', 'c', '...', 'e'], ['a', 'b', 'd', 'e'], false],
    [['a', '...', 'a'], ['a'], false],
    [['...'], [], true],
    [['a'], ['b'], false],
    [[], [], true],
  ])('%j is matched by %j: %s', (written, found, fits) => {
    expect(matches(written, found)).toBe(fits)
  })
})
