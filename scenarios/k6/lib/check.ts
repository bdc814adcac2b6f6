/** CHECK=1: one contact, every exchange printed and how it was understood. */
import type { ExchangeLine } from '../../../sim/load/plan.ts'
import type { ReplayClock } from './clock.ts'
import type { Onlooker } from './conversation.ts'
import { contacts, plan } from './plan.ts'
import { Replay } from './replay.ts'
import { secretsOf } from './templates.ts'

const longestBody = 2000

/** Places the plan's first contact now. */
export function check(clock: ReplayClock): void {
  const [contact] = contacts
  const due = clock.now()
  const replay = new Replay(clock, {
    deadline: due + plan.window.length + plan.settle,
    redialUntil: due,
    tags: () => ({}),
    print: (line) => console.log(JSON.stringify(line)),
    onlooker: onlooker(clock, due),
  })
  replay.place({ index: 0, contact, due, inHours: contact.inHours })
}

function onlooker(clock: ReplayClock, placed: number): Onlooker {
  const secrets = secretsOf(plan.endpoint)
  const hide = (text: string) => secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text)
  return (request, status, body, understood, number) => {
    const line: ExchangeLine = {
      line: 'exchange',
      request: hide(request),
      status,
      body: hide(body).slice(0, longestBody),
      understood: hide(understood),
      number,
      after: clock.now() - placed,
    }
    console.log(JSON.stringify(line))
  }
}
