/** k6's counters and Rates counted again, from the lines. */
import { isCounted, isInDenominator, isInTime, LostBy, lostBy, measuredTime } from '../../sim/contract/classify.ts'
import { Outcome } from '../../sim/facts.ts'
import { targetMetrics } from '../../sim/load/k6Metrics.ts'
import type { LoadPlan } from '../../sim/load/plan.ts'
import type { K6Result } from './k6.ts'

const outcomeCounters = {
  calls_answered: 'answered',
  calls_abandoned: 'abandoned',
  calls_busy: 'busy',
  calls_recorded_message: 'recordedMessage',
  calls_voicemail: 'voicemail',
  calls_in_progress: 'inProgress',
} as const
const lossCounters = {
  calls_lost_by_abandoned: LostBy.abandoned,
  calls_lost_by_answered_late: LostBy.answeredLate,
  calls_lost_by_busy: LostBy.busy,
  calls_lost_by_recorded_message: LostBy.recordedMessage,
  calls_lost_by_voicemail: LostBy.voicemail,
}

export function recount({ rules, contacts, targets, lateAfter }: LoadPlan, { lines, facts, failures }: K6Result) {
  const inHours = facts
    .filter((fact) => fact.inHours)
    .map(({ contact, outcome, duration, greeted }) => {
      const measured = measuredTime(rules, duration, greeted)
      const code = Outcome[outcome]
      return { number: contacts[contact].number, outcome, code, measured, cause: lostBy(rules, code, measured, greeted) }
    })
    .filter(({ code, measured }) => isCounted(rules, code, measured))
  const resolved = lines.filter(({ line }) => line === 'fact' || line === 'registered')
  const followed = lines.flatMap((line) => (line.line === 'exchange' ? [] : [line]))
  const first = (line: (typeof followed)[number]) => line.line === 'registered' || line.attempt === 1
  const names = targetMetrics(targets)
  return {
    counters: {
      contacts_planned: contacts.length,
      contacts_offered: followed.filter(first).length,
      redials_offered: followed.filter((line) => !first(line)).length,
      contacts_resolved: resolved.length - facts.filter(({ attempt }) => attempt > 1).length,
      redials_resolved: facts.filter(({ attempt }) => attempt > 1).length,
      calls_received: inHours.length,
      calls_out_of_hours: facts.filter((fact) => !fact.inHours).length,
      ...Object.fromEntries(
        Object.entries(outcomeCounters).map(([name, own]) => [name, inHours.filter(({ outcome }) => outcome === own).length]),
      ),
      ...Object.fromEntries(Object.entries(lossCounters).map(([name, own]) => [name, inHours.filter(({ cause }) => cause === own).length])),
    } as Record<string, number>,
    rates: {
      transport_errors: { part: failures.length, whole: failures.length + resolved.length },
      late_replays: { part: followed.filter(({ lag }) => lag > lateAfter).length, whole: followed.length },
      ...Object.fromEntries(
        targets.map(({ measure, time, numbers }, i) => {
          const spokenOf = inHours.filter(({ number }) => numbers?.includes(number) ?? true)
          const whole =
            measure === 'lost' ? spokenOf : spokenOf.filter(({ code, measured }) => isInDenominator(rules, code, measured, time))
          const part = whole.filter(({ code, measured, cause }) =>
            measure === 'lost' ? cause !== LostBy.not : isInTime(rules, code, measured, time),
          )
          return [names[i], { part: part.length, whole: whole.length }]
        }),
      ),
    } as Record<string, { part: number; whole: number }>,
  }
}
