/** What a keyed draw decides. Draws of different purposes are independent; a purpose's number never changes. */
export const Purpose = {
  absence: 1,
  balk: 2,
  leavesInGreeting: 3,
  leavesMessage: 4,
  reached: 5,
  redial: 6,
  redialAfter: 7,
  redialPatience: 8,
  transfer: 9,
  transferHandling: 10,
  transferPatience: 11,
  transferBalk: 12,
} as const

/** A 32-bit key of a name (FNV-1a), so that draws belong to the name and not to its place in a file. */
export function textKey(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
