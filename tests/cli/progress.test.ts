/** The progress bar: on a terminal only, one line, with the time left. */
import { describe, expect, test } from 'vitest'
import { progress } from '../../cli/progress.ts'

/** A stream that keeps what is written, and a clock that is set by hand. */
function fake({ isTTY = true, columns = 80 }: { isTTY?: boolean; columns?: number } = {}) {
  const written: string[] = []
  const clock = { time: 0 }
  const stream = { isTTY, columns, write: (text: string) => written.push(text) }
  return { written, clock, stream, now: () => clock.time }
}

const control = '\u001b'

describe('on a terminal', () => {
  test('it shows how much is done and how long the rest will take', () => {
    const { written, clock, stream, now } = fake()
    const bar = progress(stream, { now })
    bar.update(0, 400)
    // Starting takes a while: that is not the pace of the rest.
    clock.time = 20_000
    bar.update(10, 400)
    clock.time = 47_000
    bar.update(100, 400)
    expect(written.map((text) => text.slice(1 + 30 + 1, -3))).toEqual([
      '0 of 400 replications',
      '10 of 400 replications',
      '100 of 400 replications, 1 min 30 s left',
    ])
    expect(written.slice(2)).toEqual([`\r${'█'.repeat(7)}▌${' '.repeat(22)} 100 of 400 replications, 1 min 30 s left${control}[K`])
  })

  test('it writes ten times a second at most, and leaves an empty line', () => {
    const { written, clock, stream, now } = fake()
    const bar = progress(stream, { now })
    for (clock.time = 0; clock.time < 1000; clock.time += 10) bar.update(clock.time / 10, 100)
    expect(written).toHaveLength(10)
    bar.end()
    expect(written[10]).toBe(`\r${control}[K`)
  })

  test.each([20, 40, 60, 80, 200])('it fits into %d columns', (columns) => {
    const { written, clock, stream, now } = fake({ columns })
    const bar = progress(stream, { now, more: true })
    for (const done of [0, 1, 2, 999_999]) {
      clock.time += 90_000
      bar.update(done, 1_000_000)
    }
    for (const text of written) expect(text.replace(`${control}[K`, '').length - 1).toBeLessThan(columns)
    expect(written).toHaveLength(4)
  })
})

describe('it says nothing', () => {
  test.each([
    ['into a file or a pipe', { isTTY: false }, false],
    ['when asked to be quiet', { isTTY: true }, true],
  ])('%s', (_, terminal, quiet) => {
    const { written, stream, now } = fake(terminal)
    const bar = progress(stream, { quiet, now })
    bar.update(1, 2)
    bar.end()
    expect(written).toEqual([])
  })
})
