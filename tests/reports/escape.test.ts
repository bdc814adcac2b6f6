/** Names that would do harm come out as text. */
import { expect, test } from 'vitest'
import { html, jsonForPage, named, shortened } from '../../reports/escape.ts'
import { hostileNames } from './hostile.ts'

test('no name opens an element or ends an attribute', () => {
  for (const name of hostileNames) expect(html(name)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/)
})

test('what steers the direction of text is told by its code', () => {
  expect(html('a\u202eb')).toBe('a\\u202eb')
  expect(named('שלום')).toBe('<bdi>שלום</bdi>')
})

test('no text in JSON ends its element', () => {
  for (const name of hostileNames) {
    const json = jsonForPage({ name })
    expect(json).not.toContain('<')
    expect(JSON.parse(json)).toEqual({ name })
  }
})

test('long names are cut between characters', () => {
  expect(shortened('x'.repeat(10_000), 10)).toBe(`${'x'.repeat(9)}…`)
  expect(shortened('🙂🙂🙂', 3)).toBe('🙂🙂🙂')
  expect(shortened('🙂🙂🙂', 2)).toBe('🙂…')
})
