import { appendFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LineReader } from '../../run/load/lines.ts'
import { scratch } from '../cli/pronto.ts'

const { path } = scratch()
const printed = (value: unknown) => `${JSON.stringify({ level: 'info', msg: JSON.stringify(value), time: '' })}\n`
const fact = (contact: number) => ({ line: 'fact', contact, number: 'à'.repeat(contact) })

test('lines are read as the file grows, a half one when it is whole', () => {
  const reader = new LineReader(path('console.jsonl'))
  reader.read()
  expect(reader.lines).toEqual([])
  const bytes = Buffer.from(printed(fact(3)) + printed(fact(4)))
  writeFileSync(path('console.jsonl'), bytes.subarray(0, 60))
  reader.read()
  for (let at = 60; at < bytes.length; at += 7) {
    appendFileSync(path('console.jsonl'), bytes.subarray(at, at + 7))
    reader.read()
  }
  expect(reader.lines).toEqual([fact(3), fact(4)])
})

test('what else k6 prints is passed over', () => {
  writeFileSync(
    path('other.jsonl'),
    `plain text\n{"level":"info","msg":"hello"}\n${printed({ line: 'other' })}${printed(null)}${printed(fact(1))}`,
  )
  const reader = new LineReader(path('other.jsonl'))
  reader.read()
  expect(reader.lines).toEqual([fact(1)])
})
