/** `pronto load --script steady|ramp|soak`: which rates, and what a terminal shows of them. */
import type { RateRequest } from '../run/load/load.ts'
import { InputError, visible } from '../run/problems.ts'
import type { RateVerdict, Section } from '../sim/load/rates.ts'
import { type RateScript, rateScripts } from '../sim/load/rates.ts'
import type { LocalWindow } from '../sim/load/window.ts'
import type { Seconds } from '../sim/time.ts'
import { targetName } from './loadVerdict.ts'
import { table, wrap } from './table.ts'
import { percent } from './words.ts'

const soakFor: Seconds = 3600
/** Of the window's mean rate. */
const rampSteps = [0.5, 1, 1.5, 2, 2.5, 3]

/** null: a window is replayed. `contacts` of the window make its mean rate, where none is given. Throws InputError. */
export function ratesOf(
  { script, rates, hold, window }: { script: string; rates?: number[]; hold?: Seconds; window: LocalWindow },
  contacts: number,
): RateRequest | null {
  const wrong = (file: string, found: string, expected: string) =>
    new InputError([{ file, line: 0, column: 0, path: '', found, expected, hint: undefined }])
  if (!isRateScript(script)) {
    for (const [name, given] of Object.entries({ '--rates': rates, '--hold': hold }))
      if (given !== undefined) throw wrong(name, `--script ${script}`, '--script steady, ramp or soak')
    return null
  }
  if (script !== 'ramp' && rates !== undefined && rates.length > 1) throw wrong('--rates', `${rates.length} rates`, `one for ${script}`)
  const length = window.to - window.from
  const mean = (contacts / length) * 60
  const whole = (rate: number) => Math.max(1, Math.round(rate))
  const perMinute = rates ?? (script === 'ramp' ? [...new Set(rampSteps.map((step) => whole(step * mean)))] : [whole(mean)])
  return { script, perMinute, hold: hold ?? (script === 'soak' ? soakFor : length) }
}

const isRateScript = (script: string): script is RateScript => (rateScripts as readonly string[]).includes(script)

export function rateText(verdict: RateVerdict): string {
  const { sections, k6, pronto, seed } = verdict
  const targets = sections[0].targets.filter(({ judged }) => judged)
  const rows = sections.map((section) => [
    section.quarter === undefined ? `${section.perMinute} a minute` : `quarter ${section.quarter}`,
    String(section.resolved),
    ...targets.map((_, i) => {
      const { share, atLeast, atMost } = section.targets.filter(({ judged }) => judged)[i]
      return percent(share, atLeast ?? atMost)
    }),
    stateOf(section),
  ])
  const head = ['', 'contacts', ...targets.map((target) => targetName(target)), '']
  return [
    rateHeadline(verdict),
    table(head, rows, [0, head.length - 1]),
    wrap(
      `Arrivals are evenly spaced: this is what the endpoint holds, not what a month of calls would bring. k6 ${k6.version}, seed "${visible(seed)}", pronto ${pronto}.`,
    ),
  ].join('\n\n')
}

function stateOf({ valid, meets, planned, offered, resolved, transportErrors }: Section): string {
  if (valid) return meets === null ? 'no data' : meets ? 'holds' : 'does NOT hold'
  const failed = Math.max(transportErrors, offered - resolved)
  return offered === 0 ? 'nothing placed' : `no measurement (${failed > 0 ? `${failed} failed` : `${offered} of ${planned} placed`})`
}

export function rateHeadline({ script, valid, meets, highest, sections, k6, target }: RateVerdict): string {
  if (!valid)
    return wrap(
      `NOT a valid measurement of ${visible(target, 200)}: ${whyNot(script === 'ramp' ? sections.slice(0, 1) : sections, k6.exitCode)}.`,
    )
  if (script === 'ramp') {
    if (highest === null) return wrap(`The endpoint does NOT hold ${sections[0].perMinute} contacts a minute, the lowest rate tried.`)
    const next = sections.find(({ perMinute }) => perMinute > highest)
    const beyond =
      next === undefined ? ', the highest rate tried' : `; ${isShort(next) ? 'k6 could not place' : 'it does not hold'} ${next.perMinute}`
    return wrap(`The endpoint holds ${highest} contacts a minute${beyond}.`)
  }
  const long = script === 'soak' ? 'in each quarter of the time' : 'all the time'
  return wrap(
    `The endpoint ${meets ? `holds ${sections[0].perMinute} contacts a minute ${long}` : `does NOT hold ${sections[0].perMinute} contacts a minute`}.`,
  )
}

/** What was placed was followed, but fewer than the rate makes: k6 had no virtual user left. */
const isShort = ({ valid, offered, resolved, transportErrors }: Section) =>
  !valid && offered > 0 && resolved === offered && transportErrors === 0

function whyNot(sections: Section[], exitCode: number | null): string {
  const bad = sections.find(({ meets }) => meets === null)
  if (bad === undefined) return exitCode === null ? 'k6 was ended' : `k6 ended with exit code ${exitCode}`
  if (bad.valid) return 'there was no call of which a target speaks'
  if (bad.offered === 0) return 'no contact was placed'
  if (isShort(bad)) return `k6 placed ${bad.offered} of ${bad.planned} contacts, as none of its virtual users was free for the others`
  return `of ${bad.offered} contacts placed ${bad.resolved} were followed to their end`
}
