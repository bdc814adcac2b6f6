/** Files out: all of them or none. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { folderReason, prepareFolder, writeFiles } from '../../run/output.ts'
import { InputError } from '../../run/problems.ts'
import { scratch } from '../cli/pronto.ts'

const folder = scratch()

describe('several files', () => {
  test('replace what was there', () => {
    const dir = folder.path('replaced')
    mkdirSync(dir)
    writeFileSync(`${dir}/a`, 'old')
    writeFiles(dir, [
      ['a', 'new a'],
      ['b', 'new b'],
    ])
    expect(readdirSync(dir)).toEqual(['a', 'b'])
    expect(readFileSync(`${dir}/a`, 'utf8')).toBe('new a')
  })

  test('are not written when one of them cannot be', () => {
    const dir = folder.path('none')
    mkdirSync(dir)
    writeFileSync(`${dir}/a`, 'old')
    expect(() =>
      writeFiles(dir, [
        ['a', 'new a'],
        ['no such folder/b', 'new b'],
      ]),
    ).toThrow()
    expect(readdirSync(dir)).toEqual(['a'])
    expect(readFileSync(`${dir}/a`, 'utf8')).toBe('old')
  })
})

describe('a folder for results', () => {
  test('is tried, and left empty', () => {
    prepareFolder(folder.path('deep', 'er'))
    expect(readdirSync(folder.path('deep', 'er'))).toEqual([])
  })

  test('that cannot be made is wrong input', () => {
    expect(() => prepareFolder(folder.path('x'.repeat(300)))).toThrow(InputError)
  })

  test.each([
    ['EACCES', 'a folder that may not be written to'],
    ['EROFS', 'a disk that may not be written to'],
    ['ENOSPC', 'a disk that is full'],
    ['EIO', 'a folder that cannot be used (EIO)'],
  ])('%s is told in words: %s', (code, words) => {
    expect(folderReason(Object.assign(new Error('of the system'), { code }))).toBe(words)
  })
})
