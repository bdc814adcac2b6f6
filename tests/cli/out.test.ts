/** --out: three files, whole or not at all. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { Results } from '../../sim/estimates/results.ts'
import { deskYaml, pronto, scratch } from './pronto.ts'

const folder = scratch()
const desk = () => folder.write('desk.yaml', deskYaml({ months: 2, replications: 10 }))
const rows = (file: string) => parse(readFileSync(file, 'utf8'), { columns: true }) as Record<string, string>[]

describe('a folder', () => {
  test('is made, with all that leads there, and gets results.json, months.csv and intervals.csv', async () => {
    const dir = folder.path('new', 'and', 'deep')
    const { code, err, out } = await pronto('simulate', desk(), '--out', dir, '--json')
    expect([code, err]).toEqual([0, `Written to ${dir}: results.json, months.csv, intervals.csv.\n`])
    expect(readdirSync(dir).sort()).toEqual(['intervals.csv', 'months.csv', 'results.json'])
    expect(readFileSync(`${dir}/results.json`, 'utf8')).toBe(out)
  })

  test('has the same figures in all three', async () => {
    const dir = folder.path('figures')
    await pronto('simulate', desk(), '--out', dir)
    const results = JSON.parse(readFileSync(`${dir}/results.json`, 'utf8')) as Results
    const months = rows(`${dir}/months.csv`)
    expect(months.map((row) => [row.month, Number(row.received), Number(row.answeredWithin), Number(row['meets all'])])).toEqual(
      results.months.map(({ month, received, answeredWithin, meets }) => [
        month,
        received.mean,
        answeredWithin.mean,
        meets.all.probability,
      ]),
    )
    const intervals = rows(`${dir}/intervals.csv`)
    expect(intervals.map((row) => [row.weekday, row.time, Number(row.received)])).toEqual(
      results.intervals.map(({ weekday, time, received }) => [weekday, time, received]),
    )
  })

  test('that holds earlier results gets the new ones in their place, and keeps what else is there', async () => {
    const dir = folder.path('again')
    mkdirSync(dir)
    writeFileSync(`${dir}/results.json`, 'old')
    writeFileSync(`${dir}/notes.txt`, 'mine')
    await pronto('simulate', desk(), '--out', dir)
    expect(JSON.parse(readFileSync(`${dir}/results.json`, 'utf8'))).toMatchObject({ replications: 10 })
    expect(readdirSync(dir).sort()).toEqual(['intervals.csv', 'months.csv', 'notes.txt', 'results.json'])
  })
})

describe('what cannot be a folder is said before anything is simulated', () => {
  test.each<[string, () => string, string]>([
    ['a file in its place', () => folder.write('a.txt', 'mine'), 'found a file, expected a folder that results can be written to'],
    ['a file on the way', () => `${folder.write('b.txt', 'mine')}/results`, 'found a file where a folder should be'],
    ['a place where nobody can write', () => '/proc/results', 'found a place where no folder can be made'],
    ['a name that is too long', () => folder.path('x'.repeat(300)), 'found a name that is too long'],
    [
      'a folder where a file belongs',
      () => {
        mkdirSync(folder.path('taken', 'months.csv'), { recursive: true })
        return folder.path('taken')
      },
      'found a folder named months.csv in it',
    ],
  ])('%s', async (_, place, message) => {
    const { code, out, err } = await pronto('simulate', desk(), '--out', place())
    expect([code, out]).toEqual([2, ''])
    expect(err.replaceAll(/\s+/g, ' ')).toContain(message)
    expect(err).not.toMatch(/^\s+at |node:/m)
  })

  test('and nothing in its place is touched', async () => {
    const file = folder.write('c.txt', 'mine')
    await pronto('simulate', desk(), '--out', file)
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect(readdirSync(folder.path()).filter((name) => name.includes('.part'))).toEqual([])
  })
})
