/** What a misspelt name was probably meant to be. */
import { distance } from 'fastest-levenshtein'

/** Other words of the trade for the names that files use. Each helps only where its name is a key or a word there. */
const synonyms: Record<string, string[]> = {
  abandonment: ['patience', 'lost'],
  abandoned: ['lost'],
  absenteeism: ['absence'],
  acw: ['wrapUp'],
  aht: ['handling'],
  annualLeave: ['absence'],
  average: ['mean'],
  avg: ['mean'],
  bankHolidays: ['holidays'],
  call: ['phone'],
  calls: ['contacts', 'volume', 'phone'],
  closedOn: ['closures'],
  count: ['agents'],
  customers: ['contacts'],
  deviation: ['cv'],
  duration: ['mean', 'length', 'months'],
  end: ['to'],
  expo: ['exponential'],
  fixed: ['constant'],
  fte: ['agents'],
  headcount: ['agents'],
  intervals: ['hours', 'shift'],
  logNormal: ['lognormal'],
  mail: ['email'],
  maxQueue: ['queueLimit'],
  metric: ['measure'],
  number: ['agents', 'numbers'],
  opening: ['hours'],
  openingHours: ['hours'],
  operators: ['agents'],
  pause: ['breaks'],
  people: ['agents'],
  perDay: ['perOpenDay'],
  poisson: ['exponential'],
  queueSize: ['queueLimit'],
  rate: ['volume', 'costPerHour'],
  repetitions: ['replications'],
  retrial: ['redial'],
  retry: ['redial'],
  runs: ['replications'],
  schedule: ['shift', 'levels'],
  sd: ['cv'],
  serviceLevel: ['answeredWithin'],
  shrinkage: ['absence'],
  sl: ['answeredWithin'],
  sla: ['targets'],
  staff: ['groups', 'agents', 'staffing'],
  start: ['from'],
  std: ['cv'],
  talkTime: ['handling'],
  team: ['groups'],
  teams: ['groups'],
  telephone: ['phone'],
  threshold: ['time'],
  traffic: ['demand', 'volume'],
  trunks: ['lines'],
  tz: ['timezone'],
  types: ['contacts'],
  value: ['atLeast', 'atMost'],
  voice: ['phone'],
  wage: ['costPerHour'],
  within: ['time'],
  workingHours: ['hours'],
}

const simple = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const bySimpleName = new Map(Object.entries(synonyms).map(([name, meant]) => [simple(name), meant]))

/**
 * The nearest of `names`, when it is near enough to be what was meant: two letters wrong (one in a short name), letters
 * swapped, a part of one name alone, or another word for it.
 */
export function nearest(name: string, names: readonly string[]): string | undefined {
  if (name.length > 100) return undefined
  const asked = simple(name)
  let best: { name: string; wrong: number } | undefined
  for (const one of names) {
    const letters = distance(asked, simple(one))
    // Between two that are equally near, the one that goes on from what was written.
    const wrong = (sameLetters(asked, simple(one)) ? Math.min(1, letters) : letters) - (simple(one).startsWith(asked) ? 0.5 : 0)
    if (wrong < (best?.wrong ?? Number.POSITIVE_INFINITY)) best = { name: one, wrong }
  }
  if (best !== undefined && best.wrong <= Math.min(2, Math.floor(Math.min(asked.length, simple(best.name).length) / 3))) return best.name
  const synonym = bySimpleName.get(asked)?.find((meant) => names.includes(meant))
  if (synonym !== undefined) return synonym
  const parts = names.filter((one) => isPart(asked, simple(one)))
  return parts.length === 1 ? parts[0] : undefined
}

/** Is one the beginning of the other, or the asked name the end of it? */
const isPart = (asked: string, one: string) =>
  Math.min(asked.length, one.length) >= 3 && (one.startsWith(asked) || asked.startsWith(one) || (asked.length >= 4 && one.endsWith(asked)))

const sameLetters = (a: string, b: string) => a.length > 2 && a.length === b.length && [...a].sort().join('') === [...b].sort().join('')
