/** What the YAML library says of broken YAML, in words for somebody who does not know YAML's grammar. */
import type { YAMLError } from 'yaml'
import type { Problem } from '../problems.ts'

type Words = Pick<Problem, 'found' | 'expected'>

const words: Record<string, Words> = {
  TAB_AS_INDENT: { found: 'a tab before the text', expected: 'spaces' },
  TAG_RESOLVE_FAILED: { found: 'a tag (a word after !)', expected: 'a plain value; text that begins with ! in quotes' },
  BAD_DIRECTIVE: { found: 'a line that begins with %', expected: 'key: value' },
  BAD_INDENT: { found: 'a line that starts too far left or right', expected: 'the keys of one group exactly below each other' },
  BAD_DQ_ESCAPE: { found: 'a backslash sequence that has no meaning', expected: '\\\\ for a backslash between double quotes' },
  BAD_SCALAR_START: { found: 'text that begins with a reserved character (@, ` or %)', expected: 'such text in quotes' },
  BLOCK_AS_IMPLICIT_KEY: { found: 'two keys on one line', expected: 'one key: value on a line, or text that holds a colon in quotes' },
  BLOCK_IN_FLOW: { found: 'values inside of [ ] or { } without a comma between them', expected: 'a comma' },
  MULTILINE_IMPLICIT_KEY: { found: 'a line without a colon', expected: 'key: value' },
  KEY_OVER_1024_CHARS: { found: 'a key of more than 1024 characters', expected: 'a short key, or a closing bracket or quote before this' },
  BAD_ALIAS: { found: 'a * or & without a name after it', expected: 'text that begins with * or & in quotes' },
  ALIAS_PROPS: { found: 'an anchor or tag before an alias', expected: 'the alias alone' },
  MULTIPLE_ANCHORS: { found: 'two anchors (&name) for one value', expected: 'one' },
  MULTIPLE_TAGS: { found: 'two tags (!name) for one value', expected: 'none' },
  MISSING_CHAR: { found: 'something unfinished', expected: 'a closing bracket or quote, or a comma between values' },
  UNEXPECTED_TOKEN: { found: 'something that does not belong here', expected: 'key: value, or - item' },
}

/** The library has one code for several mistakes; its message tells them apart. */
const finer: [RegExp, Words][] = [
  [/^Missing closing .quote/, { found: 'a quote that is never closed', expected: 'the same quote at the end of the text' }],
  [/^Expected flow sequence to end with|^Flow sequence in block collection/, { found: 'a list [ that is never closed', expected: ']' }],
  [/^Expected flow map to end with|^Flow map in block collection/, { found: 'a group { that is never closed', expected: '}' }],
  [/^Implicit map keys need to be followed by map values/, { found: 'a key without a colon', expected: 'key: value' }],
  [/^Missing , (or : )?between flow (sequence|map)/, { found: 'two values without a comma between them', expected: 'a comma' }],
  [/^Nested mappings are not allowed in compact mappings/, words.BLOCK_AS_IMPLICIT_KEY as Words],
  [/^Unexpected flow-(seq|map)-end token/, { found: 'a closing bracket that was never opened', expected: '[ or { before it' }],
  [/^Missing space after :/, { found: 'a colon without a space after it', expected: 'key: value' }],
  [/^Comments must be separated/, { found: 'a # right after other text', expected: 'a space before the comment' }],
  [/^Unexpected ,|^Unexpected empty item/, { found: 'a comma with nothing before it', expected: 'a value' }],
  [
    /^Sequence item without - indicator|^All sequence items/,
    { found: 'a list whose lines do not start below each other', expected: '- item, each below the other' },
  ],
  [/^Missing directives-end/, { found: 'a line that begins with %', expected: 'key: value' }],
  [/at node end$/, { found: 'more text after a complete value', expected: 'a comma between the two, or all of it in quotes' }],
  [
    /^Unexpected block-seq-ind on same line/,
    { found: 'a list item (-) on the line of its key', expected: 'each - item on a line of its own' },
  ],
  [/^Tabs are not allowed as indentation/, words.TAB_AS_INDENT as Words],
  [/^Plain value cannot start with a tab/, words.TAB_AS_INDENT as Words],
]

/** `line` is the whole line on which the mistake was noticed. */
export function syntaxWords({ code, message }: YAMLError, line: string): Words {
  if (message.startsWith('Implicit keys need') || message.startsWith('Implicit map keys need') || code === 'MULTILINE_IMPLICIT_KEY')
    if (/^\s*[\w$-]+:\S/.test(line)) return { found: 'a colon without a space after it', expected: 'key: value' }
  return (
    finer.find(([pattern]) => pattern.test(message))?.[1] ??
    words[code] ?? { found: 'something that is not YAML', expected: 'key: value, or - item' }
  )
}
