/** Scenarios that each strain one rule of DESIGN section 4. Short terms and small volumes: every contact is compared. */
import type { Written } from './replay.ts'

type Part<Key extends keyof Written> = Partial<Written[Key]>
type ContactType = Written['demand']['contacts'][number]
type Group = Written['staffing']['groups'][number]

/** A desk open on weekday mornings and afternoons, with one type and one group, and what the scenario changes. */
export function desk(changes: {
  contract?: Part<'contract'>
  demand?: Part<'demand'>
  staffing?: Part<'staffing'>
  simulate?: Part<'simulate'>
  data?: Written['data']
}): Written {
  return {
    contract: { name: 'test', hours: { 'mon-fri': ['08:30-13:30', '14:30-17:30'] }, ...changes.contract },
    demand: { contacts: [call()], ...changes.demand },
    staffing: { groups: [group()], ...changes.staffing },
    simulate: { from: '2027-03-22', months: 1, replications: 1, seed: 'rules', ...changes.simulate },
    ...(changes.data === undefined ? {} : { data: changes.data }),
  }
}

export function call(changes: Partial<ContactType> = {}): ContactType {
  return {
    type: 'order',
    volume: { perOpenDay: 120 },
    handling: { lognormal: { mean: '4m', cv: 0.9 } },
    patience: { exponential: { mean: '2m' } },
    ...changes,
  }
}

export function group(changes: Partial<Group> = {}): Group {
  const levels = changes.levels !== undefined
  return { name: 'desk', ...(levels ? {} : { agents: 2, shift: ['08:30-13:30', '14:30-17:30'] }), ...changes }
}

const busy = { perOpenDay: 200 }
const roundTheClock = { 'mon-sun': ['00:00-24:00'] }

export const strained: Record<string, Written> = {
  'one group, patience': desk({}),
  'lines and wrap-up': desk({ demand: { contacts: [call({ volume: busy, wrapUp: '30%' })] }, staffing: { lines: 4 } }),
  'queue limit and a recorded message, with redials': desk({
    demand: { contacts: [call({ volume: busy })], redial: { probability: '60%', after: { exponential: { mean: '5m' } } } },
    staffing: { queueLimit: 1, onQueueFull: 'recordedMessage' },
  }),
  'queue limit and busy': desk({
    demand: { contacts: [call({ volume: busy })] },
    staffing: { queueLimit: 2, onQueueFull: 'busy', lines: 5 },
  }),
  'queue limit and voicemail, called back': desk({
    demand: { contacts: [call({ volume: busy, leavesMessage: '70%', reached: '80%', reachedNot: '20s' })] },
    staffing: { queueLimit: 1, onQueueFull: 'voicemail' },
  }),
  'no queue at all': desk({ demand: { contacts: [call({ volume: busy })] }, staffing: { queueLimit: 0 } }),
  'a greeting that callers leave, a ring, balking': desk({
    demand: { contacts: [call({ leavesInGreeting: '20%', patience: { exponential: { mean: '1m' }, balk: '15%' } })] },
    staffing: { greeting: '12s', ring: '4s' },
  }),
  'priorities, skills and the order of groups': desk({
    demand: {
      contacts: [
        call({ type: 'order', volume: { perOpenDay: 90 }, priority: 2 }),
        call({ type: 'status', volume: { perOpenDay: 90 }, priority: 1 }),
        call({ type: 'repair', volume: { perOpenDay: 60 }, priority: 2, handling: { exponential: { mean: '6m' } } }),
      ],
    },
    staffing: {
      groups: [
        group({ name: 'orders', agents: 1, skills: ['order', 'status'] }),
        group({ name: 'repairs', agents: 1, skills: ['repair'], handlingFactor: 0.8 }),
        group({ name: 'all', agents: 1, handlingFactor: 1.3 }),
      ],
    },
  }),
  'shifts, breaks, absence and levels': desk({
    demand: { contacts: [call({ volume: busy, patience: { exponential: { mean: '5m' } } })] },
    staffing: {
      groups: [
        group({ name: 'shift', agents: 3, breaks: { after: '2h', length: '15m' }, absence: '25%', days: 'mon-thu' }),
        group({ name: 'levels', levels: { '08:00': 1, '10:00': 3, '12:00': 0, '14:45': 2, '18:00': 0 }, absence: '10%' }),
      ],
    },
  }),
  'closings at midday and in the evening, served in overtime': desk({
    demand: { contacts: [call({ volume: { perOpenDay: 260 }, patience: { exponential: { mean: '20m' } } })] },
    staffing: { greeting: '30s' },
  }),
  'closings to voicemail': desk({
    demand: { contacts: [call({ volume: { perOpenDay: 260 }, patience: { exponential: { mean: '20m' } }, leavesMessage: '50%' })] },
    staffing: { greeting: '30s', atClose: 'voicemail' },
  }),
  'closings where some skills have gone home': desk({
    demand: {
      contacts: [
        call({ type: 'order', volume: { perOpenDay: 150 }, patience: { exponential: { mean: '20m' } } }),
        call({ type: 'repair', volume: { perOpenDay: 60 }, patience: { exponential: { mean: '20m' } } }),
      ],
    },
    staffing: {
      groups: [
        group({ name: 'orders', agents: 1, skills: ['order'] }),
        group({ name: 'repairs', agents: 1, shift: ['08:30-13:00', '15:00-17:00'], skills: ['repair'] }),
        group({ name: 'evening', agents: 1, shift: ['13:30-19:00'] }),
      ],
    },
  }),
  'numbers with different hours share agents': desk({
    contract: { numbers: { main: {}, maintenance: { hours: { 'mon-sat': ['08:00-18:30'] } } } },
    demand: {
      contacts: [
        call({ volume: { perOpenDay: 150 }, patience: { exponential: { mean: '20m' } } }),
        call({ type: 'repair', number: 'maintenance', volume: { perOpenDay: 60 }, patience: { exponential: { mean: '20m' } } }),
      ],
    },
    staffing: {
      lines: { main: 6, maintenance: 3 },
      groups: [group({ agents: 1 }), group({ name: 'long', agents: 1, shift: ['08:00-17:30'] })],
    },
  }),
  'open round the clock': desk({
    contract: { hours: roundTheClock },
    demand: { contacts: [call({ volume: { perOpenDay: 300 } })], busyness: { cv: 0.2 } },
    staffing: { groups: [group({ levels: { '00:00': 1, '08:00': 2, '20:00': 1 }, absence: '20%' })] },
    simulate: { from: '2027-03-25' },
  }),
  'openings that touch at midnight, closed on Sunday': desk({
    contract: { hours: { 'mon-fri': ['06:00-12:00', '12:00-24:00'], sat: ['00:00-24:00'] } },
    demand: { contacts: [call({ volume: { perOpenDay: 300 }, patience: { exponential: { mean: '15m' } } })] },
    staffing: { groups: [group({ levels: { '00:00': 1, '08:00': 3, '22:00': 1 } })] },
  }),
  'voicemail, called back, some not reached': desk({
    contract: { afterHours: { deemedReceived: '08:30', inBreak: 'atReopening', beforeOpening: 'sameDay' } },
    demand: {
      contacts: [
        call({
          profile: { '00:00': 1, '08:30': 4, '18:00': 2 },
          leavesMessage: '60%',
          reached: '70%',
          reachedNot: '25s',
          closedDays: 0.5,
        }),
      ],
    },
  }),
  'e-mail and fax behind the phone, with idle agents kept back': desk({
    demand: {
      contacts: [
        call({ volume: { perOpenDay: 80 } }),
        call({ type: 'letter', channel: 'email', volume: { perOpenDay: 40 }, patience: undefined, profile: { '00:00': 1 } }),
        call({
          type: 'form',
          channel: 'fax',
          volume: { perOpenDay: 10 },
          patience: undefined,
          handling: { uniform: { min: 60, max: 600 } },
        }),
      ],
    },
    staffing: {
      reserveForPhone: 1,
      groups: [group({ agents: 3 }), group({ name: 'writers', agents: 1, skills: ['letter', 'form'], shift: ['07:00-12:00'] })],
    },
  }),
  'redials across the end of the month and out of hours': desk({
    demand: {
      contacts: [call({ volume: busy, patience: { exponential: { mean: '30s' } } })],
      redial: { probability: '90%', after: { exponential: { mean: '3h' } }, maxTries: 4 },
    },
    staffing: { groups: [group({ agents: 1 })], lines: 3 },
  }),
  'callers handed on, once': desk({
    demand: {
      contacts: [
        call({ transfer: { to: 'repair', probability: '40%' }, wrapUp: '20%', priority: 2 }),
        call({
          type: 'repair',
          volume: { perOpenDay: 30 },
          patience: { exponential: { mean: '2m' }, balk: '10%' },
          transfer: { to: 'order', probability: '30%' },
        }),
      ],
      redial: { probability: '50%', after: { exponential: { mean: '10m' } } },
    },
    staffing: {
      lines: 7,
      queueLimit: 3,
      groups: [group({ name: 'orders', agents: 2, skills: ['order'] }), group({ name: 'repairs', agents: 1, skills: ['repair'] })],
    },
  }),
  'busyness, and a forecast error each month, over summer time': desk({
    demand: { contacts: [call({ months: { apr: 0.5 } })], busyness: { cv: 0.5 }, forecastError: { cv: 0.3, per: 'month' } },
    simulate: { from: '2027-03-15', months: 2 },
  }),
  'overtime over the end of a month, into a day off': desk({
    contract: { hours: { 'mon-wed': ['20:00-23:45'] } },
    demand: { contacts: [call({ volume: { perOpenDay: 60 }, handling: { constant: '25m' }, patience: undefined })] },
    staffing: { groups: [group({ agents: 3, shift: ['20:00-23:45'] })] },
    simulate: { from: '2027-03-20' },
  }),
}
