/** The nodes of a YAML document: checked, turned into plain values, found by path. Aliases and merge keys (<<) are followed. */
import { type Document, isAlias, isCollection, isMap, isPair, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import { InputError, type Problem, visible } from '../problems.ts'

type Complain = (offset: number, found: string, expected: string) => Problem
/** What each alias stands for. */
type Anchors = Map<unknown, Node>

/** Values in the file, aliases written out: far more than any file holds without them. */
const mostValues = 1_000_000
const mostProblems = 1000

const start = (node: unknown) => (node as Node | null)?.range?.[0] ?? 0
const keyOf = ({ key }: Pair) => (isScalar(key) && key.value !== null ? String(key.value) : undefined)

/**
 * Keys are text, and each stands once; aliases stand for something that is there, ends, and is no "billion laughs".
 * @throws InputError with all that is wrong
 */
export function checkNodes(document: Document.Parsed, complain: Complain): Anchors {
  const problems: Problem[] = []
  const byName = new Map<string, Node>()
  const anchors: Anchors = new Map()
  const sizes = new Map<Node, number>()
  const open = new Set<Node>()
  const wrong = (node: unknown, found: string, expected: string) => problems.push(complain(start(node), found, expected))

  const checkKey = (pair: Pair, keys: Set<string>) => {
    const key = keyOf(pair)
    if (key === undefined) wrong(pair.key ?? pair.value, 'a key that is not text', 'a key such as name:')
    else if (key === '__proto__') wrong(pair.key, 'the key "__proto__"', 'another name')
    else if (keys.has(key)) wrong(pair.key, `the key "${visible(key)}" a second time`, 'each key once')
    else if (key === '<<' && merged(pair, anchors) === undefined) wrong(pair.value, 'a << without an alias of keys and values', '<<: *name')
    keys.add(key ?? '')
  }
  const sizeOfAlias = (node: unknown, name: string): number => {
    const target = byName.get(name)
    if (target === undefined) wrong(node, `*${visible(name)}, which stands for nothing`, 'text that begins with * in quotes')
    else if (open.has(target)) wrong(node, `*${visible(name)} inside of what it stands for`, 'a value that does not contain itself')
    else anchors.set(node, target)
    return target === undefined ? 1 : (sizes.get(target) ?? 1)
  }
  const size = (node: unknown): number => {
    if (isPair(node)) return size(node.key) + size(node.value)
    if (isAlias(node)) return sizeOfAlias(node, node.source)
    if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) byName.set(node.anchor, node)
    if (!isCollection(node)) return 1
    open.add(node)
    const keys = new Set<string>()
    let sum = 1
    for (const item of node.items) {
      sum += size(item)
      if (isPair(item)) checkKey(item, keys)
    }
    open.delete(node)
    sizes.set(node, sum)
    return sum
  }
  const all = size(document.contents)
  if (problems.length === 0 && all > mostValues)
    wrong([...anchors.keys()].pop(), 'aliases that multiply into millions of values', 'the values themselves')
  if (problems.length > 0) throw new InputError(problems.slice(0, mostProblems))
  return anchors
}

/** The maps that `<<` brings in; undefined when it is something else. */
function merged({ value }: Pair, anchors: Anchors): YAMLMap[] | undefined {
  const target = anchors.get(value) ?? value
  const maps = (isSeq(target) ? target.items : [target]).map((one) => anchors.get(one) ?? one)
  return maps.every((one) => isMap(one)) ? maps : undefined
}

/** Plain values. What aliases share stays shared. */
export function plainValue(document: Document.Parsed, anchors: Anchors): unknown {
  const known = new Map<unknown, unknown>()
  const convert = (written: unknown): unknown => {
    const node = anchors.get(written) ?? written
    if (known.has(node)) return known.get(node)
    const value = isMap(node) ? convertMap(node) : isSeq(node) ? node.items.map(convert) : isScalar(node) ? node.value : null
    if (isCollection(node)) known.set(node, value)
    return value
  }
  const convertMap = (map: YAMLMap): object => {
    const entries = map.items
      .filter((pair) => keyOf(pair) !== '<<')
      .map((pair): [string, unknown] => [keyOf(pair) as string, convert(pair.value)])
    const brought = map.items.filter((pair) => keyOf(pair) === '<<').flatMap((pair) => merged(pair, anchors) ?? [])
    return Object.assign({}, ...brought.reverse().map(convert), Object.fromEntries(entries))
  }
  return convert(document.contents)
}

export interface Found {
  pair?: Pair
  node: Node | null
}

/** Finds the node at a path, and the pair whose value it is. Keys are looked up in an index: a file may have a great many. */
export function finder(document: Document.Parsed, anchors: Anchors): (path: PropertyKey[]) => Found {
  const indexes = new Map<Node, Map<string, Pair>>()
  const resolved = (node: unknown) => (anchors.get(node) ?? node) as Node | null
  const index = (map: YAMLMap): Map<string, Pair> => {
    const known = indexes.get(map)
    if (known !== undefined) return known
    const pairs = new Map<string, Pair>()
    for (const pair of map.items)
      if (keyOf(pair) === '<<') for (const other of merged(pair, anchors) ?? []) for (const [key, one] of index(other)) pairs.set(key, one)
    for (const pair of map.items) pairs.set(keyOf(pair) as string, pair)
    indexes.set(map, pairs)
    return pairs
  }
  return (path) => {
    let node = resolved(document.contents)
    let pair: Pair | undefined
    for (const part of path) {
      let next: Pair | undefined
      if (isMap(node)) {
        next = index(node).get(String(part))
        if (next === undefined) break
        node = resolved(next.value) ?? (next.key as Node)
      } else if (isSeq(node) && typeof part === 'number' && node.items[part] !== undefined) node = resolved(node.items[part])
      else break
      pair = next
    }
    return { pair, node }
  }
}
