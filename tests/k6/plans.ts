/** Load plans for tests: a window of one second, limits scaled to it. */
import { EarlyHangUp } from '../../sim/contract/classify.ts'
import { type Endpoint, endpointSchema, stateNames } from '../../sim/load/endpoint.ts'
import type { ListedAttempt, ListedContact, LoadPlan } from '../../sim/load/plan.ts'

const second = 1e6

/** Waits for ever, and does not call again. */
export const patient: ListedAttempt = {
  patience: null,
  balks: false,
  leavesGreetingAfter: null,
  leavesMessage: false,
  redialAfter: null,
}

/** A call in opening hours; of an e-mail or a fax no attempts. */
export const contact = (at: number, attempts: Partial<ListedAttempt>[] = [{}], changes: Partial<ListedContact> = {}): ListedContact => ({
  at,
  type: 'order',
  channel: attempts.length === 0 ? 'email' : 'phone',
  number: 'main',
  inHours: true,
  attempts: attempts.map((attempt) => ({ ...patient, ...attempt })),
  ...changes,
})

/** The API of the reference endpoint, without its clock, followed as asked. */
export const endpoint = (by: Endpoint['answer']['by'], changes: Record<string, unknown> = {}): Endpoint =>
  endpointSchema.parse({
    name: 'scripted',
    place: { path: '/contacts', json: { channel: '{channel}', type: '{type}', calledNumber: '{calledNumber}', caller: '{caller}' } },
    number: '/number',
    state: '/state',
    states: Object.fromEntries(stateNames.map((state) => [state, [state]])),
    answer: {
      immediate: { by },
      poll: { by, path: '/contacts/{number}', every: '50ms' },
      websocket: { by, path: '/contacts/{number}/events' },
    }[by],
    hangUp: { path: '/contacts/{number}/hang-up' },
    message: { path: '/contacts/{number}/message', json: { text: '{text}' } },
    greeted: '/greeted',
    ...changes,
  })

export const plan = (target: string, contacts: ListedContact[], changes: Partial<LoadPlan> = {}): LoadPlan => ({
  scenario: 'test',
  contract: 'test',
  seed: 'test',
  window: { from: '2027-03-08T09:59:59', to: '2027-03-08T10:00:00', timezone: 'Europe/Rome', length: second },
  rules: {
    unansweredAfter: 0.9 * second,
    busy: true,
    recordedMessage: true,
    voicemailInHours: true,
    earlyHangUp: EarlyHangUp.notInTime,
    shortHangUp: 0,
    hangUpBeforeLimitLost: true,
    greetingIsMessage: false,
    denominator: 0,
    clockStartsWithCall: true,
  },
  targets: [
    { key: 'answeredWithin', measure: 'answeredWithin', time: 0.5 * second, limit: 0.9, numbers: null, judged: true },
    { key: 'lost', measure: 'lost', time: 0, limit: 0.04, numbers: null, judged: true },
  ],
  openings: { main: [[0, second]] },
  contacts,
  endpoint: endpoint('websocket'),
  target,
  vus: 2,
  lead: 0.5 * second,
  settle: second,
  lateAfter: 0.25 * second,
  ...changes,
})
