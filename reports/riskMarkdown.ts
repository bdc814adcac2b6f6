/** What a plan may cost, which question is worth asking, how audits err and what the answer hangs on, in Markdown. */
import type { Sensitivity } from '../sim/estimates/sensitivity.ts'
import { audited, auditSentences, neededRows } from './auditText.ts'
import type { RunInput } from './input.ts'
import { name, table } from './markdownText.ts'
import { moneyText } from './moneyText.ts'
import { questionText } from './readingsText.ts'
import { breakingSentence, changeName, changesOf, sensitivitySentences } from './sensitivityText.ts'
import type { Voice } from './words/index.ts'

/** Of a plan. */
export function riskMarkdown(run: RunInput, voice: Voice): string[] {
  return [...money(run, voice), ...question(run, voice), ...audits(run, voice)]
}

const monthsOf = ({ results, compiled }: RunInput) => compiled?.scenario.simulate.months ?? results.months.length

function money(run: RunInput, voice: Voice): string[] {
  const { total, penalties, minutes } = moneyText(run.results, monthsOf(run), voice)
  return [`## ${voice.words.money.title}`, total === '' ? '' : `**${total}**`, `${penalties} ${minutes}`.trim()]
}

function question({ results, details }: RunInput, voice: Voice): string[] {
  const { readings = [], questions = [] } = details ?? {}
  if (questions.length === 0 || results.term.meets.everyMonth.probability === null) return []
  return [`## ${voice.words.readings.title}`, questionText(questions, readings, results, voice)]
}

function audits(run: RunInput, voice: Voice): string[] {
  const audit = run.details?.audit ?? null
  if (audit === null || audited(audit) === null) return []
  const said = voice.words.audit
  // Targets may hold the name of a number.
  const needed = neededRows(audit, run.results, voice).map(([target = '', calls = '']) => `- ${name(target, 300)}: ${calls}`)
  return [`## ${said.title}`, auditSentences(audit, run.results, monthsOf(run), voice).join(' '), `${said.neededTitle}:`, needed.join('\n')]
}

export function sensitivityMarkdown(sensitivity: Sensitivity, voice: Voice): string[] {
  const { words, numbers } = voice
  const said = words.sensitivity
  const rows = changesOf(sensitivity).map(({ factor, change, everyMonth, difference: { everyMonth: less } }) => [
    changeName(factor, change, voice),
    numbers.percent(everyMonth.probability),
    numbers.points(less.difference),
    less.ci95 === null ? '' : less.ci95.map((end) => numbers.points(end)).join(' … '),
  ])
  return [
    `## ${said.title}`,
    name(sensitivity.scenario, 120),
    [...sensitivitySentences(sensitivity, voice), breakingSentence(sensitivity, voice)].join(' ').trim(),
    rows.length === 0 ? '' : table([said.change, words.verdict.probability, said.difference, words.files.sure95], rows),
  ]
}
