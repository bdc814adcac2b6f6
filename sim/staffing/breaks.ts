import type { LocalInterval, Seconds } from '../time.ts'

/**
 * The breaks of agent `agent` (0, 1, ...) in one segment of a shift: nobody works longer than `after` without a break of `length`,
 * with as few breaks as that takes (in Italy 15 minutes every two hours at a screen, D.Lgs. 81/2008 art. 175).
 *
 * With k breaks, the j-th may begin at the latest j (after + length) - length into the segment. All breaks of an agent may be taken
 * earlier by one common shift as long as the last stretch stays within `after`. The group's agents take the shifts
 * 0, length, 2 length, ... in turn, so that as few as possible are away at once.
 */
export function breaksOf(segment: LocalInterval, { after, length }: { after: Seconds; length: Seconds }, agent: number): LocalInterval[] {
  const total = segment.to - segment.from
  const period = after + length
  const breaks = Math.ceil((total - after) / period)
  if (breaks <= 0) return []
  // Where the last break would pass the segment's end, all are earlier; where that is not enough, it is cut short.
  const least = Math.min(after, Math.max(0, breaks * period - total))
  const most = Math.max(least, Math.min((breaks + 1) * period - length - total, after))
  const turns = Math.floor((most - least) / length) + 1
  const earlier = least + (agent % turns) * length
  return Array.from({ length: breaks }, (_, j) => {
    const from = segment.from + (j + 1) * period - length - earlier
    return { from, to: Math.min(from + length, segment.to) }
  })
}
