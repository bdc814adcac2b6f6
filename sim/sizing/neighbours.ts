/** Plans near a plan: a few heads fewer here, a few more there. */
import { type Heads, keyOf, type Rosters } from './rosters.ts'

/** Up to this many shifts every two heads may change places with any other two; beyond, with one. */
const fewShifts = 24
/** Where so few plans are cheaper, all of them are candidates, and all are examined in the end where that is not too much work. */
export const mostListed = 4000

/** Changes of at most two heads fewer and two more, that are allowed and whose floor lies below `cost`; without the plan itself. */
export function cheaperNear(heads: Heads, rosters: Rosters, cost: number): number[][] {
  const count = heads.length
  const ones = Array.from({ length: count }, (_, shift) => [shift])
  const twos = ones.flatMap(([a]) => ones.slice(a).map(([b]) => [a, b]))
  const removals = [[], ...ones, ...twos]
  const additions = count <= fewShifts ? [[], ...ones, ...twos] : [[], ...ones]
  const own = rosters.floor(heads)
  const price = (shifts: number[]) => rosters.floor(Array.from({ length: count }, (_, j) => shifts.filter((one) => one === j).length))
  const added = additions.map((shifts) => ({ shifts, price: price(shifts) }))
  const found = new Map<string, number[]>()
  for (const removal of removals) {
    const left = own - price(removal)
    for (const { shifts, price: more } of added) {
      if (left + more >= cost || shifts.some((one) => removal.includes(one))) continue
      const changed = [...heads]
      for (const shift of removal) changed[shift]--
      for (const shift of shifts) changed[shift]++
      if (removal.length + shifts.length > 0 && rosters.allowed(changed)) found.set(keyOf(changed), changed)
    }
  }
  return [...found.values()]
}

/** Every allowed plan whose floor lies below `cost`, the cheapest first; null when there are more than `most`, or no end to them. */
export function allCheaper(rosters: Rosters, cost: number, most: number): number[][] | null {
  const { shifts, limits } = rosters.rules
  const ends = (shift: number) =>
    shifts[shift].maxHeads !== undefined ||
    limits.heads !== undefined ||
    (cost < Number.POSITIVE_INFINITY && rosters.floor(shifts.map((_, k) => (k === shift ? 1 : 0))) > 0)
  if (!shifts.every((_, shift) => ends(shift))) return null
  const found: number[][] = []
  const heads = shifts.map(({ minHeads }) => minHeads)
  const inAll = () => heads.reduce((sum, count) => sum + count, 0)
  const add = (shift: number): boolean => {
    if (shift === shifts.length) {
      if (rosters.floor(heads) < cost && rosters.allowed(heads)) found.push([...heads])
      return found.length <= most
    }
    const { minHeads, maxHeads = Number.POSITIVE_INFINITY } = shifts[shift]
    for (let count = minHeads; count <= maxHeads; count++) {
      heads[shift] = count
      if (rosters.floor(heads) >= cost || inAll() > (limits.heads ?? Number.POSITIVE_INFINITY)) break
      if (!add(shift + 1)) return false
    }
    heads[shift] = minHeads
    return true
  }
  return add(0) ? found.sort((a, b) => rosters.floor(a) - rosters.floor(b)) : null
}
