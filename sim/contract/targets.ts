/** Targets as the judge and the estimates need them: exact fractions, compared as whole numbers and never rounded. */
import type { Micros } from '../facts.ts'
import { microsPerSecond } from '../units.ts'
import { Denominator, EarlyHangUp, type Rules } from './classify.ts'
import type { Contract, Target } from './schema.ts'

export interface JudgedTarget {
  /** Its name in results: the measure, followed by what tells it apart where a contract has several. */
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
  return target.measure === 'answeredWithin' ? part * denominator >= numerator * whole : part * denominator <= numerator * whole
}

/** 0.9 -> 9/10, by its shortest decimal. */
export function exactShare(share: number): { numerator: number; denominator: number } {
  const digits = share.toFixed(12).replace(/0+$/, '')
  const denominator = 10 ** Math.max(0, digits.length - digits.indexOf('.') - 1)
  return { numerator: Math.round(share * denominator), denominator }
}

/** The contract's targets, and the two measures everybody asks for where it has none. V4: 90% within 20 s, at most 4% lost. */
export function judgedTargets(contract: Contract): JudgedTarget[] {
  const numbers = Object.keys(contract.numbers)
  const keyed = contract.targets.map((target) => judged(target, contract.targets, numbers))
  if (!keyed.some(({ measure }) => measure === 'answeredWithin'))
    keyed.push({ ...judged({ measure: 'answeredWithin', time: 20, atLeast: 0.9 }, [], numbers), judged: false })
  if (!keyed.some(({ measure }) => measure === 'lost'))
    keyed.push({ ...judged({ measure: 'lost', atMost: 0.04 }, [], numbers), judged: false })
  return keyed
}

function judged(target: Target, all: Target[], numbers: string[]): JudgedTarget {
  const alike = all.filter(({ measure }) => measure === target.measure)
  const place = alike.indexOf(target)
  const detail = [target.time === undefined ? '' : `${target.time}s`, ...(target.numbers ?? [])].filter((part) => part !== '').join(' ')
  return {
    key: place <= 0 ? target.measure : `${target.measure} ${detail || place + 1}`,
    measure: target.measure,
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
