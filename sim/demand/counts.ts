/** Expected contacts by local interval. `start` is local time, "2027-01-01T07:00:00"; every interval lasts `length` seconds. */
export interface IntervalCounts {
  length: number
  rows: { start: string; calls: number }[]
}
