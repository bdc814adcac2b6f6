/**
 * A desk of a few callers, worked out by hand. The Model is made here and not compiled, so that a test shows all that matters.
 * Every caller is a contact type of its own whose rate is not 0 in one microsecond only; its name gets the suffix with which exactly
 * one contact comes then.
 */
import type { Law } from '../../../sim/demand/distributions/index.ts'
import { Arrivals } from '../../../sim/engine/arrivals.ts'
import type { GroupModel, Model, NumberModel, TermModel, TypeModel } from '../../../sim/engine/model.ts'

export const second = 1_000_000
export const daily = 86_400 * second
export const seed = 'tiny'

/** "08:30" or "08:30:15" -> microseconds since midnight. */
export function clock(time: string): number {
  const [hours, minutes, seconds = '0'] = time.split(':')
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * second
}

export interface Caller {
  /** Time of day; absent: nobody calls, the type is there for transfers. */
  at?: string
  day?: number
  /** Seconds, or a law. */
  handling?: number | Law
  patience?: number | Law
  /** What groups have skills for; "call" by default. */
  kind?: string
  phone?: boolean
  number?: string
  priority?: number
  wrapUp?: number
  balk?: number
  leavesInGreeting?: number
  leavesMessage?: number
  reached?: number
  /** Seconds. */
  reachedNot?: number
  /** Name of the caller whose type it is handed on to, always. */
  transferTo?: string
}

export interface TinyGroup {
  /** Agents on duty by time of day, every day. */
  levels: Record<string, number>
  /** Rostered (breaks included), where that differs. */
  rostered?: Record<string, number>
  /** Kinds; absent = all. */
  skills?: string[]
  absence?: number
  handlingFactor?: number
  name?: string
}

export interface TinyDesk {
  callers: Record<string, Caller>
  groups?: TinyGroup[]
  /** Opening hours of each number, every day; "main" 08:00 to 18:00 when absent. Out of hours is deemed received at the next opening. */
  hours?: Record<string, string[]>
  days?: number
  /** Seconds. */
  greeting?: number
  ring?: number
  /** Lines of each number, "main" alone when a number. */
  lines?: number | Record<string, number>
  rules?: Partial<Pick<Model, 'queueLimit' | 'onQueueFull' | 'atClose' | 'voicemail' | 'reserveForPhone' | 'redial'>>
}

const lawOf = (value: number | Law): Law => (typeof value === 'number' ? { law: 'constant', value } : value)

export function tinyModel(desk: TinyDesk): Model {
  const { callers, groups = [{ levels: { '00:00': 1 } }], hours = { main: ['08:00-18:00'] }, days = 1, lines = {} } = desk
  const names = Object.keys(callers)
  const numbers = Object.keys(hours)
  const kinds = names.map((name) => callers[name].kind ?? 'call')
  const pools = typeof lines === 'number' ? { main: lines } : lines
  const term = termOf(days)
  return {
    term,
    numbers: numbers.map((name) => numberOf(name, hours[name], term, Object.keys(pools).indexOf(name))),
    types: names.map((name) => typeOf(name, callers[name], days, numbers, names)),
    groups: groups.map((group, i) => groupOf(group, i, kinds, days)),
    lines: Object.values(pools),
    queueLimit: Number.POSITIVE_INFINITY,
    onQueueFull: 'recordedMessage',
    greeting: (desk.greeting ?? 0) * second,
    ring: (desk.ring ?? 0) * second,
    atClose: 'serve',
    voicemail: true,
    reserveForPhone: 0,
    redial: null,
    busyness: 0,
    forecastError: { cv: 0, per: 'term' },
    ...desk.rules,
  }
}

function termOf(days: number): TermModel {
  const dayStart = Float64Array.from({ length: days + 1 }, (_, day) => day * daily)
  return {
    length: days * daily,
    dayStart,
    dayMonth: new Uint16Array(days),
    months: ['2027-01'],
    binMonth: new Uint16Array(days * 48),
    binInterval: Uint16Array.from({ length: days * 48 }, (_, bin) => bin % 336),
  }
}

function numberOf(name: string, hours: string[], { dayStart, length }: TermModel, linePool: number): NumberModel {
  const pieces = Array.from(dayStart.slice(0, -1)).flatMap((start) =>
    hours.map((text) => {
      const [from, to] = text.split('-').map((time) => start + clock(time))
      return { from, to }
    }),
  )
  const open: typeof pieces = []
  for (const piece of pieces) {
    const before = open[open.length - 1]
    if (before?.to === piece.from) before.to = piece.to
    else open.push({ ...piece })
  }
  const receipt = [{ start: 0, deemed: open[0].from }]
  open.forEach(({ from, to }, i) => {
    receipt.push({ start: from, deemed: -1 })
    if (to < length) receipt.push({ start: to, deemed: open[i + 1]?.from ?? Number.POSITIVE_INFINITY })
  })
  return {
    name,
    openFrom: Float64Array.from(open, ({ from }) => from),
    openTo: Float64Array.from(open, ({ to }) => to),
    receiptStart: Float64Array.from(receipt, ({ start }) => start),
    receiptDeemed: Float64Array.from(receipt, ({ deemed }) => deemed),
    linePool,
  }
}

function typeOf(name: string, caller: Caller, days: number, numbers: string[], names: string[]): TypeModel {
  const { at, day = 0, handling = 60, patience, phone = true } = caller
  const instant = at === undefined ? -1 : day * daily + clock(at)
  const type: TypeModel = {
    name,
    phone,
    number: numbers.indexOf(caller.number ?? numbers[0]),
    rateStart: at === undefined ? new Float64Array(0) : Float64Array.of(instant, instant + 1),
    rate: at === undefined ? new Float64Array(0) : Float64Array.of(1, 0),
    dayPiece: Uint32Array.from({ length: days + 1 }, (_, i) => (at !== undefined && i > day ? 2 : 0)),
    handling: lawOf(handling),
    wrapUp: caller.wrapUp ?? 0,
    patience: patience === undefined ? null : lawOf(patience),
    balk: caller.balk ?? 0,
    leavesInGreeting: caller.leavesInGreeting ?? 0,
    leavesMessage: caller.leavesMessage ?? 1,
    reached: caller.reached ?? 1,
    reachedNot: (caller.reachedNot ?? 30) * second,
    priority: caller.priority ?? 1,
    transferTo: caller.transferTo === undefined ? -1 : names.indexOf(caller.transferTo),
    transferProbability: caller.transferTo === undefined ? 0 : 1,
  }
  return at === undefined ? type : withOneContact(type, day)
}

/** A Poisson number with mean 1 is 1 with probability 1/e: a few names are enough. */
function withOneContact(type: TypeModel, day: number): TypeModel {
  for (let suffix = 0; ; suffix++) {
    const renamed = { ...type, name: `${type.name} ${suffix}` }
    const arrivals = new Arrivals(renamed)
    arrivals.seed(seed, 0)
    for (let d = 0; d <= day; d++) arrivals.draw(d, 1, (d + 1) * daily)
    if (arrivals.count === 1) return renamed
  }
}

function groupOf(
  { levels, rostered = levels, skills, absence = 0, handlingFactor = 1, name }: TinyGroup,
  index: number,
  kinds: string[],
  days: number,
): GroupModel {
  const at = [...new Set([0, ...Object.keys(levels).map(clock), ...Object.keys(rostered).map(clock)])].sort((a, b) => a - b)
  const level = (table: Record<string, number>, time: number) => {
    const steps = Object.entries(table).filter(([from]) => clock(from) <= time)
    return steps.sort(([a], [b]) => clock(b) - clock(a))[0]?.[1] ?? 0
  }
  const agents = Math.max(...Object.values(rostered), ...Object.values(levels))
  const matrix = (table: Record<string, number>) =>
    Uint8Array.from(at.flatMap((time) => Array.from({ length: agents }, (_, agent) => (agent < level(table, time) ? 1 : 0))))
  return {
    name: name ?? `group ${index + 1}`,
    agents,
    absence,
    handlingFactor,
    costPerHour: 0,
    skills: kinds.flatMap((kind, type) => (skills === undefined || skills.includes(kind) ? [type] : [])),
    templates: [{ at: Float64Array.from(at), duty: matrix(levels), rostered: matrix(rostered) }],
    dayTemplate: new Int16Array(days),
  }
}
