/** Contracts for tests: made in place, or shipped. */
import { join } from 'node:path'
import { readContract } from '../../run/read/documents.ts'
import { type Contract, contractSchema } from '../../sim/contract/schema.ts'

/** A Monday-to-Friday desk, 08:30 to 17:30, with what the test says otherwise. */
export function contractOf(parts: Record<string, unknown> = {}): Contract {
  return contractSchema.parse({ name: 'A desk', hours: { 'mon-fri': ['08:30-17:30'] }, ...parts })
}

export const folder = join(import.meta.dirname, '../../scenarios/contracts')

export function shipped(name: string): Contract {
  return readContract(join(folder, `${name}.yaml`))
}

/** The days from `first` to `last`, both included, by UTC arithmetic of the test's own. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(`${first}T00:00:00Z`); at <= Date.parse(`${last}T00:00:00Z`); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}

/** Sunday = 0, as Date has it. */
export function sundayBased(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}
