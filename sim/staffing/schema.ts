/** The staffing file: lines, queue and groups of agents. */
import { z } from 'zod'
import {
  atLeastZero,
  byTimeOfDay,
  duration,
  identifier,
  localIntervals,
  oneOf,
  positive,
  positiveDuration,
  share,
  text,
  weekdays,
  whole,
} from '../units.ts'

const group = z
  .strictObject({
    name: identifier,
    agents: whole(0, 100_000).optional(),
    days: weekdays.optional(),
    shift: localIntervals.optional(),
    breaks: z.strictObject({ after: positiveDuration, length: positiveDuration }).optional(),
    levels: byTimeOfDay(whole(0, 100_000), 'agents').optional(),
    skills: z.array(identifier, { error: 'a list of contact types' }).min(1, { error: 'one contact type at least' }).optional(),
    costPerHour: atLeastZero.default(0),
    absence: share.default(0),
    handlingFactor: positive.default(1),
  })
  .superRefine((value, context) => {
    const shift = value.agents !== undefined && value.shift !== undefined && value.levels === undefined
    const levels = value.levels !== undefined && value.agents === undefined && value.shift === undefined
    if (!shift && !levels)
      context.addIssue({ code: 'custom', message: 'either agents with shift: ["08:30-13:30"], or levels: { "08:30": 4, "13:30": 0 }' })
    if (value.levels !== undefined && value.breaks !== undefined)
      context.addIssue({ code: 'custom', message: 'no breaks beside levels: write them into the levels', path: ['breaks'] })
  })
export type Group = z.output<typeof group>

export const staffingSchema = z
  .strictObject(
    {
      $schema: z.string().optional(),
      name: text.optional(),
      lines: z
        .union([whole(0), z.record(identifier, whole(0))], { error: 'a whole number of calls at once, or one by number: { main: 30 }' })
        .optional(),
      queueLimit: whole(0).optional(),
      onQueueFull: oneOf('recordedMessage', 'busy', 'voicemail').default('recordedMessage'),
      greeting: duration.default(0),
      ring: duration.default(0),
      atClose: oneOf('serve', 'voicemail').default('serve'),
      groups: z
        .array(group, { error: 'a list of groups' })
        .min(1, { error: 'one group at least' })
        .max(500, { error: '500 groups at most' }),
      reserveForPhone: whole(0).default(0),
    },
    { error: 'a staffing plan: groups: [...]' },
  )
  .superRefine((staffing, context) => {
    const names = staffing.groups.map((one) => one.name)
    names.forEach((name, i) => {
      if (names.indexOf(name) !== i)
        context.addIssue({ code: 'custom', message: 'a name that no other group has', path: ['groups', i, 'name'] })
    })
  })
export type Staffing = z.output<typeof staffingSchema>
