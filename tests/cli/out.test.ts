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
  test('is made, with all that leads there, and gets results.json, run.json, months.csv and intervals.csv', async () => {
    const dir = folder.path('new', 'and', 'deep')
    const { code, err, out } = await pronto('simulate', desk(), '--out', dir, '--json')
    expect([code, err.replaceAll('\n', ' ')]).toEqual([0, `Written to ${dir}: results.json, run.json, months.csv, intervals.csv. `])
    expect(Math.max(...err.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    expect(readdirSync(dir).sort()).toEqual(['intervals.csv', 'months.csv', 'results.json', 'run.json'])
    expect(readFileSync(`${dir}/results.json`, 'utf8')).toBe(out)
  })

  test('has the same figures in all three', async () => {
    const dir = folder.path('figures')
    await pronto('simulate', desk(), '--out', dir)
    const results = JSON.parse(readFileSync(`${dir}/results.json`, 'utf8')) as Results
    const months = rows(`${dir}/months.csv`)
    expect(months.map((row) => [row.month, Number(row.received), Number(row.answeredWithin), Number(row.meetsAll)])).toEqual(
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
    expect(readdirSync(dir).sort()).toEqual(['intervals.csv', 'months.csv', 'notes.txt', 'results.json', 'run.json'])
  })
})

describe('months.csv', () => {
  test('has names without a space, those of results.json in one word', async () => {
    const dir = folder.path('names')
    const contract = `  numbers: { main: {}, technical help: {} }
  targets: [{ measure: answeredWithin, time: 20s, atLeast: 90% }, { measure: lost, atMost: 4%, numbers: [main] }]`
    await pronto('simulate', folder.write('two.yaml', deskYaml({ contract, replications: 2 })), '--out', dir)
    const [month] = rows(`${dir}/months.csv`)
    const shares = (name: string) => [name, `${name}Lo95`, `${name}Hi95`, `${name}P05`, `${name}P95`]
    const probability = (name: string) => [name, `${name}Lo95`, `${name}Hi95`, `${name}N`]
    expect(Object.keys(month ?? {})).toEqual([
      ...['month', 'openDays', 'openHours', 'n', 'received', 'receivedP05', 'receivedP95', 'offered', 'answered'],
      ...shares('answeredWithin'),
      ...shares('lost'),
      ...['abandoned', 'answeredLate', 'busy', 'recordedMessage', 'voicemail', 'paidHours', 'cost'],
      ...['lineMinutes', 'lineMinutesLo95', 'lineMinutesHi95', 'lineMinutesP95', 'lineMinutesWorst'],
      ...probability('meetsAnsweredWithin'),
      ...probability('meetsLostMain'),
      ...probability('meetsAll'),
    ])
  })

  test('does not judge months where the contract judges the term', async () => {
    const dir = folder.path('term')
    await pronto('simulate', folder.write('term.yaml', deskYaml({ contract: '  window: term', months: 2, replications: 2 })), '--out', dir)
    expect(Object.keys(rows(`${dir}/months.csv`)[0] ?? {}).filter((name) => name.startsWith('meets'))).toEqual([])
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
