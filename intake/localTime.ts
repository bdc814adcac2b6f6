/** Instants as people read them: local, with the zone's offset. */
import { DateTime, IANAZone } from 'luxon'

/** Offsets change on the quarter of an hour. Milliseconds. */
const quarter = 900_000
const farthest = Date.UTC(9999, 11, 31)

export class LocalTime {
  readonly timezone: string
  private readonly zone: IANAZone
  private asked = Number.NaN
  private offset = 0

  constructor(timezone: string) {
    this.timezone = timezone
    this.zone = IANAZone.create(timezone)
  }

  /** Epoch milliseconds -> "2027-03-08T10:00:01.234+01:00". What lies beyond all calendars is the end of 9999. */
  instant(epoch: number): string {
    const offset = this.offsetAt(Math.min(epoch, farthest))
    const [sign, minutes] = offset < 0 ? ['-', -offset] : ['+', offset]
    const two = (value: number) => String(value).padStart(2, '0')
    return `${this.local(epoch)}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  }

  /** Epoch milliseconds -> "2027-03-08T10:00:01.234". */
  local(epoch: number): string {
    const at = Math.min(epoch, farthest)
    return new Date(at + this.offsetAt(at) * 60_000).toISOString().slice(0, -1)
  }

  /** The local date: "2027-03-08". */
  date(epoch: number): string {
    return this.local(epoch).slice(0, 10)
  }

  /** "2027-03-08T10:00" and finer -> epoch milliseconds; undefined when no clock shows it. */
  parse(local: string): number | undefined {
    const read = DateTime.fromISO(local, { zone: this.zone })
    // Luxon moves a time that the change to summer time skips.
    return read.isValid && read.toISO({ includeOffset: false })?.startsWith(local.slice(0, 16)) ? read.toMillis() : undefined
  }

  /** Epoch milliseconds of the first instant of a local date. */
  midnight(date: string): number {
    return DateTime.fromISO(date, { zone: this.zone }).startOf('day').toMillis()
  }

  /** Minutes east of Greenwich. */
  private offsetAt(epoch: number): number {
    const asked = Math.floor(epoch / quarter)
    if (asked !== this.asked) {
      this.asked = asked
      this.offset = this.zone.offset(asked * quarter)
    }
    return this.offset
  }
}
