/** Names from anywhere: they act neither on a terminal nor on a spreadsheet. */
import { describe, expect, test } from 'vitest'
import { harmless } from '../../cli/terminal.ts'
import { csv } from '../../run/csvText.ts'
import type { Results } from '../../sim/estimates/results.ts'
import { deskYaml, pronto, scratch } from './pronto.ts'

const folder = scratch()
const evil = 'evil\u001b[2J\u0007\u009b31m\u202e\r\n=1+1'
// Of all control characters a terminal may see the line feed.
const acts = /(?!\n)\p{Cc}|[\p{Cf}\p{Zl}\p{Zp}]/u

describe('a terminal', () => {
  test('sees no control character of any name, in any command', async () => {
    const scenario = folder.write(`${'evil\u001b[2J'}.yaml`, deskYaml({ name: evil, seed: evil }))
    const contract = folder.write('contract.yaml', `name: ${JSON.stringify(evil)}\nhours: { mon-fri: ["09:00-17:00"] }\n`)
    const dir = folder.path('out\u001b[31m')
    const all = await Promise.all([
      pronto('simulate', scenario, '--replications', '2', '--out', dir),
      pronto('simulate', scenario, '--replications', '2', '--json'),
      pronto('simulate', `${scenario}.not`),
      pronto('simulate', scenario, '--from', evil),
      pronto('simulate', scenario, `--${evil}`),
      pronto('check', scenario, contract, evil),
      pronto('check', '--json', scenario, contract, evil),
      pronto('calendar', contract, '--months', '1'),
      pronto('init', folder.path('\u001b[31m'), '--contract', evil),
      pronto('init', folder.path('red\u001b[31m')),
    ])
    expect(all.map(({ code }) => code)).toEqual([0, 0, 2, 2, 2, 2, 2, 0, 2, 0])
    for (const { out, err } of all) expect(`${out}${err}`).not.toMatch(acts)
  })

  test('JSON says the same with them written out', async () => {
    const { out } = await pronto(
      'simulate',
      folder.write('evil.yaml', deskYaml({ name: evil, seed: evil })),
      '--replications',
      '2',
      '--json',
    )
    expect(JSON.parse(out) as Results).toMatchObject({ scenario: evil, seed: evil })
  })

  test('letters of every script, and emoji, stay what they are', () => {
    const text = 'Società ‒ 電話 ☎ 📞 עברית\n'
    expect(harmless(text)).toBe(text)
    expect(harmless('a\u{e0001}b')).toBe('a\\udb40\\udc01b')
  })
})

describe('a spreadsheet', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '\n=1'])('takes %j for text', (text) => {
    expect(csv([[text]])).toMatch(/^"?'/)
  })

  test('gets numbers as numbers, negative ones too, and nothing for no data', () => {
    expect(csv([[-1.5, 0, null, undefined, 'plain']])).toBe('-1.5,0,,,plain\r\n')
  })

  test('gets commas, quotes and line ends in quotes', () => {
    expect(csv([['a,b', 'a"b', 'a\nb']])).toBe('"a,b","a""b","a\nb"\r\n')
  })
})
