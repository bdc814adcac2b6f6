/** The report in Markdown: what it says, and what a renderer makes of it. */
import { marked } from 'marked'
import { describe, expect, test } from 'vitest'
import type { ReportInput } from '../../reports/input.ts'
import { reportMarkdown } from '../../reports/markdown.ts'
import { code, name, table } from '../../reports/markdownText.ts'
import { numbersOf } from '../../reports/numbers.ts'
import { verdictText } from '../../reports/verdict.ts'
import { voiceOf } from '../../reports/words/index.ts'
import { hostileNames, named, rateVerdict, withVerdict } from './hostile.ts'
import { smallComparison, smallRun } from './small.ts'
import { penalties, smallSensitivity, tightRun } from './smallSensitivity.ts'

const small = smallRun()
const alone: ReportInput = { runs: [small], comparison: null, verdicts: [] }
const sensitivity = smallSensitivity()
const whole: ReportInput = {
  ...smallComparison([3, 4], 0.5),
  verdicts: [withVerdict(), rateVerdict()],
  sensitivities: [sensitivity],
}
const rendered = (markdown: string) => marked.parse(markdown, { gfm: true, async: false })

describe('a plan', () => {
  const text = reportMarkdown(alone, 'en')

  test('has its verdict, a row for each month, and the command to run it again', () => {
    expect(text).toMatch(/^# Will the plan meet the contract\?\n/)
    const { headline, sure } = verdictText(small.results, 3, voiceOf('en'))
    expect(text).toContain(`**${headline}** ${sure}`)
    for (const month of ['January', 'February', 'March']) expect(text).toMatch(new RegExp(`^\\| ${month} 2027 .*%`, 'm'))
    expect(text).toContain('pronto simulate scenario.yaml --replications 30 --seed small')
  })

  test('stands in columns as it is, before anything renders it', () => {
    const lines = text.split('\n').filter((line) => line.startsWith('|'))
    const bars = (line: string) => [...line].flatMap((one, i) => (one === '|' ? [i] : []))
    for (const line of lines) expect(bars(line)).toEqual(bars(lines[0] as string))
  })

  test('is Italian in Italian', () => {
    const italian = reportMarkdown(alone, 'it')
    expect(italian).toContain('# Il piano rispetterà il contratto?')
    expect(italian).toContain('Risposta entro 20 secondi')
    expect(italian).toContain('gennaio 2027')
    expect(italian).toContain(numbersOf('it', '').amount((small.results.months[1] as { received: { mean: number } }).received.mean))
  })
})

describe('a plan with penalties', () => {
  test.each(['en', 'it'] as const)('has what it may cost, the question worth asking, and how audits err (%s)', (language) => {
    const run = tightRun(penalties)
    const text = reportMarkdown({ runs: [run], comparison: null, verdicts: [] }, language)
    const { words, numbers } = voiceOf(language)
    const needed = run.details?.audit.targets.at(-1)?.needed
    expect(text).toContain(`## ${words.money.title}`)
    expect(text).toContain(numbers.amount(run.results.money?.term.total.mean ?? 0))
    expect(text).toContain(words.readings.worth('', '', '', '', false, '', '').split(':')[0])
    expect(text).toContain(`- ${words.audit.all}: ${words.audit.neededOf(numbers.amount(needed ?? 0), numbers.amount(2343))}`)
  })
})

describe('everything', () => {
  const text = reportMarkdown(whole, 'en')

  test('has plans, their differences and load tests, and renders to tables', () => {
    expect(text).toContain('None of 2 plans meets what is required')
    expect(text).toContain('Differences from early.agents=3, shares in percentage points')
    expect(text).toMatch(/Answered within 20 s +\| +90% \| +90\.0% \| 90 of 100 \| +met \| +93\.0% \| +85\.0%–99\.0% \|/)
    expect(text).toMatch(/\| calls \+20% +\| +0% \| +−3\.3 \|/)
    expect(text).toContain('The plan breaks at 20.0% more calls')
    expect(text).toContain('**The endpoint held up to 20 contacts a minute.**')
    expect(rendered(text).match(/<table>/g)).toHaveLength(6)
  })

  test('says of what is no measurement that it is none, and why', () => {
    const invalid = {
      ...withVerdict(),
      valid: false,
      meets: null,
      guards: [{ guard: 'k6', ok: false, found: 'exit code 1', expected: '0' }],
    }
    const text = reportMarkdown({ ...alone, verdicts: [invalid] }, 'en')
    expect(text).toContain('**Not a valid measurement: nothing is said of the contract.**\n\n- k6 did not end well')
    expect(text).not.toContain('93.0%')
  })
})

/** What the report's own words render to. */
const ownTags = new Set('h1 h2 p strong ul li table thead tbody tr th td code pre details summary'.split(' '))

test.each(hostileNames)('a name is read as a name: %j', (hostile) => {
  const text = reportMarkdown(named(small, whole, hostile), 'en')
  const html = rendered(text)
  for (const [, tag = ''] of html.matchAll(/<\/?([a-z0-9]+)/gi)) expect(ownTags).toContain(tag)
  expect(html.match(/<table>/g)).toHaveLength(5)
  // As many columns in each row as in its heading.
  for (const [found] of html.matchAll(/<table>.*?<\/table>/gs)) {
    const cells = [...found.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => row.match(/<t[hd]/g)?.length)
    expect(new Set(cells).size).toBe(1)
  }
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u202a-\u202e]/u)
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(2000)
  // Mentions and numbers of issues mean something to those who show it: such signs stand in code only.
  expect(html.replace(/<code>.*?<\/code>/gs, '')).not.toMatch(/@|#|:\/\/|www\./)
})

test('names stay plain where they can, and stand in code where a sign could mean something', () => {
  expect(name('My desk, 8 agents (2027)')).toBe('My desk, 8 agents (2027)')
  expect(name('bid_2027')).toBe('`bid_2027`')
  expect(name('@all')).toBe('`@all`')
  expect(name('a\n# b')).toBe('`a # b`')
  expect(name('  ')).toBe('` `')
  expect(code('one ` and two ``')).toBe('``` one ` and two `` ```')
  expect(rendered(code('one ` and two ``'))).toBe('<p><code>one ` and two ``</code></p>\n')
})

test('a bar in a cell does not end it', () => {
  const html = rendered(table(['a', 'b'], [[name('x|y'), '1']]))
  expect(html).toMatch(/<td[^>]*><code>x\|y<\/code><\/td>/)
})
