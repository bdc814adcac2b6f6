/**
 * How a contract reads one phone attempt received in hours: DESIGN section 5, after V4's words. A function of facts and rules alone,
 * without dependency, so that simulator, load test and call log share it.
 */
import { type Micros, Outcome } from '../facts.ts'

export const EarlyHangUp = { notInTime: 0, inTime: 1, excluded: 2 } as const
export const Denominator = { received: 0, offered: 1, answered: 2 } as const

/** A contract's rules, in microseconds; the words as numbers, which compare equally fast wherever they come from. */
export interface Rules {
  unansweredAfter: Micros
  busy: boolean
  recordedMessage: boolean
  voicemailInHours: boolean
  earlyHangUp: (typeof EarlyHangUp)[keyof typeof EarlyHangUp]
  shortHangUp: Micros
  /** A caller who gave up before the limit was over is lost. */
  hangUpBeforeLimitLost: boolean
  greetingIsMessage: boolean
  denominator: (typeof Denominator)[keyof typeof Denominator]
  /** false: from the queue. */
  clockStartsWithCall: boolean
}

/** Why a call is lost; `not` = it is not. */
export const LostBy = { not: 0, abandoned: 1, answeredLate: 2, busy: 3, recordedMessage: 4, voicemail: 5 } as const
export type LostBy = (typeof LostBy)[keyof typeof LostBy]
export const lostByNames = ['abandoned', 'answeredLate', 'busy', 'recordedMessage', 'voicemail'] as const

/** The time the contract measures: from the start of the call, or from the queue; for a lost call the whole call (V4). */
export function measuredTime(rules: Rules, duration: Micros, greeted: Micros): Micros {
  return rules.clockStartsWithCall ? duration : duration - greeted
}

/** Hang-ups shorter than `shortHangUp` are not counted at all. */
export function isCounted(rules: Rules, outcome: Outcome, measured: Micros): boolean {
  return outcome !== Outcome.abandoned || measured >= rules.shortHangUp
}

/**
 * Is the call lost, and why? An answer at exactly `unansweredAfter` is not late; who hangs up at exactly that instant did not give up
 * before the limit. A call still waiting at the end of the term counts as late once it has waited longer, and as not lost until then.
 * With `greetingIsMessage` a call that heard a greeting is lost by it, whatever came after.
 */
export function lostBy(rules: Rules, outcome: Outcome, measured: Micros, greeted: Micros): LostBy {
  switch (outcome) {
    case Outcome.busy:
      return rules.busy ? LostBy.busy : LostBy.not
    case Outcome.recordedMessage:
      return rules.recordedMessage ? LostBy.recordedMessage : LostBy.not
    case Outcome.voicemail:
      return rules.voicemailInHours ? LostBy.voicemail : LostBy.not
  }
  if (rules.greetingIsMessage && rules.recordedMessage && greeted > 0) return LostBy.recordedMessage
  if (outcome === Outcome.abandoned) return !rules.hangUpBeforeLimitLost && measured < rules.unansweredAfter ? LostBy.not : LostBy.abandoned
  return measured > rules.unansweredAfter ? LostBy.answeredLate : LostBy.not
}

/** Does the call belong to the denominator of answeredWithin? */
export function isInDenominator(rules: Rules, outcome: Outcome, measured: Micros, time: Micros): boolean {
  if (outcome === Outcome.abandoned && rules.earlyHangUp === EarlyHangUp.excluded && measured <= time) return false
  if (rules.denominator === Denominator.received) return true
  if (rules.denominator === Denominator.answered) return outcome === Outcome.answered
  return outcome === Outcome.answered || outcome === Outcome.abandoned || outcome === Outcome.inProgress
}

/** Is a call of the denominator in time? Exactly `time` is; busy, message and voicemail never are. */
export function isInTime(rules: Rules, outcome: Outcome, measured: Micros, time: Micros): boolean {
  if (measured > time) return false
  return outcome === Outcome.answered || (outcome === Outcome.abandoned && rules.earlyHangUp === EarlyHangUp.inTime)
}
