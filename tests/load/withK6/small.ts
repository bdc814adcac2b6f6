/** A window of three seconds with some twenty callers; answers are due within 2 s (so that 100 ms are late), and calls lost after 5 s. */
export const window = '2027-03-08 10:00..10:00:03'

export const scenario = `name: Three seconds
contract:
  name: Seconds
  hours: { mon-fri: ["09:00-17:00"] }
  targets: [{ measure: answeredWithin, time: 2s, atLeast: 90% }, { measure: lost, atMost: 4% }]
  lost: { unansweredAfter: 5s }
demand:
  contacts:
    - { type: order, volume: { perOpenDay: 200000 }, handling: { exponential: { mean: 1s } }, patience: { constant: 4s } }
staffing:
  groups: [{ name: all, levels: { "09:00": 30 } }]
simulate: { from: 2027-03-08, months: 1, seed: seconds }
`
