/** The report for a pull request: the verdict in words, months, plans and load tests as tables, and how to run it again. */
import type { DifferenceResult } from '../sim/estimates/differences.ts'
import type { Interval } from '../sim/estimates/intervals.ts'
import type { Section as RateSection, RateVerdict } from '../sim/load/rates.ts'
import type { TargetVerdict, Verdict } from '../sim/load/verdict.ts'
import { shortened } from './escape.ts'
import { isReplay, isSizedAlone, type ReportInput, type RunInput } from './input.ts'
import { block, name, table } from './markdownText.ts'
import type { Language } from './numbers.ts'
import { penaltiesOf, priceOf, type SideBySide, type SidePlan, sideBySide, withPenalties } from './plans.ts'
import { riskMarkdown, sensitivityMarkdown } from './riskMarkdown.ts'
import { compareAgain, loadAgain, scenarioYaml, simulateAgain, sizeAgain } from './runAgain.ts'
import { limitIn, withinWords } from './sheets/plans.ts'
import { mainRun } from './shown.ts'
import { sizingMarkdown } from './sizingMarkdown.ts'
import { askedOf, legendOf, limitOf, targetName, verdictText } from './verdict.ts'
import { type Voice, voiceOf } from './words/index.ts'

export function reportMarkdown(input: ReportInput, language: Language): string {
  const voice = voiceOf(language)
  const { words } = voice
  const run = mainRun(input)
  const plans = sideBySide(input)
  const { sizings = [] } = input
  const parts = [
    `# ${words.title}`,
    ...sizings.flatMap((one) => sizingMarkdown(one, sizings.length > 1, voice)),
    ...(run === null ? [] : [...(sizings.length > 0 ? [heading(words.verdict.title)] : []), verdict(run, plans !== null, voice)]),
    ...(plans === null ? [] : [heading(words.plans.title), cheapest(plans, voice), planTable(plans, voice), differences(plans, voice)]),
    ...(run === null || run.results.months.length === 0 ? [] : [heading(words.files.sheets.months), monthTable(run, voice)]),
    ...(run === null ? [] : riskMarkdown(run, voice)),
    ...(input.sensitivities ?? []).flatMap((one) => sensitivityMarkdown(one, voice)),
    ...input.verdicts.flatMap((one) => [heading(words.measured.title), isReplay(one) ? replay(one, voice) : rates(one, voice)]),
    ...inputs(input, run, voice),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const heading = (text: string) => `## ${text}`

function verdict({ label, results, compiled }: RunInput, several: boolean, voice: Voice): string {
  const { words } = voice
  const { headline, sure, worst, reasons, notes } = verdictText(results, compiled?.scenario.simulate.months ?? results.months.length, voice)
  const of = several ? label : results.scenario
  return [
    `${name(of, 120)} (${words.files.contract.toLowerCase()}: ${name(results.contract, 120)})`,
    `**${headline}**${sure === '' ? '' : ` ${sure}`}`,
    [worst, ...reasons.map((reason) => `- ${sentence(reason)}`)].filter((line) => line !== '').join('\n'),
    ...notes,
    legendOf(results, voice)
      .map((text) => `- ${sentence(text)}`)
      .join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** Reasons and targets may hold the name of a number: at worst all of it is shown as a name. */
const sentence = (text: string) => name(text, 300)

function monthTable(run: RunInput, voice: Voice): string {
  const { words, numbers } = voice
  const said = words.files
  const [within, lost] = [limitIn(run, 'answeredWithin') ?? undefined, limitIn(run, 'lost') ?? undefined]
  const judged = run.results.window === 'month'
  const head = [
    said.month,
    said.openDays,
    said.calls,
    withinWords([run], voice),
    said.mostly,
    words.day.shareLost,
    ...(judged ? [said.passes] : []),
  ]
  const rows = run.results.months.map((month) => [
    numbers.month(month.month),
    numbers.amount(month.openDays),
    numbers.amount(month.received.mean),
    numbers.percent(month.answeredWithin.mean, within),
    range(month.answeredWithin.p05, month.answeredWithin.p95, voice),
    numbers.percent(month.lost.mean, lost),
    ...(judged ? [numbers.percent(month.meets.all?.probability ?? null)] : []),
  ])
  return table(head, rows)
}

function range(low: number | null, high: number | null, { numbers }: Voice): string {
  return low === null || high === null ? '' : `${numbers.percent(low)}–${numbers.percent(high)}`
}

function cheapest({ plans, price, require }: SideBySide, { words, numbers }: Voice): string {
  if (require === null) return ''
  const best = plans.find((plan) => plan.cheapest)
  if (best === undefined) return words.plans.none(plans.length, numbers.limit(require))
  const low = numbers.percentBelow(best.results.term.meets.everyMonth.ci95?.[0] ?? null, require)
  const cost = numbers.amount(priceOf(best, price))
  return words.plans.cheapest(name(best.label), plans.length, numbers.limit(require), low, cost, price === 'cost')
}

function planTable({ plans, price, penalised, require }: SideBySide, voice: Voice): string {
  const { words, numbers } = voice
  const said = words.files
  const head = [
    said.plan,
    said.passes,
    said.sure95,
    withinWords(plans, voice),
    words.day.shareLost,
    price === 'cost' ? said.wages : said.paidHours,
    ...(penalised ? [words.cost.penaltiesExpected] : []),
    ...(penalised && price === 'cost' ? [words.cost.totalCost] : []),
    ...(require === null ? [] : [numbers.limit(require)]),
  ]
  const rows = plans.map((plan) => {
    const { term } = plan.results
    const { probability, ci95 } = term.meets.everyMonth
    const [within, lost] = [limitOfKey(plan, 'answeredWithin'), limitOfKey(plan, 'lost')]
    return [
      name(plan.label),
      numbers.percent(probability, require ?? undefined),
      range(ci95?.[0] ?? null, ci95?.[1] ?? null, voice),
      numbers.percent(term.answeredWithin.mean, within),
      numbers.percent(term.lost.mean, lost),
      numbers.amount(priceOf(plan, price)),
      ...(penalised ? [numbers.amount(penaltiesOf(plan))] : []),
      ...(penalised && price === 'cost' ? [numbers.amount(withPenalties(plan))] : []),
      ...(require === null ? [] : [plan.meetsRequirement ? words.plans.met : words.plans.notMet]),
    ]
  })
  return table(head, rows)
}

function limitOfKey({ results }: SidePlan, key: string): number | undefined {
  const target = results.targets.find((one) => one.key === key)
  return target === undefined ? undefined : limitOf(target)
}

function differences({ plans, price, base }: SideBySide, voice: Voice): string {
  const { words, numbers } = voice
  const said = words.files
  const paired = plans.flatMap(({ label, difference }) => (difference === null ? [] : [{ label, term: difference.term }]))
  if (paired.length === 0 || base === null) return ''
  const points = ({ difference, ci95 }: DifferenceResult) =>
    `${numbers.points(difference)}${ci95 === null || difference === null ? '' : ` (${ends(ci95, (end) => numbers.points(end))})`}`
  const amounts = ({ difference, ci95 }: DifferenceResult) =>
    `${difference === null ? words.noData : numbers.signed(difference)}${ci95 === null || difference === null ? '' : ` (${ends(ci95, (end) => numbers.signed(end))})`}`
  const head = [said.plan, said.passes, withinWords(plans, voice), words.day.shareLost, price === 'cost' ? said.wages : said.paidHours]
  const rows = paired.map(({ label, term }) => [
    name(label),
    points(term.meets.everyMonth),
    points(term.answeredWithin),
    points(term.lost),
    amounts(term[price]),
  ])
  return `${said.differencesFrom(name(base))}:\n\n${table(head, rows)}`
}

const ends = ([low, high]: Interval, text: (end: number) => string) => `${text(low)} … ${text(high)}`

function replay(verdict: Verdict, voice: Voice): string {
  const { words, numbers } = voice
  const said = words.measured
  const { window, predicted, valid, meets, guards } = verdict
  const failed = guards.filter(({ ok }) => !ok).map(({ guard }) => `- ${said.guards[guard] ?? name(guard)}`)
  const outcome = !valid ? said.invalid : meets ? said.allMet : said.notAllMet
  const runs = numbers.amount(predicted?.replications ?? 0)
  const agreement =
    !valid || predicted === null || predicted.agrees === null ? '' : predicted.agrees ? said.agree(runs) : said.disagree(runs)
  const rows = verdict.targets.map((target) => {
    const limit = askedOf(target)
    const found = valid ? predicted?.targets.find(({ key }) => key === target.key) : undefined
    return [
      sentence(targetName(target, voice)),
      numbers.limit(limit),
      numbers.percent(target.share, limit),
      said.partOf(numbers.amount(target.part), numbers.amount(target.whole)),
      !valid ? said.notValid : met(target, voice),
      numbers.percent(found?.mean ?? null, limit),
      range(found?.interval99?.[0] ?? null, found?.interval99?.[1] ?? null, voice),
    ]
  })
  const head = [said.level, words.files.limit, said.measured, said.calls, said.outcome, said.predicted, said.of99]
  return [
    `${said.window(numbers.date(window.from), window.from.slice(11, 16), window.to.slice(11, 16))}; ${said.endpoint}: ${name(verdict.endpoint)} (${name(verdict.target, 200)})`,
    `**${outcome}** ${agreement}`.trim(),
    failed.join('\n'),
    table(head, rows),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function met(target: TargetVerdict, { words }: Voice): string {
  if (!target.judged) return words.measured.notAsked
  return target.meets === null ? words.noData : target.meets ? words.measured.met : words.measured.notMet
}

function rates(verdict: RateVerdict, voice: Voice): string {
  const { words, numbers } = voice
  const said = words.measured
  const part = ({ quarter, perMinute }: RateSection) =>
    quarter === undefined ? said.perMinute(numbers.amount(perMinute)) : said.quarter(quarter)
  const targets = verdict.sections[0]?.targets ?? []
  const head = [said.section, said.contacts, ...targets.map((target) => sentence(targetName(target, voice))), said.outcome]
  const rows = verdict.sections.map((one) => [
    part(one),
    numbers.amount(one.offered),
    ...one.targets.map((target) => numbers.percent(target.share, askedOf(target))),
    !one.valid ? said.notValid : one.meets === null ? words.noData : one.meets ? said.met : said.notMet,
  ])
  const highest = verdict.highest === null ? said.noRate : said.highest(numbers.amount(verdict.highest))
  return [
    `${said.script[verdict.script]}; ${said.endpoint}: ${name(verdict.endpoint)} (${name(verdict.target, 200)})`,
    verdict.script === 'ramp' ? `**${highest}**` : '',
    table(head, rows),
  ]
    .filter((text) => text !== '')
    .join('\n\n')
}

function inputs(input: ReportInput, run: RunInput | null, voice: Voice): string[] {
  const { words, numbers } = voice
  const said = words.inputs
  const row = (what: string, value: string) => `- ${what}: ${value}`
  const facts =
    run === null
      ? []
      : [
          row(said.scenario, name(run.results.scenario, 120)),
          row(said.contract, name(run.results.contract, 120)),
          row(said.seed, name(run.results.seed, 120)),
          row(said.replications, numbers.amount(run.results.replications)),
          row(said.version, `Pronto ${name(run.results.pronto)}`),
        ]
  const tests = input.verdicts.flatMap((verdict) => [
    row(
      words.files.test,
      `${name(verdict.scenario, 120)}, ${said.seed.toLowerCase()} ${name(verdict.seed, 120)}, k6 ${name(verdict.k6.version)}`,
    ),
  ])
  const compared = input.comparison === null ? [] : [compareAgain(input.comparison, run)]
  const plan = run === null || isSizedAlone(input, run) ? null : run
  const written = plan === null ? null : scenarioYaml(plan)
  const commands = [
    ...(input.sizings ?? []).map(({ sizing }) => sizeAgain(sizing)),
    ...compared,
    ...(plan === null ? [] : [simulateAgain(plan)]),
    ...input.verdicts.filter(isReplay).map(loadAgain),
  ]
  return [
    heading(said.title),
    [...facts, ...tests].join('\n'),
    ...(commands.length === 0 ? [] : [said.again, block(commands.map((command) => shortened(command, 1900)))]),
    ...(written === null ? [] : [`<details><summary>${words.inputs.save}</summary>`, block(written.split('\n')), '</details>']),
  ]
}
