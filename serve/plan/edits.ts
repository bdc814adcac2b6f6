/**
 * Changes to the text of a YAML file that leave the rest of it as it is: comments, order, quotes, line ends. Each is tried in place first and read
 * again; where that does not come out as meant (aliases, block text, odd layouts) the file is written anew from its nodes, which keeps comments but
 * not their columns.
 */
import { isDeepStrictEqual } from 'node:util'
import { type Document, isCollection, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, stringify } from 'yaml'
import type { Path } from '../../run/read/yaml.ts'
import { flow } from './flow.ts'

export type Edit =
  | { do: 'set'; path: Path; value: unknown }
  | { do: 'remove'; path: Path }
  /** At the end of the list at `path`. */
  | { do: 'append'; path: Path; value: unknown }
  /** Items of the list at `path` change places. */
  | { do: 'swap'; path: Path; one: number; other: number }

/** `text` is YAML without mistakes of syntax, and holds a map. */
export function edited(text: string, asked: Edit): string {
  const document = parseDocument(text)
  const edit = withWay(document.toJS(), asked)
  const wanted = plainly(document.toJS(), edit)
  if (isDeepStrictEqual(document.toJS(), wanted)) return text
  const inPlace = spliced(text, document, edit)
  if (inPlace !== undefined && holds(inPlace, wanted)) return inPlace
  const [top] = edit.path
  const value = (wanted as Record<PropertyKey, unknown>)[top as PropertyKey]
  if (value === undefined) document.delete(top)
  else document.set(top, document.createNode(value))
  const anew = document.toString({ lineWidth: 140 })
  return holds(anew, wanted) ? anew : stringify(wanted)
}

function holds(text: string, wanted: unknown): boolean {
  const document = parseDocument(text)
  return document.errors.length === 0 && isDeepStrictEqual(document.toJS(), wanted)
}

type Holder = Record<PropertyKey, unknown>
const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null

/** To set a key of something that is not there is to set that. */
function withWay(root: unknown, edit: Edit): Edit {
  if (edit.do !== 'set' && edit.do !== 'append') return edit
  let at = root
  for (const [i, key] of (edit.do === 'set' ? edit.path.slice(0, -1) : edit.path).entries()) {
    const next: unknown = (at as Holder)[key]
    if (!isHolder(next)) {
      const rest = edit.path.slice(i + 1)
      const value = rest.reduceRight<unknown>((inner, one) => ({ [one]: inner }), edit.do === 'append' ? [edit.value] : edit.value)
      return { do: 'set', path: edit.path.slice(0, i + 1), value }
    }
    at = next
  }
  return edit
}

/** The same on plain values, what aliases share apart. */
function plainly(value: unknown, edit: Edit): unknown {
  const root = apart(value)
  const whole = edit.do === 'append' || edit.do === 'swap'
  const at = (whole ? edit.path : edit.path.slice(0, -1)).reduce<unknown>(
    (holder, key) => (isHolder(holder) ? holder[key] : undefined),
    root,
  )
  if (!isHolder(at)) return root
  const last = edit.path.at(-1) as PropertyKey
  if (edit.do === 'set') at[last] = edit.value
  else if (edit.do === 'append' && Array.isArray(at)) at.push(edit.value)
  else if (edit.do === 'swap' && Array.isArray(at)) [at[edit.one], at[edit.other]] = [at[edit.other], at[edit.one]]
  else if (edit.do === 'remove' && Array.isArray(at)) at.splice(last as number, 1)
  else if (edit.do === 'remove') delete at[last]
  return root
}

function apart(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(apart)
  return isHolder(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, apart(one)])) : value
}

/** Undefined where it is not simple. */
function spliced(text: string, document: Document.Parsed, edit: Edit): string | undefined {
  const node = document.getIn(edit.path, true)
  if (edit.do === 'swap') return swapped(text, node, edit.one, edit.other)
  if (edit.do === 'append') return isSeq(node) ? added(text, node, flow(edit.value)) : undefined
  const holder = document.getIn(edit.path.slice(0, -1), true)
  if (edit.do === 'remove') return removed(text, holder, edit.path.at(-1) as PropertyKey)
  if (node === undefined)
    return isMap(holder) ? added(text, holder, flow({ [edit.path.at(-1) as string]: edit.value }).slice(2, -2)) : undefined
  return replaced(text, node, flow(edit.value))
}

type Range = [start: number, end: number]
const rangeOf = (node: unknown): Range | undefined => {
  const range = (node as Node | null | undefined)?.range
  return range == null || range[0] === range[1] ? undefined : [range[0], range[1]]
}

function replaced(text: string, node: unknown, source: string): string | undefined {
  const range = rangeOf(node)
  const simple = isScalar(node) ? !node.type?.startsWith('BLOCK') : isCollection(node) && node.flow
  if (range === undefined || !simple) return undefined
  // A comment between brackets would go with them.
  if (isCollection(node) && text.slice(...range).includes('#')) return undefined
  return text.slice(0, range[0]) + source + text.slice(range[1])
}

/** From the beginning of what an item or a pair holds to its end. */
function extent(item: unknown): Range | undefined {
  const pair = item as Pair
  if (!isMapPair(item)) return rangeOf(item)
  const key = rangeOf(pair.key)
  return key === undefined ? undefined : [key[0], rangeOf(pair.value)?.[1] ?? key[1]]
}
const isMapPair = (item: unknown): item is Pair =>
  typeof item === 'object' && item !== null && 'key' in item && 'value' in item && !isScalar(item)

const lineStart = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1
const lineEnd = (text: string, at: number) => {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}
/** Where what ends at `at` has its last visible character. */
const lastVisible = (text: string, at: number) => text.slice(0, at).trimEnd().length

function added(text: string, holder: Node, source: string): string | undefined {
  if (!isCollection(holder)) return undefined
  const range = rangeOf(holder)
  const last = extent(holder.items.at(-1))
  if (range === undefined) return undefined
  if (holder.flow) {
    const at = last?.[1] ?? range[0] + 1
    return `${text.slice(0, at)}${last === undefined ? '' : ', '}${source}${text.slice(at)}`
  }
  const first = extent(holder.items[0])
  if (last === undefined || first === undefined) return undefined
  // Under the first one: its keys, or the dash of its items.
  const line = text.slice(lineStart(text, first[0]), first[0])
  const indent = isSeq(holder) ? /^[ ]*- +$/.exec(line)?.[0].replace(/ +$/, ' ') : line.replace(/[^ ]/g, ' ')
  if (indent === undefined) return undefined
  const at = lineEnd(text, lastVisible(text, last[1]))
  const carriage = text[at - 1] === '\r' ? '\r' : ''
  return `${text.slice(0, at)}\n${indent}${source}${carriage}${text.slice(at)}`
}

function removed(text: string, holder: unknown, key: PropertyKey): string | undefined {
  if (!isCollection(holder) || holder.items.length < 2) return undefined
  const index = isSeq(holder)
    ? Number(key)
    : holder.items.findIndex(
        (pair) => isScalar((pair as Pair).key) && String((pair as Pair & { key: { value: unknown } }).key.value) === key,
      )
  const range = extent(holder.items[index])
  if (range === undefined) return undefined
  if (holder.flow) {
    const next = extent(holder.items[index + 1])
    const before = extent(holder.items[index - 1])
    const [from, to] = next !== undefined ? [range[0], next[0]] : [before?.[1] ?? range[0], range[1]]
    return text.slice(from, to).includes('#') ? undefined : text.slice(0, from) + text.slice(to)
  }
  const from = lineStart(text, range[0])
  const to = lineEnd(text, lastVisible(text, range[1]))
  return text.slice(0, from) + text.slice(to + 1)
}

function swapped(text: string, list: unknown, one: number, other: number): string | undefined {
  if (!isSeq(list)) return undefined
  const [first, second] = [Math.min(one, other), Math.max(one, other)].map((at) => rangeOf(list.items[at]))
  if (first === undefined || second === undefined) return undefined
  const [a, b] = [first, second].map(([from, to]): Range => [from, lastVisible(text, to)]) as [Range, Range]
  return text.slice(0, a[0]) + text.slice(...b) + text.slice(a[1], b[0]) + text.slice(...a) + text.slice(b[1])
}
