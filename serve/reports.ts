/** Results of the folder as a report, and as plans that can be compared again. */
import { basename, join } from 'node:path'
import { reportHtml } from '../reports/html.ts'
import { inputOf } from '../reports/input.ts'
import type { Language } from '../reports/numbers.ts'
import { assertComparable, type ReadyPlan } from '../run/compare.ts'
import { InputError } from '../run/problems.ts'
import { type ReadOutput, readOutputs } from '../run/read/reportInput.ts'
import type { Folder } from './folder.ts'
import { resultFiles } from './listing.ts'
import { Refused } from './refused.ts'

const mostAtOnce = 20

/** The files of results that a page names. Throws Refused. */
function pathsOf(folder: Folder, names: string[]): string[] {
  if (names.length === 0) throw new Refused(400, 'chooseOne')
  if (names.length > mostAtOnce) throw new Refused(400, 'tooMany')
  return [...new Set(names)].map((name) => {
    if (!(resultFiles as readonly string[]).includes(basename(name))) throw new Refused(404, 'noSuchFile')
    return folder.inside(name)
  })
}

/** What was read, each under a label that no other has. Throws InputError and Refused. */
function outputsOf(folder: Folder, names: string[]): ReadOutput[] {
  const paths = pathsOf(folder, names)
  const outputs = readOutputs(paths)
  const labels = outputs.map(({ label }) => label)
  return outputs.map((one, i) => {
    const unlike = labels.indexOf(one.label) === labels.lastIndexOf(one.label)
    return unlike ? one : { ...one, label: folder.shown(paths[i] as string) }
  })
}

/** One HTML file. Throws InputError and Refused. */
export function reportOf(folder: Folder, names: string[], language: Language): string {
  const outputs = outputsOf(folder, names)
  try {
    return reportHtml(inputOf(outputs), language)
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error
    // JSON of the right keys and the wrong values: nothing that Pronto wrote.
    throw new Refused(422, 'notOurs')
  }
}

/** The plans of several runs, over the same random numbers, as often as the longest of them. Throws InputError and Refused. */
export function pairedPlans(folder: Folder, names: string[]): ReadyPlan[] {
  if (new Set(names).size < 2) throw new Refused(400, 'chooseTwo')
  const outputs = outputsOf(folder, names)
  const plans = outputs.flatMap((one) => (one.kind === 'results' && one.compiled !== null ? [{ ...one, compiled: one.compiled }] : []))
  if (plans.length < outputs.length) throw new Refused(422, 'notPaired')
  const replications = Math.max(...plans.map(({ results }) => results.replications))
  const ready = plans.map(({ label, compiled: { facts: _, ...compiled } }): ReadyPlan => {
    const simulate = { ...compiled.scenario.simulate, replications }
    return { ...compiled, scenario: { ...compiled.scenario, simulate }, label, file: label, changes: [] }
  })
  if (new Set(ready.map(({ scenario }) => scenario.simulate.seed)).size > 1) throw new Refused(422, 'notPaired')
  try {
    assertComparable(ready)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    throw new Refused(422, 'notPaired')
  }
  return ready
}

/** Where results lie: the file that opens as the report of a run. */
export const resultFile = (folder: string, kind: 'results' | 'comparison') => join(folder, `${kind}.json`).replaceAll('\\', '/')
