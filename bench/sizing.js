// A plan found by pronto size beside rules of thumb, and less one head of each shift. Run: node bench/sizing.js SCENARIO FOLDER, with the folder
// that --out named.
//
// All of them go through pronto simulate, over as many replications each as the plan was chosen on.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'

const [scenario, found] = process.argv.slice(2)
const main = join(import.meta.dirname, '../dist/cli/main.js')
const { require, replications, seed, results, roster, plan, rulesOfThumb } = JSON.parse(readFileSync(join(found, 'size.json'), 'utf8'))
const staffing = parse(readFileSync(join(found, 'staffing.yaml'), 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'pronto-sizing-'))

const from = ['--from', `${results.months[0].month}-01`, '--months', `${results.months.length}`]
const same = [...from, '--replications', `${replications}`, '--seed', seed]

/** The roster's shifts with so many heads, as groups of a staffing plan. */
const groupsOf = (heads) =>
  roster.shifts.flatMap(({ minHeads: _, maxHeads: __, ...shift }, i) => {
    const { days, times } = plan.shifts[i]
    return heads[i] === 0 ? [] : [{ ...shift, agents: heads[i], days: days === 'all' ? undefined : days, shift: times }]
  })

function tell(what, heads) {
  const file = join(folder, 'staffing.yaml')
  writeFileSync(file, stringify(JSON.parse(JSON.stringify({ ...staffing, groups: groupsOf(heads) }))))
  const args = ['simulate', scenario, '--staffing', file, '--require', `${require}`, ...same, '--json']
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', maxBuffer: 2 ** 30 })
  if (status !== 0 && status !== 1) throw new Error(stderr)
  const { cost, meets } = JSON.parse(stdout).term
  const { probability, ci95 } = meets.everyMonth
  const share = (value) => `${(100 * value).toFixed(2)}%`
  const sure = `${share(probability)} (${share(ci95[0])} to ${share(ci95[1])})`
  console.log(`${status === 0 ? 'will do' : 'will not'}  ${Math.round(cost.mean)}  ${sure}  ${what}`)
}

try {
  tell('the plan found', plan.heads)
  for (const { rule, heads } of rulesOfThumb) tell(rule, heads)
  for (const [i, { shift, heads }] of plan.shifts.entries()) if (heads > 0) tell(`less one of ${shift}`, plan.heads.with(i, heads - 1))
} finally {
  rmSync(folder, { recursive: true })
}
