/** What Prometheus is told: counts and times, judged by the contract's own rules; nothing of any person. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { isCounted, isInDenominator, isInTime, LostBy, lostBy, lostByNames, measuredTime, type Rules } from '../sim/contract/classify.ts'
import type { JudgedTarget } from '../sim/contract/targets.ts'
import { Entry, Outcome } from '../sim/facts.ts'
import type { DeskContact } from './desk/contact.ts'
import type { Live } from './live.ts'
import { channels } from './register.ts'

export interface Watched {
  rules: { rules: Rules; targets: JudgedTarget[] }
  store: { count: number; commits: number }
  waiting(): { phone: number; background: number }
}

const outcomes: Partial<Record<DeskContact['state'], Outcome>> = {
  answered: Outcome.answered,
  abandoned: Outcome.abandoned,
  busy: Outcome.busy,
  recordedMessage: Outcome.recordedMessage,
  voicemail: Outcome.voicemail,
}

export class Metrics {
  readonly registry = new Registry()
  private watched: Watched | null = null
  private readonly registeredContacts = this.counter('registered_contacts_total', 'Contacts registered since the start.', ['channel'])
  private readonly states = this.counter('contact_states_total', 'How often contacts came into a state.', ['entry', 'state'])
  private readonly messages = this.counter('messages_total', 'Messages left on voicemail.')
  private readonly writesFailed = this.counter('failed_writes_total', 'Contacts and messages refused because they could not be written.')
  private readonly denominator = this.counter('target_calls_total', 'Calls in the denominator of a target.', ['target'])
  private readonly inTime = this.counter('target_calls_in_time_total', 'Calls of them in time, or lost, as the contract reads it.', [
    'target',
  ])
  private readonly lost = this.counter('lost_calls_total', 'Lost calls, by why the contract says so.', ['by'])
  private readonly answerTimes = new Histogram({
    name: 'pronto_intake_answer_seconds',
    help: 'From the start of a call in hours to its answer.',
    buckets: [1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600],
    registers: [this.registry],
  })

  constructor() {
    for (const channel of channels) this.registeredContacts.inc({ channel }, 0)
    const { registry } = this
    const gauge = (name: string, help: string, read: (watched: Watched) => number) =>
      new Gauge({
        name: `pronto_intake_${name}`,
        help,
        registers: [registry],
        collect: () => gauges[name].set(this.watched === null ? 0 : read(this.watched)),
      })
    const gauges: Record<string, Gauge> = {
      last_number: gauge('last_number', 'The last number given.', ({ store }) => store.count),
      commits: gauge('commits', 'Transactions of the register since the start.', ({ store }) => store.commits),
      waiting_calls: gauge('waiting_calls', 'Callers in greeting or queue now.', (one) => one.waiting().phone),
      waiting_background: gauge(
        'waiting_background',
        'Written contacts and callbacks deemed received and not begun.',
        (one) => one.waiting().background,
      ),
    }
  }

  watch(watched: Watched): void {
    this.watched = watched
    for (const { key } of watched.rules.targets) {
      this.denominator.inc({ target: key }, 0)
      this.inTime.inc({ target: key }, 0)
    }
    for (const by of lostByNames) this.lost.inc({ by }, 0)
  }

  registered({ registration: { channel } }: Live): void {
    this.registeredContacts.inc({ channel })
  }

  message(): void {
    this.messages.inc()
  }

  writeFailed(): void {
    this.writesFailed.inc()
  }

  changed({ entry, state, received, entered, until, number }: DeskContact): void {
    this.states.inc({ entry: entryNames[entry], state })
    const outcome = outcomes[state]
    if (entry !== Entry.inHours || outcome === undefined || until === null || this.watched === null) return
    const duration = until - received
    if (outcome === Outcome.answered) this.answerTimes.observe(duration / 1e6)
    this.judge(outcome, duration, (entered ?? until) - received, number, this.watched.rules)
  }

  private judge(outcome: Outcome, duration: number, greeted: number, number: number, { rules, targets }: Watched['rules']): void {
    const measured = measuredTime(rules, duration, greeted)
    if (!isCounted(rules, outcome, measured)) return
    const by = lostBy(rules, outcome, measured, greeted)
    if (by !== LostBy.not) this.lost.inc({ by: lostByNames[by - 1] })
    for (const { key, measure, time, numbers } of targets) {
      if (numbers !== null && !numbers.includes(number)) continue
      if (measure === 'answeredWithin' && !isInDenominator(rules, outcome, measured, time)) continue
      this.denominator.inc({ target: key })
      if (measure === 'answeredWithin' ? isInTime(rules, outcome, measured, time) : by !== LostBy.not) this.inTime.inc({ target: key })
    }
  }

  private counter<T extends string>(name: string, help: string, labelNames: T[] = []): Counter<T> {
    return new Counter({ name: `pronto_intake_${name}`, help, labelNames, registers: [this.registry] })
  }
}

const entryNames = Object.fromEntries(Object.entries(Entry).map(([name, entry]) => [entry, name])) as Record<Entry, string>
