// Is there a head too many in a plan found by pronto size? Run: node bench/noFat.js SCENARIO FOLDER, with the folder that --out named.
//
// The plan, and the plan less one head of each group in turn, go through pronto simulate, as many replications each as the plan was chosen on.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'

const [scenario, found] = process.argv.slice(2)
const main = join(import.meta.dirname, '../dist/cli/main.js')
const { require, replications, seed, results } = JSON.parse(readFileSync(join(found, 'size.json'), 'utf8'))
const staffing = parse(readFileSync(join(found, 'staffing.yaml'), 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'pronto-no-fat-'))

const same = [
  '--from',
  `${results.months[0].month}-01`,
  '--months',
  `${results.months.length}`,
  '--replications',
  `${replications}`,
  '--seed',
  seed,
]
function told(plan, groups) {
  const file = join(folder, 'staffing.yaml')
  writeFileSync(file, stringify({ ...staffing, groups: groups.filter(({ agents }) => agents > 0) }))
  const args = ['simulate', scenario, '--staffing', file, '--require', `${require}`, ...same, '--json']
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', maxBuffer: 2 ** 30 })
  if (status !== 0 && status !== 1) throw new Error(stderr)
  const { probability, ci95 } = JSON.parse(stdout).term.meets.everyMonth
  const share = (value) => `${(100 * value).toFixed(2)}%`
  console.log(`${status === 0 ? 'meets it' : 'does not'}  ${share(probability)}, no less than ${share(ci95[0])}  ${plan}`)
}

try {
  told('the plan found', staffing.groups)
  for (const { name } of staffing.groups)
    told(
      `less one of ${name}`,
      staffing.groups.map((group) => (group.name === name ? { ...group, agents: group.agents - 1 } : group)),
    )
} finally {
  rmSync(folder, { recursive: true })
}
