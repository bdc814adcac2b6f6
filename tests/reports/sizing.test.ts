/** What a report makes of size.json. */
import { marked } from 'marked'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { reportPictures } from '../../reports/charts.ts'
import { inputOf, type ReportInput, sizingOf } from '../../reports/input.ts'
import { reportMarkdown } from '../../reports/markdown.ts'
import { hardestWeekday, rosterOf, rosterWeekdays } from '../../reports/roster.ts'
import { rosterYaml, sizeAgain } from '../../reports/runAgain.ts'
import { chartsOf, sectionsOf } from '../../reports/sections/index.ts'
import { mainRun, requiredOf, shownOf } from '../../reports/shown.ts'
import { daysText, sizingFigures, sizingText } from '../../reports/sizing.ts'
import { frontier } from '../../reports/specs/frontier.ts'
import { oneHead } from '../../reports/specs/oneHead.ts'
import { rosterNeed } from '../../reports/specs/rosterNeed.ts'
import { rosterShifts } from '../../reports/specs/rosterShifts.ts'
import { compiled } from '../../reports/specs/vega.ts'
import { type Voice, voiceOf } from '../../reports/words/index.ts'
import { reportXlsx } from '../../reports/xlsx.ts'
import type { Results } from '../../sim/estimates/results.ts'
import type { Sizing } from '../../sim/sizing/result.ts'
import { rosterSchema } from '../../sim/sizing/schema.ts'
import { hostileNames } from './hostile.ts'
import { smallRun } from './small.ts'
import { namedSizing, nothingFound, ofSizing, smallSizing } from './smallSizing.ts'
import { calculate, readWorkbook } from './workbook.ts'

const en = voiceOf('en')
const it = voiceOf('it')
let sizing: Sizing
let none: Sizing
beforeAll(async () => {
  sizing = await smallSizing()
  none = await nothingFound()
}, 60_000)

const sections = (input: ReportInput, voice: Voice = en) => {
  const run = mainRun(input)
  return sectionsOf(input, run === null ? null : shownOf(run), voice)
}
const ids = (input: ReportInput) => sections(input).map(({ id }) => id)
const text = (input: ReportInput, id: string, voice = en) =>
  (sections(input, voice).find((one) => one.id === id)?.html ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ')
const plan = (one = sizing) => one.plan as NonNullable<Sizing['plan']>

describe('a report of size.json alone', () => {
  test('has the plan first, then its verdict, what certainty costs, the roster and one head', () => {
    expect(ids(ofSizing(sizing)).slice(0, 5)).toEqual(['plan-found', 'verdict', 'frontier', 'roster', 'one-head'])
    expect(ids(ofSizing(sizing))).toEqual(expect.arrayContaining(['calendar', 'day', 'spread', 'callers', 'money', 'inputs']))
  })

  test('draws what is required in the verdict, too', () => {
    expect(requiredOf(ofSizing(sizing))).toBe(0.8)
    expect(text(ofSizing(sizing), 'verdict')).toContain('dashed: 80% required')
  })

  test('says how the plan is found again, with the shifts as a file that --roster takes', () => {
    expect(sizeAgain(sizing)).toBe(
      'pronto size scenario.yaml --require 80% --roster roster.yaml --replications 40 --seed sizing --months 2',
    )
    expect(text(ofSizing(sizing), 'inputs')).toContain('pronto simulate scenario.yaml --staffing sized/staffing.yaml --out results')
    const { derived: _, notes: __, ...rules } = sizing.roster
    expect(rosterSchema.parse(parse(rosterYaml(sizing)))).toEqual(rules)
  })

  test('leaves groups without heads out of the money', () => {
    const groups = mainRun(ofSizing(sizing))?.results.term.groups.map(({ group }) => group)
    expect(groups).toEqual(sizing.roster.shifts.filter((_, i) => plan().heads[i] > 0).map(({ name }) => name))
  })

  test('of two of them tells which is which, with charts of names of their own', () => {
    const input = ofSizing(sizing, { ...none, require: 0.9 })
    expect(ids(input)).toEqual(expect.arrayContaining(['plan-found', 'plan-found-2', 'roster', 'roster-2']))
    const names = chartsOf(input, en).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(sections(input)[1]?.title).toBe('The plan found: sized 2')
  })
})

describe('with results beside it', () => {
  test('of the same plan these are shown, and no second plan', () => {
    const simulated = { kind: 'results', label: 'simulated', results: sizing.results as Results, details: null, compiled: null } as const
    const input = inputOf([{ kind: 'sizing', label: 'sized', sizing }, simulated])
    expect(input.runs.map(({ label }) => label)).toEqual(['simulated'])
    expect(sizingOf(input, input.runs[0] as ReportInput['runs'][number])?.label).toBe('sized')
    expect(ids(input)).not.toContain('plans')
  })

  test('of another plan both stand side by side, the first given leading', () => {
    const { kind, ...run } = { kind: 'results' as const, ...smallRun() }
    const input = inputOf([
      { kind, ...run },
      { kind: 'sizing', label: 'sized', sizing },
    ])
    expect(input.runs.map(({ label }) => label)).toEqual(['small', 'sized'])
    expect(ids(input).slice(0, 2)).toEqual(['verdict', 'plan-found'])
    expect(ids(input)).toContain('plans')
    expect(requiredOf(input)).toBeNull()
  })
})

describe('the plan in words', () => {
  test('says what was found and required, how sure it is, and what binds', () => {
    const { headline, notes } = sizingText(sizing, en)
    const heads = plan().heads.reduce((sum, count) => sum + count, 0)
    expect(headline).toMatch(
      new RegExp(
        `^${heads} heads will do: with them every month meets all targets in [\\d.]+% of 40 simulated terms of 2 months, for sure \\(95%\\) no less than [\\d.]+%; 80% is required\\.$`,
      ),
    )
    expect(notes.join(' ')).toMatch(/(March|April) 2027 passes least often, by “(Lost calls|Answered within 20 s)”/)
    expect(notes.join(' ')).toMatch(/on (Mon|Tues|Wednes)day at \d\d:\d0 \([\d.]+%\)/)
    expect(notes.join(' ')).toContain('Chosen from 3 shifts that may be rostered.')
  })

  test('has figures of heads, full-time equivalents before and after shrinkage, cost, and both probabilities', () => {
    const figures = new Map(sizingFigures(sizing, en).map(({ name, value, note }) => [name, `${value}; ${note}`]))
    const { fte, cost, costPerMonth, costPerCall } = plan()
    expect(figures.get('Full-time equivalents')).toBe(
      `${fte.rostered.toFixed(1)}; of 40 h a week; ${fte.atWork.toFixed(1)} at work, after breaks and absence`,
    )
    expect(figures.get('Wages of a term of 2 months')).toBe(
      `${en.numbers.amount(cost)}; ${en.numbers.amount(costPerMonth)} a month, ${(costPerCall as number).toFixed(2)} a call`,
    )
    expect(figures.get('Every month passes')).toContain('80% required')
    expect(figures.get('Over other callers')).toContain('40 replications that played no part in the choice')
  })

  test('is Italian in Italian', () => {
    const { headline, notes } = sizingText(sizing, it)
    expect(headline).toMatch(/^Bastano \d+ operatori: ogni mese rispetta tutti i livelli di servizio nel .*; è richiesto il 80%\.$/)
    expect(notes.join(' ')).toMatch(/«(Chiamate perdute|Risposta entro 20 secondi)»/)
  })

  test('of the least total cost says that, and requires nothing where nothing is', () => {
    const due = { penalties: 120, total: plan().cost + 120 }
    const least: Sizing = { ...sizing, objective: 'total', require: null, plan: { ...plan(), ...due }, fresh: null }
    const { headline } = sizingText(least, en)
    expect(headline).toContain(
      `come to the least wages and expected penalties found: ${en.numbers.amount(due.total)} a term of 2 months. With them every month`,
    )
    expect(headline).not.toContain('required')
    expect(sizingFigures(least, en).find(({ name }) => name === 'Penalties, expected')).toMatchObject({ value: '120' })
    expect(sizeAgain(least)).toContain('scenario.yaml --objective total --roster')
    for (const chart of chartsOf(ofSizing(least), en)) expect(compiled(chart).data?.map(({ name }) => name)).toContain('rows')
  })
})

describe('where nothing was found', () => {
  test('the limit that stands in the way is told, and what each half hour needs is drawn', () => {
    expect(none.plan).toBeNull()
    expect(text(ofSizing(none), 'plan-found')).toContain('No plan was found with which every month meets all targets with probability 80%')
    expect(text(ofSizing(none), 'plan-found')).toContain('What stands in the way: at most 2 heads in all. Lifted alone, it would let')
    expect(text(ofSizing(none), 'plan-found', it)).toContain('Che cosa lo impedisce: al massimo 2 operatori in tutto.')
    expect(ids(ofSizing(none))).toEqual(['plan-found', 'roster', 'inputs', 'assumptions'])
    expect(chartsOf(ofSizing(none), en).map(({ name }) => name)).toEqual(['roster-need'])
    expect(text(ofSizing(none), 'inputs')).not.toContain('staffing.yaml')
  })

  test.each([
    [['4 heads in the mornings'], 'at most 4 heads in “the mornings”.'],
    [['120 hours a week in all'], 'at most 120 hours a week in all.'],
    [['occupancy', 'lines', 'queueLimit'], 'agents busy at most 70% of their time, the number of lines and the places in the queue.'],
    [[], 'No limit stands in the way'],
  ])('by %j', (blockedBy, said) => {
    const blocked = { ...none, blockedBy, roster: { ...none.roster, limits: { occupancy: 0.7 } } }
    expect(sizingText(blocked, en).why).toContain(said)
  })
})

describe('the frontier', () => {
  const plans = () => sizing.frontier.flatMap((one) => (one.plan === null ? [] : [one]))

  test('has a point for each plan, the one found ringed, and rules of thumb of other shapes', () => {
    const { rows } = frontier(sizing, '', en)
    const points = rows.filter(({ kind }) => kind === 'frontier')
    expect(points).toHaveLength(new Set(plans().map((one) => one.plan?.heads.join())).size)
    expect(points.filter(({ marked }) => marked)).toEqual([expect.objectContaining({ cost: plan().cost })])
    expect(points.find(({ marked }) => marked)?.name).toMatch(/80% required/)
    const shapes = JSON.stringify(frontier(sizing, '', en).spec)
    expect(shapes).toContain('["circle","circle","square","diamond","triangle-up"]')
  })

  test('lists in its table what was not found, too', () => {
    const { table } = frontier({ ...sizing, frontier: [...sizing.frontier, { atLeast: 0.999, plan: null }] }, '', en)
    expect(table.rows.find(([name]) => name === 'at least 99.9%')?.slice(0, 2)).toEqual(['at least 99.9%', 'not found'])
    for (const row of table.rows) expect(row).toHaveLength(table.head.length)
    expect(table.rows.map(([name]) => name)).toContain('Rule of thumb: Erlang C by half hour')
  })

  test('names rules that come to the same roster together', () => {
    const [first] = sizing.rulesOfThumb
    if (first === undefined) throw new Error('no rule of thumb')
    const same = { ...sizing, rulesOfThumb: [first, { ...first, rule: 'erlangA' as const }] }
    expect(frontier(same, '', en).rows.filter(({ kind }) => kind !== 'frontier')).toEqual([
      expect.objectContaining({ kind: 'erlangC', name: 'Erlang C, Erlang A' }),
    ])
  })
})

describe('the roster', () => {
  const drawn = (weekday: 'mon' | 'tue') => rosterShifts(rosterOf(sizing, '', en), weekday, en).rows
  const bars = (weekday: 'mon' | 'tue') => drawn(weekday).filter(({ kind }) => kind === 'bar')

  test('is shown on the days on which calls come, that first on which most of them miss', () => {
    const roster = rosterOf(sizing, '', en)
    expect(rosterWeekdays(roster)).toEqual(['mon', 'tue', 'wed'])
    const missed = (weekday: string) =>
      sizing.intervals.filter((one) => one.weekday === weekday).reduce((sum, one) => sum + (one.missed ?? 0), 0)
    expect(missed(hardestWeekday(roster))).toBe(Math.max(...['mon', 'tue', 'wed'].map(missed)))
  })

  test('has a bar for each stretch at work, as thick as there are heads, and none on days off', () => {
    const [mondays] = bars('mon').filter(({ label }) => /mondays$/.test(String(label)))
    expect(mondays).toMatchObject({ from: 9, to: 13 })
    expect(bars('tue').filter(({ label }) => /mondays$/.test(String(label)))).toEqual([])
    expect(drawn('tue').find(({ label }) => label === 'mondays: not on Tuesday')).toMatchObject({ kind: 'label', works: false })
    const whole = bars('mon').filter(({ label }) => /whole day$/.test(String(label)))
    expect(whole.map(({ from, to }) => [from, to])).toEqual([
      [9, 13],
      [14, 17],
    ])
    const thickness = (one: (typeof whole)[number] | undefined) => Number(one?.bottom) - Number(one?.top)
    const [heads, few] = [plan().heads[0] as number, plan().heads[2] as number]
    expect(thickness(whole[0]) / thickness(mondays)).toBeCloseTo(heads / few, 6)
  })

  test('has as many rows on every day, so that another day can be drawn in its place', () => {
    const labels = (weekday: 'mon' | 'tue') => drawn(weekday).filter(({ kind }) => kind === 'label')
    expect(labels('mon').map(({ line }) => line)).toEqual(labels('tue').map(({ line }) => line))
  })

  test('stands beside what each half hour needs, of each kind', () => {
    const { rows, table } = rosterNeed(rosterOf(sizing, '', en), 'mon', en)
    const monday = sizing.intervals.filter(({ weekday }) => weekday === 'mon')
    for (const measure of ['simulated', 'erlangC', 'erlangA', 'plan'] as const)
      expect(rows.filter((row) => row.measure === measure).map(({ agents }) => agents)).toEqual(monday.map((one) => one[measure]))
    expect(table.rows).toHaveLength(monday.length)
  })

  test('lists all shifts of the week, with what was allowed', () => {
    const html = text(ofSizing(sizing), 'roster')
    expect(html).toContain(`mondays ${plan().heads[2]} Mon 09:00–13:00 1 to 3 ${4 * (plan().heads[2] as number)}`)
    expect(daysText([0, 1, 2, 3, 4], it)).toBe('lun–ven')
    expect(daysText([0, 2], en)).toBe('Mon, Wed')
    expect(daysText(undefined, en)).toBe('every open day')
  })
})

test('one head more or fewer is drawn and told shift by shift', () => {
  const { rows, table } = oneHead(sizing, '', en)
  expect(rows).toHaveLength(sizing.changes.length)
  sizing.changes.forEach(({ shift, change, meets }, i) => {
    expect(rows[i]).toMatchObject({ verdict: meets === null ? 'open' : meets ? 'yes' : 'no' })
    expect(table.rows[i]?.slice(0, 2)).toEqual([shift, change > 0 ? 'one more' : 'one fewer'])
  })
  expect(new Set(rows.map(({ at }) => at)).size).toBe(rows.length)
})

/** What the report's own words render to. */
const ownTags = 'h1 h2 h3 p strong ul li table thead tbody tr th td code pre'.split(' ')

describe('beside the page', () => {
  test('Markdown has the frontier and the shifts', () => {
    const markdown = reportMarkdown(ofSizing(sizing), 'en')
    expect(markdown).toContain('## The plan found')
    expect(markdown).toMatch(/^\| at least 80%, required +\| +\d+ \|/m)
    expect(markdown).toMatch(/^\| whole day +\| +\d+ \| +every open day \|/m)
    expect(markdown).toContain('pronto size scenario.yaml --require 80%')
  })

  test('a workbook has both as sheets, whose formulas come to what they show', async () => {
    const sheets = readWorkbook(await reportXlsx(ofSizing(sizing), 'it'))
    expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['Frontiera', 'Turni trovati']))
    const shifts = sheets.find(({ name }) => name === 'Turni trovati')
    expect(shifts?.rows.map((row) => row['Nel piano']?.value)).toEqual([...plan().heads, plan().heads.reduce((a, b) => a + b, 0)])
    for (const { cells } of sheets.filter(({ name }) => ['Frontiera', 'Turni trovati'].includes(name))) {
      const formulas = [...cells].filter(([, { formula }]) => formula !== null)
      expect(formulas.length).toBeGreaterThan(2)
      for (const [, { formula, value }] of formulas) expect(calculate(formula as string, cells)).toBeCloseTo(value as number, 6)
    }
  })

  test.each(hostileNames)('a name is a name in Markdown and workbooks: %j', async (name) => {
    for (const one of [namedSizing(sizing, name), namedSizing(none, name)]) {
      const markdown = reportMarkdown(ofSizing(one), 'en')
      const html = marked.parse(markdown, { gfm: true, async: false })
      for (const [, tag = ''] of html.matchAll(/<\/?([a-z0-9]+)/gi)) expect(ownTags).toContain(tag)
      expect(html.replace(/<code>.*?<\/code>/gs, '')).not.toMatch(/@|#|:\/\/|www\./)
      expect(markdown).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u202a-\u202e]/u)
      const cells = readWorkbook(await reportXlsx(ofSizing(one), 'en')).flatMap((sheet) => [...sheet.cells.values()])
      for (const { value, isText, formula, format } of cells)
        if (typeof value === 'string') expect({ isText, formula, format }).toEqual({ isText: true, formula: null, format: '@' })
    }
  })

  test.each([0, 7, 8].map((i) => hostileNames[i] as string))('and in pictures: %j', async (name) => {
    for (const { svg } of await reportPictures(ofSizing(namedSizing(sizing, name)), 'en')) {
      const tags = (svg.match(/<[^>]*>/g) ?? []).join('').replace(/"[^"<>]*"/g, '""')
      expect(tags).not.toMatch(/<(script|img|b|image|a|foreignObject|style)\b|href|\bon\w+=/i)
      expect(svg).not.toMatch(/(?!\n|\t)[\p{Cc}\p{Cs}\u202a-\u202e]/u)
    }
  })
})
