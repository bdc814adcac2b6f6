/** What a page needs to run a plan again, with changes or without. */
import type { Results, TermFacts } from '../../sim/estimates/results.ts'
import type { Plan } from '../../sim/plan.ts'
import type { Group } from '../../sim/staffing/schema.ts'
import { headcount, type WhatIfBase, type WhatIfChanges } from '../../sim/whatIf.ts'
import type { RunInput } from '../input.ts'
import type { Voice } from '../words/index.ts'
import { whatIfWords } from '../words/whatIf.ts'
import { pack } from './packed.ts'

/** What the engine in the page is given, once. */
export interface EngineBase extends WhatIfBase {
  facts: TermFacts
  saved: Results
}

/** As it lies in the page. */
export interface WhatIfData {
  /** Of the saved plan. */
  groups: Group[]
  /** Of the saved results. */
  replications: number
  /** EngineBase, packed. */
  base: string
  /** The staffing as it was written, for a file with the changed one. */
  staffing: unknown
  pronto: string
  scenario: string
  /** The engine: the script of a worker. */
  engine: string
}

/** null where the scenario is not known. */
export function whatIfData({ results, details, compiled }: RunInput, engine: string): WhatIfData | null {
  if (compiled === null || details === null) return null
  const { plan, calendar, facts, scenario } = compiled
  const { groups } = scenario.staffing
  const base: EngineBase = {
    plan: ownReadingOf(plan),
    calendar: { days: calendar.days.map(({ start, length, weekday, spans, open }) => ({ start, length, weekday, spans, open })) },
    groups,
    facts,
    saved: results,
  }
  return {
    groups,
    replications: results.replications,
    base: pack(base),
    staffing: details.written.staffing,
    pronto: facts.pronto,
    scenario: results.scenario,
    engine,
  }
}

function ownReadingOf({ readings: _, ...plan }: Plan): Plan {
  return plan
}

/** Is everything as it was saved? */
export function atRest({ agents, volume, handling, patience, absence }: WhatIfChanges, groups: Group[]): boolean {
  const sameAgents = groups.every((group) => (agents[group.name] ?? headcount(group)) === headcount(group))
  return volume === 1 && handling === 1 && patience === 1 && absence === 0 && sameAgents
}

/** What is changed, a few words each: of the plan, and of the demand. */
export function changesTold(changes: WhatIfChanges, groups: Group[], voice: Voice): { plan: string[]; demand: string[] } {
  const { change } = whatIfWords(voice)
  const agents = groups.flatMap((group) => {
    const [now, saved] = [changes.agents[group.name] ?? headcount(group), headcount(group)]
    return now === saved ? [] : [change.agents(group.name, now, saved)]
  })
  const factors = (['volume', 'handling', 'patience'] as const).flatMap((key) => (changes[key] === 1 ? [] : [change[key](changes[key])]))
  return { plan: [...agents, ...(changes.absence === 0 ? [] : [change.absence(changes.absence)])], demand: factors }
}
