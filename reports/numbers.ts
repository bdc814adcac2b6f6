/** Numbers, shares, durations and dates as each language writes them. Nothing is rounded across a limit, nor to certainty. */
import type { Seconds } from '../sim/time.ts'

export const languages = ['en', 'it'] as const
export type Language = (typeof languages)[number]

const marks = { en: { decimal: '.', group: ',' }, it: { decimal: ',', group: '.' } }

const months = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  it: ['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre'],
}

export interface Numbers {
  /** 1234.5 -> "1,234.5". What is more than nothing is not shown as 0. */
  amount: (value: number, digits?: number) => string
  /** With its sign: "+1.2", "−0.3", "0". */
  signed: (value: number, digits?: number) => string
  /** "89.9%": with as many decimals as it takes, up to three, to stay on its own side of `limit`, of 0 and of 1; then "<90%". null: no data. */
  percent: (share: number | null, limit?: number) => string
  /** For "no less than ...": never rounded up to a whole percent. */
  percentBelow: (share: number | null, limit?: number) => string
  /** A share as a contract has it: 0.925 -> "92.5%". */
  limit: (share: number) => string
  /** A difference of shares in points: "+1.2". */
  points: (difference: number | null, digits?: number) => string
  /** About: 2520 -> "42 min". */
  span: (seconds: Seconds) => string
  /** Whole minutes, exactly: 6600 -> "1 h 50 min". */
  exactSpan: (seconds: Seconds) => string
  /** A limit as a contract has it: 20 -> "20 s", 120 -> "2 min". */
  time: (seconds: Seconds) => string
  /** "2027-03-12" -> "12 March 2027". */
  date: (date: string) => string
  /** "12-24" or "2027-12-24" -> "24 December". */
  day: (day: string) => string
  /** "2027-03" -> "March 2027". */
  month: (month: string) => string
  /** "2027-03" -> "Mar 2027". */
  shortMonth: (month: string) => string
}

export function numbersOf(language: Language, noData: string): Numbers {
  const { decimal, group } = marks[language]
  const written = (plain: string) => {
    const [whole = '', fraction] = plain.split('.')
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
    return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`
  }
  const amount = (value: number, digits = 0): string => {
    if (value < 0) return `−${amount(-value, digits)}`
    const shown = value.toFixed(digits)
    if (value > 0 && Number(shown) === 0) return digits < 3 ? amount(value, digits + 1) : `<${written((10 ** -digits).toFixed(digits))}`
    return written(shown)
  }
  const limit = (share: number) => `${written(String(Number((share * 100).toFixed(6))))}%`
  const signed = (value: number, digits = 0) => {
    if (value === 0) return '0'
    return value > 0 ? `+${amount(value, digits)}` : amount(value, digits)
  }
  const monthOf = (text: string) => months[language][Number(text.slice(5, 7)) - 1] as string
  return {
    amount,
    signed,
    percent: (share, edge) => (share === null ? noData : percentOf(share, edge, written, limit)),
    percentBelow: (share, edge) => {
      if (share === null) return noData
      const shown = Number.parseFloat(percentOf(share, edge, String, limit))
      return percentOf(share, shown > 100 * share && Number.isInteger(shown) ? shown / 100 : edge, written, limit)
    },
    limit,
    points: (difference, digits = 1) => (difference === null ? noData : signed(difference * 100, digits)),
    span: (seconds) => {
      if (seconds < 60) return `${amount(seconds)} s`
      return seconds < 5940 ? `${Math.round(seconds / 60)} min` : `${amount(seconds / 3600, 1)} h`
    },
    exactSpan: (seconds) => {
      const hours = Math.floor(seconds / 3600)
      const minutes = Math.round((seconds % 3600) / 60)
      if (hours === 0) return `${minutes} min`
      return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`
    },
    time: (seconds) => {
      if (seconds > 0 && seconds % 3600 === 0) return `${written(String(seconds / 3600))} h`
      return seconds > 0 && seconds % 60 === 0 ? `${written(String(seconds / 60))} min` : `${written(String(seconds))} s`
    },
    date: (date) => `${Number(date.slice(8, 10))} ${monthOf(date)} ${date.slice(0, 4)}`,
    day: (day) => `${Number(day.slice(-2))} ${months[language][Number(day.slice(-5, -3)) - 1]}`,
    month: (month) => `${monthOf(month)} ${month.slice(0, 4)}`,
    shortMonth: (month) => `${monthOf(month).slice(0, 3)} ${month.slice(0, 4)}`,
  }
}

function percentOf(share: number, limit: number | undefined, written: (plain: string) => string, limitText: (share: number) => string) {
  if (share === 0 || share === 1) return limitText(share)
  const edges = [limit ?? 0, 0, 1]
  let near: number | undefined
  for (let digits = 1; digits <= 3; digits++) {
    const shown = (share * 100).toFixed(digits)
    near = edges.find((edge) => edge !== share && Number(shown) === Number((edge * 100).toFixed(digits)))
    if (near === undefined) return `${written(shown)}%`
  }
  return `${share < (near as number) ? '<' : '>'}${limitText(near as number)}`
}
