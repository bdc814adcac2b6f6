/** Where to look at a function that is smooth between known instants, so that its integral is exact for all purposes. */
import type { Seconds } from '../../time.ts'

export interface Look {
  at: Seconds
  /** Integral = sum of weight x value. */
  weight: Seconds
}

/** Gauss-Legendre with six points on [-1, 1] (Abramowitz and Stegun 1964, table 25.4). */
const places = [-0.932469514203152, -0.661209386466265, -0.238619186083197, 0.238619186083197, 0.661209386466265, 0.932469514203152]
const weights = [0.17132449237917, 0.360761573048139, 0.467913934572691, 0.467913934572691, 0.360761573048139, 0.17132449237917]

/** Points for [from, to], ascending. Panels grow from 4 s at both ends, where things settle, to 128 s. */
export function looks(from: Seconds, to: Seconds): Look[] {
  const edges: Seconds[] = []
  const middle = (from + to) / 2
  for (let length = 4, at = from; at < middle; at += length, length = Math.min(128, 2 * length)) edges.push(at)
  const all = [...edges, middle, ...edges.map((edge) => from + to - edge).reverse()]
  return all.slice(1).flatMap((end, i) => {
    const half = (end - all[i]) / 2
    return places.map((place, k) => ({ at: all[i] + half + half * place, weight: half * weights[k] }))
  })
}
