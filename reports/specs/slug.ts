/** "lost maintenance" -> "lost-maintenance"; "answeredWithin" -> "answered-within". What no file name likes is left out. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
}
