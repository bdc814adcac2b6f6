/** HTML in which every text that is put in is escaped; only markup stays markup. */
import { html } from '../reports/escape.ts'

export class Markup {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
  toString(): string {
    return this.source
  }
}

export type Piece = string | number | Markup | Piece[] | null | false

const written = (piece: Piece): string => {
  if (piece === null || piece === false) return ''
  if (Array.isArray(piece)) return piece.map(written).join('')
  return piece instanceof Markup ? piece.source : html(String(piece))
}

/** `<p>${name}</p>`: attributes stand in double quotes. */
export function markup(strings: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return new Markup(strings.reduce((all, string, i) => all + written(pieces[i - 1] ?? null) + string))
}
