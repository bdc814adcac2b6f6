import { chmodSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cleanEnvironment, findK6, NoK6 } from '../../run/load/program.ts'
import { scratch } from '../cli/pronto.ts'

const { path } = scratch()

function program(name: string, says: string): string {
  writeFileSync(path(name), `#!/bin/sh\necho '${says}'\n`)
  chmodSync(path(name), 0o755)
  return path(name)
}

test('k6 is asked for its version', () => {
  expect(findK6(program('k6', 'k6 v2.2.0 (go1.26.8, linux/amd64)')).version).toBe('2.2.0')
})

test('an old k6, another program and none at all: it is said how to get it', () => {
  const old = program('old', 'k6 v0.49.0 (go1.21, linux/amd64)')
  expect(() => findK6(old)).toThrow(/is k6 0\.49\.0\.[\s\S]*go install/)
  expect(() => findK6(program('other', 'hello'))).toThrow(NoK6)
  expect(() => findK6(path('none'))).toThrow(/brew install k6/)
})

test('settings of k6 and proxies are not passed on', () => {
  const kept = cleanEnvironment({
    PATH: '/bin',
    K6_OUT: 'cloud',
    k6_vus: '9',
    HTTP_PROXY: 'p',
    https_proxy: 'p',
    NO_PROXY: '*',
    PRONTO_CALLER_TOKEN: 't',
  })
  expect(kept).toEqual({ PATH: '/bin', PRONTO_CALLER_TOKEN: 't', K6_NO_USAGE_REPORT: 'true', K6_AUTO_EXTENSION_RESOLUTION: 'false' })
})
