/**
 * Erlang B: M/G/n/n, calls that find every agent (or line) taken are lost. Depends on handling by its mean alone
 * (Sevastyanov 1957), so it holds for every law of handling.
 */

/**
 * Share of calls blocked with `agents` agents and `offeredLoad` erlangs (calls per second x mean handling in seconds).
 * B(0) = 1, B(n) = a B(n - 1) / (n + a B(n - 1)): stable, since nothing is ever subtracted (Jagerman 1974, Some
 * properties of the Erlang loss function, Bell System Technical Journal 53, 525-551). Throws RangeError where `agents` is no whole number or the load is negative.
 */
export function erlangB(agents: number, offeredLoad: number): number {
  if (!Number.isInteger(agents) || agents < 0) throw new RangeError(`Agents are a whole number, 0 or more: ${agents}`)
  if (!(offeredLoad >= 0)) throw new RangeError(`An offered load is 0 erlangs or more: ${offeredLoad}`)
  let blocked = 1
  for (let n = 1; n <= agents; n++) blocked = (offeredLoad * blocked) / (n + offeredLoad * blocked)
  return blocked
}
