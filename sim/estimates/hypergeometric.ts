/**
 * Drawing without replacement. Probabilities follow one another by ratios from the likeliest count on, and are divided by their sum: exact
 * but for rounding, at any size of the population.
 */

/** Beside the likeliest count, what is less likely than this is nothing. */
const negligible = 1e-20
/** The same where two kinds are looked at together. */
const nothing = 1e-14

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
  const enough = drawnBetween(least, sample, population, kind, sample)
  const few = drawnBetween(0, most, population, other, sample)
  // What hardly ever happens, or nearly always does, leaves the other alone to tell.
  if (enough < nothing || few < nothing) return 0
  if (enough > 1 - nothing) return few
  if (few > 1 - nothing) return enough
  const lowest = Math.max(0, sample - (population - other))
  const highest = Math.min(sample, other)
  const likeliest = Math.max(lowest, Math.min(highest, Math.floor(((sample + 1) * (other + 1)) / (population + 2))))
  const given = (count: number) => drawnBetween(least, sample - count, population - other, kind, sample - count)
  let all = 0
  let wanted = 0
  let weight = 1
  for (let count = likeliest; weight >= nothing; count++) {
    all += weight
    if (count <= most) wanted += weight * given(count)
    if (count === highest) break
    weight *= ((other - count) * (sample - count)) / ((count + 1) * (population - other - sample + count + 1))
  }
  weight = 1
  for (let count = likeliest; count > lowest; count--) {
    weight *= (count * (population - other - sample + count)) / ((other - count + 1) * (sample - count + 1))
    if (weight < nothing) break
    all += weight
    if (count - 1 <= most) wanted += weight * given(count - 1)
  }
  return wanted / all
}
