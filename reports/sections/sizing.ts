/** What sizing found: the plan in words and figures, what certainty costs, the roster, and one head more or fewer. */
import type { Sizing } from '../../sim/sizing/result.ts'
import { html, shortened } from '../escape.ts'
import type { ReportInput } from '../input.ts'
import { hardestWeekday, type Roster, rosterOf, rosterWeekdays } from '../roster.ts'
import { shiftTable, sizingFigures, sizingText, type Weekday } from '../sizing.ts'
import type { Chart } from '../specs/chart.ts'
import { frontier } from '../specs/frontier.ts'
import { oneHead } from '../specs/oneHead.ts'
import { rosterNeed } from '../specs/rosterNeed.ts'
import { rosterShifts } from '../specs/rosterShifts.ts'
import type { Voice } from '../words/index.ts'
import { figure, tableHtml } from './figure.ts'
import type { Section } from './section.ts'

/** Of each plan found: the plan itself, then what is told of it. */
export function sizingSections({ sizings = [] }: ReportInput, voice: Voice): { plans: Section[]; more: Section[] } {
  const { words } = voice
  const several = sizings.length > 1
  const plans: Section[] = []
  const more: Section[] = []
  sizings.forEach(({ label, sizing }, i) => {
    const suffix = suffixOf(i)
    const title = (text: string) => (several ? `${text}: ${shortened(label, 60)}` : text)
    const said = words.sizing
    plans.push({ id: `plan-found${suffix}`, title: title(said.title), charts: [], html: planHtml(sizing, voice) })
    if (sizing.plan !== null && sizing.frontier.length > 0) {
      const chart = frontier(sizing, suffix, voice)
      more.push({
        id: `frontier${suffix}`,
        title: title(said.frontier.title),
        charts: [chart],
        html: `<p>${html(said.frontier.intro(sizing.rulesOfThumb.length > 0))}</p>${figure(chart, voice)}`,
      })
    }
    if (sizing.intervals.length > 0) more.push(rosterSection(sizing, rosterOf(sizing, suffix, voice), title, voice))
    if (sizing.changes.length > 0) {
      const chart = oneHead(sizing, suffix, voice)
      const n = Math.max(...sizing.changes.map((change) => change.n))
      more.push({
        id: `one-head${suffix}`,
        title: title(said.oneHead.title),
        charts: [chart],
        html: `<p>${html(said.oneHead.intro(voice.numbers.amount(n), sizing.require !== null))}</p>${figure(chart, voice)}`,
      })
    }
  })
  return { plans, more }
}

/** Rosters of a report, for its page to draw again. */
export const rostersOf = ({ sizings = [] }: ReportInput, voice: Voice): Roster[] =>
  sizings.map(({ sizing }, i) => rosterOf(sizing, suffixOf(i), voice))

const suffixOf = (i: number) => (i === 0 ? '' : `-${i + 1}`)

function planHtml(sizing: Sizing, voice: Voice): string {
  const { headline, why, notes } = sizingText(sizing, voice)
  const figures = sizingFigures(sizing, voice).map(
    ({ name, value, note }) => `<div><dt>${html(name)}</dt><dd><b>${html(value)}</b> <span>${html(note)}</span></dd></div>`,
  )
  return [
    `<p class="headline">${html(headline)}</p>`,
    why === '' ? '' : `<p>${html(why)}</p>`,
    figures.length === 0 ? '' : `<dl class="figures">${figures.join('')}</dl>`,
    `<div>${notes.map((note) => `<p>${html(note)}</p>`).join('')}</div>`,
  ].join('')
}

function rosterSection(sizing: Sizing, roster: Roster, title: (text: string) => string, voice: Voice): Section {
  const said = voice.words.sizing.roster
  const first = hardestWeekday(roster)
  const charts = rosterCharts(roster, first, voice)
  const found = roster.shifts.length > 0
  const pictures = charts.map((chart) => figure(chart, voice)).join('')
  const week = `<h3>${html(said.week)}</h3><div class="scroll totals" tabindex="0" role="group" aria-label="${html(said.week)}">${tableHtml(shiftTable(sizing, voice))}</div>`
  return {
    id: `roster${roster.suffix}`,
    title: title(found ? said.title : said.titleWithout),
    charts,
    html: `${found ? `<p>${html(said.intro)}</p>` : ''}${weekdaySwitch(roster, first, voice)}${pictures}${found ? week : ''}`,
  }
}

/** Without a plan, what is needed alone. */
export function rosterCharts(roster: Roster, weekday: Weekday, voice: Voice): Chart[] {
  const need = rosterNeed(roster, weekday, voice)
  return roster.shifts.length === 0 ? [need] : [rosterShifts(roster, weekday, voice), need]
}

function weekdaySwitch(roster: Roster, chosen: Weekday, { words }: Voice): string {
  const weekdays = rosterWeekdays(roster)
  if (weekdays.length < 2) return ''
  const option = (weekday: Weekday) =>
    `<label><input type="radio" name="roster-day${roster.suffix}" value="${weekday}"${weekday === chosen ? ' checked' : ''}><span>${html(words.weekdays[weekday])}</span></label>`
  return `<fieldset class="switch"><legend>${html(words.sizing.roster.which)}</legend>${weekdays.map(option).join('')}</fieldset>`
}
