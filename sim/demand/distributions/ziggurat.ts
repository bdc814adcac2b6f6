/**
 * Standard exponential and standard normal by the ziggurat (Marsaglia and Tsang 2000, "The ziggurat method for generating random
 * variables", J. Stat. Software 5:8), 256 layers. One uniform is spent nearly always; the bits that choose the layer are not used
 * again for the place in it (Doornik 2005). Tables come from the portable ln and exp.
 */
import { exp, ln } from '../../portable.ts'

/** A source of uniforms in [0, 1) with 32 random bits. */
export type Uniform = () => number

interface Tables {
  /** Right edge of each layer, the base layer's stretched by its tail; edge[256] = 0. */
  edge: Float64Array
  /** Density at each edge. */
  height: Float64Array
  /** edge[i + 1] / edge[i]: below it a point of layer i is under the curve for sure. */
  sure: Float64Array
}

function tables(start: number, area: number, density: (x: number) => number, inverse: (y: number) => number): Tables {
  const edge = new Float64Array(257)
  edge[0] = area / density(start)
  edge[1] = start
  for (let i = 2; i < 256; i++) edge[i] = inverse(density(edge[i - 1]) + area / edge[i - 1])
  const height = Float64Array.from(edge, density)
  const sure = Float64Array.from({ length: 256 }, (_, i) => edge[i + 1] / edge[i])
  return { edge, height, sure }
}

const exponentialStart = 7.69711747013105
const e = tables(
  exponentialStart,
  3.949659822581557e-3,
  (x) => exp(-x),
  (y) => -ln(y),
)
const normalStart = 3.6541528853610088
const n = tables(
  normalStart,
  4.92867323399e-3,
  (x) => exp(-0.5 * x * x),
  (y) => Math.sqrt(-2 * ln(y)),
)

/** Exponential with mean 1. */
export function standardExponential(source: Uniform): number {
  const u = source() * 256
  const layer = u | 0
  const place = u - layer
  if (place < e.sure[layer]) return place * e.edge[layer]
  return exponentialEdge(layer, place, source)
}

function exponentialEdge(firstLayer: number, firstPlace: number, source: Uniform): number {
  let layer = firstLayer
  let place = firstPlace
  for (;;) {
    const x = place * e.edge[layer]
    if (place < e.sure[layer]) return x
    // The tail of an exponential is an exponential.
    if (layer === 0) return exponentialStart - ln(1 - source())
    if (e.height[layer] + source() * (e.height[layer + 1] - e.height[layer]) < exp(-x)) return x
    const u = source() * 256
    layer = u | 0
    place = u - layer
  }
}

/** Normal with mean 0 and variance 1. */
export function standardNormal(source: Uniform): number {
  for (;;) {
    const u = source() * 512
    const layerAndSign = u | 0
    const layer = layerAndSign >> 1
    const place = u - layerAndSign
    const x = place * n.edge[layer]
    const sign = layerAndSign & 1 ? -1 : 1
    if (place < n.sure[layer]) return sign * x
    if (layer === 0) return sign * normalTail(source)
    if (n.height[layer] + source() * (n.height[layer + 1] - n.height[layer]) < exp(-0.5 * x * x)) return sign * x
  }
}

/** A normal beyond the last edge (Marsaglia 1964). */
function normalTail(source: Uniform): number {
  for (;;) {
    const x = -ln(1 - source()) / normalStart
    if (-2 * ln(1 - source()) > x * x) return normalStart + x
  }
}
