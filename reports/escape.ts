/** Text as HTML: the one place through which every name, file and number goes on its way into a page. */

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** For element content and quoted attributes alike. Characters that steer how others are shown, and those no document may hold, are told by their code. */
export function html(text: string): string {
  return text
    .replace(/[&<>"']/g, (one) => entities[one] as string)
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, (one) =>
      one === '\n' || one === '\t' ? one : `\\u${(one.codePointAt(0) as number).toString(16).padStart(4, '0')}`,
    )
}

/** A name somebody gave: text of its own direction, cut where it is longer than any name. */
export function named(text: string, longest = 120): string {
  return `<bdi>${html(shortened(text, longest))}</bdi>`
}

/** At most so many characters, the last of them … where something is left out. */
export function shortened(text: string, longest: number): string {
  const characters = Array.from(text.slice(0, 2 * longest + 2))
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`
}

/** A value for a script element of type application/json: no text in it can end the element. */
export function jsonForPage(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')
}
