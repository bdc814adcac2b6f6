/** The roster file: what may be rostered, and how much of it. Sizing chooses how many heads each shift gets. */
import { z } from 'zod'
import { secondsPerDay } from '../time.ts'
import { atLeastZero, identifier, localIntervals, positive, positiveDuration, share, text, timeOfDay, weekdays, whole } from '../units.ts'

const shift = z
  .strictObject(
    {
      name: identifier,
      days: weekdays.optional(),
      shift: localIntervals.optional(),
      start: timeOfDay.optional(),
      length: positiveDuration.optional(),
      breaks: z.strictObject({ after: positiveDuration, length: positiveDuration }).optional(),
      skills: z.array(identifier, { error: 'a list of contact types' }).min(1, { error: 'one contact type at least' }).optional(),
      costPerHour: atLeastZero.default(0),
      absence: share.default(0),
      handlingFactor: positive.default(1),
      minHeads: whole(0, 100_000).default(0),
      maxHeads: whole(0, 100_000).optional(),
    },
    { error: 'a shift: { name: mornings, shift: ["08:30-13:30"], costPerHour: 22 }' },
  )
  .superRefine(({ shift: intervals, start, length, minHeads, maxHeads }, context) => {
    const asIntervals = intervals !== undefined && start === undefined && length === undefined
    const asLength = intervals === undefined && start !== undefined && length !== undefined
    if (!asIntervals && !asLength)
      context.addIssue({ code: 'custom', message: 'either shift: ["08:30-13:30"], or start: "08:30" with length: 5h' })
    if (asLength && start + length > secondsPerDay)
      context.addIssue({ code: 'custom', message: 'a length that ends at midnight at the latest', path: ['length'] })
    if (maxHeads !== undefined && maxHeads < minHeads)
      context.addIssue({ code: 'custom', message: `${minHeads} or more, as minHeads says`, path: ['maxHeads'] })
  })
  .transform(({ shift: intervals, start, length, ...rest }) => ({
    ...rest,
    shift: intervals ?? (start === undefined || length === undefined ? [] : [{ from: start, to: start + length }]),
  }))

/** A shift that heads may be given to. */
export type Shift = z.output<typeof shift>

export const rosterSchema = z
  .strictObject(
    {
      $schema: z.string().optional(),
      name: text.optional(),
      shifts: z
        .array(shift, { error: 'a list of shifts' })
        .min(1, { error: 'one shift at least' })
        .max(100, { error: '100 shifts at most' }),
      limits: z
        .strictObject(
          { heads: whole(0).optional(), hoursPerWeek: atLeastZero.optional(), occupancy: share.optional() },
          { error: '{ heads: 30, hoursPerWeek: 900, occupancy: 85% }' },
        )
        .default({}),
    },
    { error: 'a roster: shifts: [...]' },
  )
  .superRefine(({ shifts }, context) => {
    const names = shifts.map(({ name }) => name)
    names.forEach((name, i) => {
      if (names.indexOf(name) !== i)
        context.addIssue({ code: 'custom', message: 'a name that no other shift has', path: ['shifts', i, 'name'] })
    })
  })
export type RosterRules = z.output<typeof rosterSchema>
