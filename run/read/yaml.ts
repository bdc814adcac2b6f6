/** YAML with the place of everything in it. */
import { Composer, type CST, type Document, Lexer, LineCounter, type Node, Parser } from 'yaml'
import { InputError, type Problem } from '../problems.ts'
import { checkNodes, finder, plainValue } from './nodes.ts'
import { syntaxWords } from './syntax.ts'
import { readText } from './text.ts'

export type Path = PropertyKey[]
export interface Place {
  line: number
  column: number
}

export interface YamlFile {
  file: string
  value: unknown
  /** The place of the value at `path`, or of the nearest thing around it. An alias leads to what it stands for. */
  placeOf: (path: Path) => Place
  /** The place of the last key of `path`. */
  keyPlaceOf: (path: Path) => Place
}

const deepest = 50
/** Words, brackets, spaces: a hundred contact types with 288 rates a day each have half as many. */
const mostTokens = 500_000
const mostErrors = 100

/** "contacts[0].volume.perOpenDay" */
export function pathText(path: Path): string {
  const key = (part: string, first: boolean) => (/[.[\]"]/.test(part) ? `["${part}"]` : first ? part : `.${part}`)
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : key(String(part), i === 0))).join('')
}

/** How files are come by, where not simply from the disk. */
export interface Access {
  /** What is to stand in files, by their paths, before it is on the disk. */
  texts?: ReadonlyMap<string, string>
  /** The folder in which, or below which, the files must lie that another one names. */
  within?: string
}

/** Throws InputError with everything that keeps the file from being YAML of a sensible kind. */
export function readYaml(file: string, what: string, { texts }: Access = {}): YamlFile {
  const text = texts?.get(file) ?? readText(file, 1, what)
  const lines = new LineCounter()
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const problem = (offset: number, found: string, expected: string): Problem => ({ file, ...at(offset), path: '', found, expected })
  const lineAt = (offset: number) => text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n', 1)[0] as string

  const tokens = tokensOf(text, lines, (offset, found) => {
    throw new InputError([problem(offset, found, what)])
  })
  // Repeated keys are looked for among the nodes: the library compares each with each.
  const documents = [...new Composer({ uniqueKeys: false }).compose(tokens, true, text.length)] as Document.Parsed[]
  const document = documents[0] as Document.Parsed
  const broken = [...document.errors, ...document.warnings]
    .slice(0, mostErrors)
    .map((error) => ({ ...problem(error.pos[0], '', ''), ...syntaxWords(error, lineAt(error.pos[0])) }))
  // What follows a broken line is often no mistake of its own: one problem a line.
  if (broken.length > 0) throw new InputError(broken.filter(({ line }, i) => broken.findIndex((other) => other.line === line) === i))
  if (documents[1] !== undefined)
    throw new InputError([problem(documents[1].range[0], 'a second document (after ---)', 'one document in a file')])

  const anchors = checkNodes(document, problem)
  const value = plainValue(document, anchors)
  if (value === null || value === undefined)
    throw new InputError([{ file, line: 0, column: 0, path: '', found: 'no content', expected: what }])
  const find = finder(document, anchors)
  return {
    file,
    value,
    placeOf: (path) => at(find(path).node?.range?.[0] ?? 0),
    keyPlaceOf: (path) => {
      const { pair, node } = find(path)
      return at((pair?.key as Node | undefined)?.range?.[0] ?? node?.range?.[0] ?? 0)
    },
  }
}

/** Token by token, because the composer and all that follows call themselves for each level of nesting. */
function tokensOf(text: string, lines: LineCounter, fail: (offset: number, found: string) => never): CST.Token[] {
  lines.addNewLine(0)
  const parser = new Parser(lines.addNewLine)
  const tokens: CST.Token[] = []
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length > deepest && levels(parser) > deepest) fail(parser.offset, `more than ${deepest} levels of nesting`)
    if (++count > mostTokens) fail(parser.offset, 'more words and signs than such a file can hold')
  }
  for (const token of parser.end()) tokens.push(token)
  return tokens
}

/** Maps and lists around what is being parsed; the document and the scalar at hand are on the stack too. */
function levels({ stack }: Parser): number {
  return stack.filter(({ type }) => type === 'block-map' || type === 'block-seq' || type === 'flow-collection').length
}
