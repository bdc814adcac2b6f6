/** What an address names. */

/** ?in=a&in=b -> ["a", "b"] */
export function namesOf(query: unknown): string[] {
  const value = (query as Record<string, unknown>).in ?? []
  return (Array.isArray(value) ? value : [value]).map(String)
}

/** ?file=a; empty when there is none, or more than one. */
export function fileOf(query: unknown): string {
  const value = (query as Record<string, unknown>).file
  return typeof value === 'string' ? value : ''
}
