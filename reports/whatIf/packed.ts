/** Plain data with typed arrays and infinities as JSON text, and back: how a compiled plan lies in a page. */

const arrays = { Float64Array, Int16Array, Int32Array, Uint8Array, Uint16Array, Uint32Array }
type ArrayName = keyof typeof arrays
type Packed = { array: ArrayName; base64: string } | { number: string }

/** The bytes are in the order of every machine that runs browsers: little-endian. Throws TypeError for what JSON would lose. */
export function pack(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown): unknown => {
    if (typeof one === 'number' && !Number.isFinite(one)) return { $: { number: String(one) } satisfies Packed }
    if (!ArrayBuffer.isView(one)) return one
    const array = one.constructor.name as ArrayName
    if (arrays[array] === undefined) throw new TypeError(`${array} cannot be packed`)
    return { $: { array, base64: toBase64(new Uint8Array(one.buffer, one.byteOffset, one.byteLength)) } satisfies Packed }
  })
}

export function unpack(text: string): unknown {
  return JSON.parse(text, (_, one: unknown): unknown => {
    const packed = typeof one === 'object' && one !== null && '$' in one ? (one.$ as Packed) : undefined
    if (packed === undefined) return one
    return 'array' in packed ? new arrays[packed.array](fromBase64(packed.base64).buffer) : Number(packed.number)
  })
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(text)
}

function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
