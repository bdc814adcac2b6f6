/** What is said at the end, out of what k6 hands to handleSummary(). */
import { targetMetrics } from '../../../sim/load/k6Metrics.ts'
import { plan } from './plan.ts'

export interface Summary {
  metrics: Record<string, { values: Record<string, number>; thresholds?: Record<string, { ok: boolean }> }>
}

/** What handleSummary() gives back: `text` to standard output, and with SUMMARY=FILE all metrics to a file as JSON. */
export function summary(text: string, data: Summary): Record<string, string> {
  const file = __ENV.SUMMARY
  return { stdout: text, ...(file === undefined ? {} : { [file]: JSON.stringify(data) }) }
}

/** Of a whole window. */
export const windowSummary = (data: Summary) => summary(windowText(data), data)

/** Of a constant rate. */
export function steadySummary(data: Summary): Record<string, string> {
  const { metrics } = data
  const count = (name: string) => metrics[name]?.values.count ?? 0
  const lines = [
    `${count('contacts_offered')} contacts placed, ${count('contacts_resolved')} followed to their end`,
    `transport_errors ${percent(metrics.transport_errors?.values)}`,
    ...targetMetrics(plan.targets).map((name) => `${name} ${percent(metrics[name]?.values)}`),
    brokenText(metrics),
  ]
  return summary(`${lines.join('\n')}\n`, data)
}

function windowText({ metrics }: Summary): string {
  const count = (name: string) => metrics[name]?.values.count ?? 0
  const lines = [
    `${count('contacts_planned')} contacts planned, ${count('contacts_offered')} placed, ${count('contacts_resolved')} followed to their end`,
    `${count('redials_offered')} redials placed, ${count('redials_resolved')} followed to their end`,
    `transport_errors ${percent(metrics.transport_errors?.values)}, late_replays ${percent(metrics.late_replays?.values)}`,
    ...targetMetrics(plan.targets).map((name) => `${name} ${percent(metrics[name]?.values)}`),
    brokenText(metrics),
  ]
  return `${lines.join('\n')}\n`
}

/** Thresholds that do not hold: "lost rate<=0.04". */
export const brokenIn = (metrics: Summary['metrics']) =>
  Object.entries(metrics).flatMap(([name, { thresholds = {} }]) =>
    Object.entries(thresholds).flatMap(([threshold, { ok }]) => (ok ? [] : [`${name} ${threshold}`])),
  )

export function brokenText(metrics: Summary['metrics']): string {
  if (Object.values(metrics).every(({ thresholds }) => thresholds === undefined))
    return 'No thresholds: nothing is judged without --config.'
  const broken = brokenIn(metrics)
  return broken.length === 0 ? 'All thresholds hold.' : `Broken: ${broken.join(', ')}`
}

/** Of a Rate. */
export function percent(values: Record<string, number> | undefined): string {
  if (values === undefined || values.passes + values.fails === 0) return 'no data'
  return `${(values.rate * 100).toFixed(2)}% (${values.passes} of ${values.passes + values.fails})`
}
