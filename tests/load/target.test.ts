import { describe, expect, test } from 'vitest'
import { loadTarget } from '../../run/load/target.ts'
import { InputError } from '../../run/problems.ts'

describe('Load goes', () => {
  test.each([
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.8.9.1:1/', 'http://127.8.9.1:1'],
    ['http://localhost:3000/api/', 'http://localhost:3000/api'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['https://127.0.0.1', 'https://127.0.0.1'],
    // What a number can be written as is an address of this machine all the same.
    ['http://0x7f.1:80', 'http://127.0.0.1'],
  ])('to this machine: %s', (text, origin) => {
    expect(loadTarget(text)).toBe(origin)
  })

  test.each([
    'http://example.com',
    'http://10.0.0.1',
    'http://0.0.0.0:8080',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://[::ffff:10.0.0.1]',
    'http://169.254.169.254',
    'ftp://127.0.0.1',
    'http://user:secret@127.0.0.1',
    'http://127.0.0.1/?a=1',
    '127.0.0.1:8080',
    '',
  ])('nowhere else: %s', (text) => {
    expect(() => loadTarget(text)).toThrow(InputError)
    expect(() => loadTarget(text)).not.toThrow(/secret/)
  })

  test('to another host where it is named', () => {
    expect(loadTarget('http://desk.test:8080', ['desk.test'])).toBe('http://desk.test:8080')
    expect(() => loadTarget('http://desk.test:8080', ['other.test'])).toThrow(InputError)
  })
})
