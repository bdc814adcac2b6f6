/**
 * Streams of random numbers. Each belongs to a seed (any text), a replication and a purpose, so that nothing a plan changes can
 * disturb another stream. Sequential ones come from seedrandom's alea (why: docs/decisions/001-random-streams.md); draws that
 * depend on a key alone come from a counter-based hash.
 */
import alea from 'seedrandom/lib/alea.js'
import type { Uniform } from '../demand/distributions/index.ts'

/** A stream of its own for (seed, replication, purpose). */
export function stream(seed: string, replication: number, purpose: string): Uniform {
  return alea(`${seed}\u0000${replication}\u0000${purpose}`)
}

/** MurmurHash3's finaliser (Appleby, public domain): every input bit changes every output bit with probability near one half. */
function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

const weyl = 0x9e3779b9

/** Uniforms that depend on (seed, replication) and a key alone, in whatever order keys are asked for. Nothing is allocated per key. */
export class Keyed {
  private readonly seedA: number
  private readonly seedB: number
  private a = 0
  private b = 0

  constructor(seed: string, replication: number) {
    const source = stream(seed, replication, 'keyed')
    this.seedA = Math.floor(source() * 4294967296) | 0
    this.seedB = Math.floor(source() * 4294967296) | 0
  }

  /** Goes to the start of a key's own sequence. Keys are whole numbers; `first` and `second` may exceed 32 bits. */
  at(purpose: number, first: number, second: number, third = 0): this {
    let a = this.seedA
    let b = this.seedB
    for (let i = 0; i < 4; i++) {
      const part = i === 0 ? purpose : i === 1 ? first : i === 2 ? second : third
      a = mix(a ^ (part | 0)) + weyl
      b = mix(b + Math.imul(a, 0x2545f491) + Math.floor(part / 4294967296))
    }
    this.a = a
    this.b = b
    return this
  }

  /** The next uniform in [0, 1) of the key, with 32 random bits. */
  next(): number {
    this.a = (this.a + weyl) | 0
    this.b = mix(this.b ^ mix(this.a))
    return (this.b >>> 0) / 4294967296
  }
}
