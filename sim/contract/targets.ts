/** Targets as the judge and the estimates need them: exact fractions, compared as whole numbers and never rounded. */
import type { Micros } from '../facts.ts'
import { microsPerSecond } from '../time.ts'
import { Denominator, EarlyHangUp, type Rules } from './classify.ts'
import type { Contract, Target } from './schema.ts'

export interface JudgedTarget {
  /** Its name in results: the measure, followed by what tells it apart: the numbers it speaks of, or its time where there are several. */
  key: string
  measure: 'answeredWithin' | 'lost'
  /** answeredWithin only. */
  time: Micros
  /** The share asked for, as numerator over denominator: exact. */
  limit: { numerator: number; denominator: number }
  /** Telephone numbers it speaks of, by index; null = all. */
  numbers: number[] | null
  /** false: shown in results because everybody asks for it, though the contract has no such target. */
  judged: boolean
}

/** Does `part` of `whole` meet the target? Only meaningful where `whole` > 0. */
export function meets(target: JudgedTarget, part: number, whole: number): boolean {
  const { numerator, denominator } = target.limit
  const atLeast = target.measure === 'answeredWithin'
  const found = part * denominator
  const asked = numerator * whole
  if (Number.isSafeInteger(found) && Number.isSafeInteger(asked)) return atLeast ? found >= asked : found <= asked
  const exactlyFound = BigInt(part) * BigInt(denominator)
  const exactlyAsked = BigInt(numerator) * BigInt(whole)
  return atLeast ? exactlyFound >= exactlyAsked : exactlyFound <= exactlyAsked
}

/** 0.9 -> 9/10: the decimal that was written, up to twelve places. */
export function exactShare(share: number): { numerator: number; denominator: number } {
  const digits = share.toFixed(12).replace(/0+$/, '')
  const denominator = Number(`1e${Math.max(0, digits.length - digits.indexOf('.') - 1)}`)
  return { numerator: Math.round(share * denominator), denominator }
}

/**
 * The contract's targets, and, not judged, the two measures over all calls that everybody asks for, where it has none: with the time
 * and the limit of its first target of that measure for some numbers, or V4's 90% within 20 s and 4% lost.
 */
export function judgedTargets(contract: Contract): JudgedTarget[] {
  const numbers = Object.keys(contract.numbers)
  const keyed: JudgedTarget[] = []
  for (const target of contract.targets) keyed.push(judged(target, keyed, numbers))
  for (const usual of [{ measure: 'answeredWithin', time: 20, atLeast: 0.9 } as const, { measure: 'lost', atMost: 0.04 } as const]) {
    if (keyed.some(({ key }) => key === usual.measure)) continue
    const like = contract.targets.find(({ measure }) => measure === usual.measure) ?? usual
    keyed.push({ ...judged({ ...like, numbers: undefined }, [], numbers), judged: false })
  }
  return keyed
}

/** `before` are the targets already named. */
function judged(target: Target, before: JudgedTarget[], numbers: string[]): JudgedTarget {
  const { measure } = target
  const detail = [target.time === undefined ? '' : `${target.time}s`, ...(target.numbers ?? [])].filter((part) => part !== '').join(' ')
  const place = before.filter((one) => one.measure === measure).length + 1
  // The measure alone names the first target over all calls.
  const names = [
    ...(target.numbers === undefined ? [measure] : []),
    ...(detail === '' ? [] : [`${measure} ${detail}`]),
    `${measure} ${place}`,
  ]
  return {
    key: names.find((name) => before.every(({ key }) => key !== name)) as string,
    measure,
    time: Math.round((target.time ?? 0) * microsPerSecond),
    limit: exactShare((target.atLeast ?? target.atMost) as number),
    numbers: target.numbers === undefined ? null : target.numbers.map((name) => numbers.indexOf(name)),
    judged: true,
  }
}

export function rulesOf(contract: Contract): Rules {
  const { lost, readings } = contract
  return {
    unansweredAfter: Math.round(lost.unansweredAfter * microsPerSecond),
    busy: lost.busy,
    recordedMessage: lost.recordedMessage,
    voicemailInHours: lost.voicemailInHours,
    earlyHangUp: EarlyHangUp[readings.earlyHangUp],
    shortHangUp: Math.round(readings.shortHangUp * microsPerSecond),
    hangUpBeforeLimitLost: readings.hangUpBeforeLimit === 'lost',
    greetingIsMessage: readings.greetingIsMessage === 'yes',
    denominator: Denominator[readings.denominator],
    clockStartsWithCall: readings.clockStarts === 'call',
  }
}
