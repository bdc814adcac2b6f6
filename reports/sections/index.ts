/** All parts of a report, in the order of the page. */
import { type ReportInput, sizingOf } from '../input.ts'
import { mainRun, requiredOf, type Shown, shownOf } from '../shown.ts'
import type { Chart } from '../specs/chart.ts'
import type { Voice } from '../words/index.ts'
import { assumptionsSection } from './assumptions.ts'
import { auditSection } from './audit.ts'
import { calendarSection } from './calendar.ts'
import { daySection } from './day.ts'
import { inputsSection } from './inputs.ts'
import { measuredSection } from './measured.ts'
import { moneySection } from './money.ts'
import { plansSection } from './plans.ts'
import { readingsSection } from './readings.ts'
import type { Section } from './section.ts'
import { sensitivitySection } from './sensitivity.ts'
import { sizingSections } from './sizing.ts'
import { callersSection, spreadSection } from './spread.ts'
import { verdictSection } from './verdict.ts'

export type { Section } from './section.ts'

/** `shown` is what is shown of the plan that the report is about, if there is one. */
export function sectionsOf(input: ReportInput, shown: Shown | null, voice: Voice): Section[] {
  const run = mainRun(input)
  const ofPlan = shown === null ? [] : planSections(shown, requiredOf(input), voice)
  const [verdict, ...rest] = ofPlan
  const sized = sizingSections(input, voice)
  const aboutSized = run === null || sizingOf(input, run) !== null
  return [
    ...(aboutSized ? [...sized.plans, verdict] : [verdict, ...sized.plans]),
    ...sized.more,
    plansSection(input, voice),
    ...rest,
    sensitivitySection(input, voice),
    measuredSection(input, voice),
    inputsSection(input, run, voice),
    assumptionsSection(run, voice),
  ].filter((section): section is Section => section !== null && section !== undefined)
}

function planSections(shown: Shown, required: number | null, voice: Voice): (Section | null)[] {
  const { months } = shown.results
  return [
    verdictSection(shown, required, voice),
    ...(months.length === 0 ? [] : [calendarSection(shown, voice)]),
    daySection(shown, voice),
    ...(months.length === 0 ? [] : [spreadSection(shown, voice)]),
    callersSection(shown, voice),
    moneySection(shown, voice),
    readingsSection(shown, voice),
    auditSection(shown, voice),
  ]
}

/** Every chart of a report. */
export function chartsOf(input: ReportInput, voice: Voice): Chart[] {
  const run = mainRun(input)
  return sectionsOf(input, run === null ? null : shownOf(run), voice).flatMap(({ charts }) => charts)
}
