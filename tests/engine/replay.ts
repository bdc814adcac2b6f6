/** The kernel's replay in the form of the reference's, and scenarios without files. */
import type { z } from 'zod'
import { compile } from '../../sim/compile.ts'
import { contractSchema } from '../../sim/contract/schema.ts'
import { demandSchema } from '../../sim/demand/schema.ts'
import { Kernel } from '../../sim/engine/kernel.ts'
import type { Model } from '../../sim/engine/model.ts'
import type { DataFile, Scenario } from '../../sim/scenario.ts'
import { simulateSchema } from '../../sim/scenario.ts'
import { staffingSchema } from '../../sim/staffing/schema.ts'
import { type Replay, type Row, sortRows } from './reference/index.ts'

/** A scenario as one would write it in YAML. */
export interface Written {
  contract: z.input<typeof contractSchema>
  demand: z.input<typeof demandSchema>
  staffing: z.input<typeof staffingSchema>
  simulate: z.input<typeof simulateSchema>
  data?: Record<string, DataFile>
}

export function scenarioOf({ contract, demand, staffing, simulate, data = {} }: Written): Scenario {
  return {
    name: 'test',
    contract: contractSchema.parse(contract),
    demand: demandSchema.parse(demand),
    staffing: staffingSchema.parse(staffing),
    simulate: simulateSchema.parse(simulate),
    data,
  }
}

export function modelOf(written: Written): Model {
  return compile(scenarioOf(written)).plan.model
}

export function kernelReplay(model: Model, seed: string, replication: number): Replay {
  const rows: Row[] = []
  const kernel = new Kernel(model, seed, ({ code, received, duration, greeted }, count) => {
    for (let i = 0; i < count; i++) rows.push([code[i], received[i], duration[i], greeted[i]])
  })
  kernel.run(replication)
  const { handling, present, overtime, held } = kernel.workload
  return {
    rows: sortRows(rows),
    handling: [...handling],
    present: [...present],
    overtime: [...overtime],
    held: [...held],
    background: [kernel.background.backlog, kernel.background.closings],
  }
}
