/**
 * How wide text is in a font, from its file: two tables of OpenType (ISO/IEC 14496-22), cmap and hmtx. Charts are laid out by it, where there
 * is no browser to ask.
 */
export type FontWidths = (text: string, size: number) => number

/** Kerning and ligatures are left out: too wide, if anything. */
export function fontWidths(font: Buffer): FontWidths {
  const tables = new Map<string, number>()
  for (let i = 0; i < font.readUInt16BE(4); i++)
    tables.set(font.toString('latin1', 12 + 16 * i, 16 + 16 * i), font.readUInt32BE(12 + 16 * i + 8))
  const table = (name: string) => tables.get(name) ?? missing(name)
  const unitsPerEm = font.readUInt16BE(table('head') + 18)
  const metrics = font.readUInt16BE(table('hhea') + 34)
  const glyphOf = glyphs(font, table('cmap'))
  const advance = (character: string) => {
    const glyph = Math.min(glyphOf(character.codePointAt(0) as number), metrics - 1)
    return font.readUInt16BE(table('hmtx') + 4 * glyph) / unitsPerEm
  }
  const known = new Map<string, number>()
  return (text, size) => {
    let width = 0
    for (const character of text) {
      const one = known.get(character) ?? advance(character)
      known.set(character, one)
      width += one
    }
    return width * size
  }
}

/** Format 4 of cmap: the characters of the basic plane. Others are as wide as a missing one. */
function glyphs(font: Buffer, cmap: number): (code: number) => number {
  const places = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) => cmap + font.readUInt32BE(cmap + 8 + 8 * i))
  const at = places.find((place) => font.readUInt16BE(place) === 4) ?? missing('cmap of format 4')
  const twice = font.readUInt16BE(at + 6)
  const [ends, starts, deltas, offsets] = [at + 14, at + 16 + twice, at + 16 + 2 * twice, at + 16 + 3 * twice]
  return (code) => {
    for (let i = 0; code <= 0xffff && i < twice; i += 2) {
      if (code > font.readUInt16BE(ends + i)) continue
      const start = font.readUInt16BE(starts + i)
      if (code < start) return 0
      const delta = font.readUInt16BE(deltas + i)
      const offset = font.readUInt16BE(offsets + i)
      if (offset === 0) return (code + delta) & 0xffff
      const glyph = font.readUInt16BE(offsets + i + offset + 2 * (code - start))
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
}

function missing(what: string): never {
  throw new Error(`The font has no ${what}.`)
}
