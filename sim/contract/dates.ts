/** Arithmetic on dates without time or zone: "2027-01-31". */
const dayMillis = 86_400_000

const toDays = (date: string) =>
  Math.round(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / dayMillis)

export function addDays(date: string, days: number): string {
  return new Date((toDays(date) + days) * dayMillis).toISOString().slice(0, 10)
}

/** `months` later; the last day of a shorter month where there is no such day. */
export function addMonths(date: string, months: number): string {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = Math.floor(count / 12)
  const month = count % 12
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(Number(date.slice(8)), last))).toISOString().slice(0, 10)
}

/** Monday = 0. */
export function weekdayOf(date: string): number {
  return (toDays(date) + 3) % 7
}
