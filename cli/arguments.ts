/** What options take: each parser returns the value, or throws what commander shows. */
import { InvalidArgumentError } from 'commander'
import { visible } from '../run/problems.ts'
import { factorNames, type Ranges } from '../sim/estimates/sensitivity.ts'
import { type LocalWindow, parseWindow } from '../sim/load/window.ts'
import { parseDuration, parseShare, type Seconds } from '../sim/time.ts'
import { date } from '../sim/units.ts'
import { mostShown } from './requirement.ts'
import { wrap } from './table.ts'
import { percent } from './words.ts'

export const wholeFrom = (min: number, max: number) => (text: string) => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < min || value > max) throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.`)
  return value
}

export function dateArgument(text: string): string {
  const read = date.safeParse(text)
  if (!read.success) throw new InvalidArgumentError(`Expected ${read.error.issues[0]?.message}.`)
  return text
}

export function shareArgument(text: string): number {
  const share = parseShare(/^\d+(\.\d+)?$/.test(text) ? Number(text) : text)
  if (share === undefined) throw new InvalidArgumentError('Expected a share such as 95% or 0.95.')
  return share
}

/** No number of replications shows certainty: the lower end of an interval lies below 1. */
export function requireArgument(text: string): number {
  const share = shareArgument(text)
  if (share === 1)
    throw new InvalidArgumentError(
      `Expected a share below 100%: no number of replications shows certainty; 1000 of them can show ${percent(mostShown(1000))} at most.`,
    )
  return share
}

export function precisionArgument(text: string): number {
  const share = shareArgument(text)
  if (share < 0.001) throw new InvalidArgumentError('Expected a half-width of 0.1% or more, such as 1%.')
  return share
}

export function textArgument(text: string): string {
  if (text === '') throw new InvalidArgumentError('Expected text that is not empty.')
  return text
}

const mostSamples = 12
/** "30,100": calls that an audit checks. */
export function samplesArgument(text: string): number[] {
  const samples = text.split(',').map((one) => one.trim())
  if (samples.length > mostSamples || samples.some((one) => !/^[1-9]\d{0,6}$/.test(one)))
    throw new InvalidArgumentError(`Expected numbers of calls such as 30,100,400, ${mostSamples} at most.`)
  return samples.map(Number)
}

export function windowArgument(text: string): LocalWindow {
  const window = parseWindow(text)
  if (window === undefined) throw new InvalidArgumentError('Expected a date and two times of one day, such as "2027-03-08 10:00..10:10".')
  return window
}

export function durationArgument(text: string): Seconds {
  const seconds = parseDuration(text)
  if (seconds === undefined || seconds === 0) throw new InvalidArgumentError('Expected a duration such as 10m or 1h.')
  return seconds
}

/** Contacts a minute, rising. */
export function ratesArgument(text: string): number[] {
  const rates = text.split(',').map((one) => (/^ *\d+ *$/.test(one) ? Number(one) : Number.NaN))
  if (!rates.every((rate, i) => rate >= 1 && rate <= 1_000_000 && (i === 0 || rate > rates[i - 1])))
    throw new InvalidArgumentError('Expected whole numbers of contacts a minute, rising, such as 30 or 10,20,40.')
  return rates
}

/** Of an option that may be given several times. */
export const several = (text: string, before: string[] = []) => [...before, textArgument(text)]

const mostShares = 5
/** "volume=5%,10%", several times: by how much each is changed, up and down. */
export function rangesArgument(text: string, before: Ranges = {}): Ranges {
  const [name = '', shares = ''] = text.split('=').map((part) => part.trim())
  const factor = factorNames.find((one) => one === name)
  if (factor === undefined) throw new InvalidArgumentError(`Expected one of ${factorNames.join(', ')}, such as volume=5%,10%.`)
  const found = shares.split(',').map((one) => parseShare(one.trim()) ?? Number.NaN)
  if (found.length > mostShares || !found.every((one) => one > 0 && one < 1))
    throw new InvalidArgumentError(`Expected shares between 0% and 100%, ${mostShares} at most, such as ${factor}=5%,10%.`)
  return { ...before, [factor]: [...new Set(found)].sort((a, b) => a - b) }
}

/** commander's message: what was found, and what would do, in 80 columns. */
export function usage(message: string): string {
  return inLines(found(message))
}

/** Lines that are longer than 80 columns are broken. */
function inLines(text: string): string {
  return text.replace(/^.{81,}$/gm, (line) => wrap(line, { width: 80 }))
}

function found(message: string): string {
  const [, option, given, rest] = /^error: option '([^']*)' argument '([\s\S]*)' is invalid\. (.*)$/m.exec(message) ?? []
  if (option === undefined) return message.replace(/^error: /, 'pronto: ')
  return `pronto: ${option.replace(/^.*(--\S+).*$/, '$1')} was given "${visible(given ?? '')}". ${rest}`
}
