/** The scenario file: which contract, demand and staffing, and how long and how often to simulate them. */
import { z } from 'zod'
import { type Contract, contractSchema } from './contract/schema.ts'
import type { IntervalCounts } from './demand/counts.ts'
import { type Demand, demandSchema } from './demand/schema.ts'
import { type Staffing, staffingSchema } from './staffing/schema.ts'
import { date, text, whole } from './units.ts'

const part = <T extends z.ZodType>(schema: T, what: string) =>
  z.union([z.string(), schema], { error: `the path of a ${what} file, or the ${what} itself` })

/** Replications times months: what is counted of each is kept until the end, and this many still fit into memory. */
export const mostMonths = 12_000_000

export const simulateSchema = z
  .strictObject(
    {
      from: date,
      months: whole(1, 120).default(12),
      replications: whole(1, 1_000_000).default(1000),
      seed: z.union([text, z.number()], { error: 'a seed: any text' }).transform(String),
    },
    { error: '{ from: 2027-01-01, months: 12, replications: 1000, seed: any-text }' },
  )
  .superRefine(({ months, replications }, context) => {
    if (replications * months > mostMonths)
      context.addIssue({
        code: 'custom',
        message: `${Math.floor(mostMonths / months)} replications at most, each of ${months} months`,
        path: ['replications'],
      })
  })

export const scenarioSchema = z.strictObject(
  {
    $schema: z.string().optional(),
    name: text.optional(),
    contract: part(contractSchema, 'contract'),
    demand: part(demandSchema, 'demand'),
    staffing: part(staffingSchema, 'staffing'),
    simulate: simulateSchema,
  },
  { error: 'a scenario: contract, demand, staffing, simulate' },
)

/** A scenario whose parts have been read and checked. */
export interface Scenario {
  name: string
  contract: Contract
  demand: Demand
  staffing: Staffing
  simulate: z.output<typeof simulateSchema>
  /** What files beside the YAML held: interval counts and empirical values, by the path written in the demand. */
  data: Record<string, DataFile>
}

/** The contents of a data file named in a demand. */
export type DataFile = { counts: IntervalCounts } | { values: number[] }
