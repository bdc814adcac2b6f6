/**
 * Drawing without replacement. Probabilities follow one another by ratios from the likeliest count on, and are divided by their sum: exact
 * but for rounding, at any size of the population.
 */

/** Beside the likeliest count, what is less likely than this is nothing. */
const negligible = 1e-20

/** P(least <= X <= most): `sample` drawn out of `population`, `marked` of which are marked; X of those drawn are. */
export function drawnBetween(least: number, most: number, population: number, marked: number, sample: number): number {
  const lowest = Math.max(0, sample - (population - marked))
  const highest = Math.min(sample, marked)
  if (least <= lowest && most >= highest) return 1
  if (least > highest || most < lowest || least > most) return 0
  const likeliest = Math.max(lowest, Math.min(highest, Math.floor(((sample + 1) * (marked + 1)) / (population + 2))))
  let all = 0
  let wanted = 0
  const add = (count: number, weight: number) => {
    all += weight
    if (count >= least && count <= most) wanted += weight
  }
  let weight = 1
  for (let count = likeliest; ; count++) {
    add(count, weight)
    if (count === highest || weight < negligible) break
    weight *= ((marked - count) * (sample - count)) / ((count + 1) * (population - marked - sample + count + 1))
  }
  weight = 1
  for (let count = likeliest; count > lowest && weight >= negligible; count--) {
    weight *= (count * (population - marked - sample + count)) / ((marked - count + 1) * (sample - count + 1))
    add(count - 1, weight)
  }
  return wanted / all
}

/** P(X >= least and Y <= most): of those drawn, X are of one kind, Y of another; nothing is of both. */
export function drawnBoth(least: number, most: number, population: number, kind: number, other: number, sample: number): number {
  let sum = 0
  const last = Math.min(most, other, sample)
  for (let count = Math.max(0, sample - (population - other)); count <= last; count++) {
    const chance = drawnBetween(count, count, population, other, sample)
    if (chance > 0) sum += chance * drawnBetween(least, Number.POSITIVE_INFINITY, population - other, kind, sample - count)
  }
  return sum
}
