/** What is wrong with plans to compare, each with the exact message that a user gets: mistakes.txt. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { basePlan, readPlans } from '../../run/compare.ts'
import { InputError } from '../../run/problems.ts'

const desk = (simulate: string, contract = '') => `contract: { name: A contract, hours: { mon-fri: ["09:00-17:00"] }${contract} }
demand: { contacts: [{ type: order, volume: { perOpenDay: 200 }, handling: { constant: 240s } }] }
staffing:
  lines: 30
  groups:
    - { name: early, agents: 8, shift: ["09:00-13:00"] }
    - { name: late, levels: { "13:00": 4 } }
simulate: { ${simulate}, seed: s }
`
const files = {
  'scenario.yaml': desk('from: 2027-01-01, months: 1'),
  'later.yaml': desk('from: 2027-02-01, months: 2', ', window: term'),
  'wrong.yaml': `# A misspelt key\n  ${desk('from: 2027-01-01, months: 1').replaceAll('\n', '\n  ').replace('contract', 'nam: x\n  contract')}`,
}

/** "=== title", "--- args" with an argument a line, "--- says" and the message. */
const mistakes = readFileSync(join(import.meta.dirname, 'mistakes.txt'), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((one) => {
    const [title = '', args = '', says = ''] = one.split(/\n--- (?:args|says)\n/)
    return { title, args: args.split('\n'), says }
  })

const home = process.cwd()
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pronto-compare-'))
  process.chdir(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(name, text)
})
afterAll(() => {
  process.chdir(home)
  rmSync(folder, { recursive: true })
})

function said(args: string[]): string {
  const values = (name: string) => args.flatMap((one, i) => (args[i - 1] === name ? [one] : []))
  const number = (name: string) => values(name).map((one): [string, number] => [name.slice(2), Number(one)])
  const scenarios = args.filter((one, i) => !one.startsWith('--') && !args[i - 1]?.startsWith('--'))
  try {
    const plans = readPlans(scenarios, values('--vary'), Object.fromEntries([...number('--months'), ...number('--replications')]))
    basePlan(plans, values('--base')[0])
    return 'nothing'
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return `${error.message}\n`
  }
}

test.each(mistakes)('$title', ({ args, says }) => {
  expect(said(args)).toBe(says)
  for (const line of says.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})
