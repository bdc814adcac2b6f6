/** Values as YAML on one line, quoted where they would be read as something else. */
import { parse } from 'yaml'

export function flow(value: unknown): string {
  if (typeof value === 'string') return scalar(value)
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, one]) => `${scalar(key)}: ${flow(one)}`)
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`
  }
  return String(value)
}

/** Words, durations, shares and dates are plain; times of day and all that has a meaning in YAML stand in quotes. */
function scalar(text: string): string {
  return /^[\p{L}\p{N}]([\p{L}\p{N} _.%-]*[\p{L}\p{N}_.%-])?$/u.test(text) && parse(text) === text ? text : JSON.stringify(text)
}
