/** Vega-Lite -> Vega, in Node: a page carries the runtime alone. */
import type { Spec } from 'vega'
import { compile } from 'vega-lite'
import type { Chart } from './chart.ts'

/** Without its data: those are put into "rows" where it is drawn. */
export function compiled({ spec }: Chart): Spec {
  return compile(spec, { logger: silent }).spec as Spec
}

/** Advice for those who write specs is no matter of those who read reports. */
const silent = {
  level: () => silent,
  warn: () => silent,
  info: () => silent,
  debug: () => silent,
  error: (...problem: readonly unknown[]) => {
    throw new Error(problem.join(' '))
  },
} as unknown as Parameters<typeof compile>[1] extends { logger?: infer L } | undefined ? L : never
