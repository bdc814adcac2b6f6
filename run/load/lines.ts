/** What the k6 scripts print, a JSON line for everything that happened, inside of k6's own JSON log lines. */
import { closeSync, openSync, readSync } from 'node:fs'
import type { Line } from '../../sim/load/plan.ts'

const kinds: Line['line'][] = ['fact', 'registered', 'failure', 'exchange']
const chunk = 1 << 16

/** Reads a file that grows, from where it stopped before. A line that is not whole yet waits. */
export class LineReader {
  readonly lines: Line[] = []
  private readonly file: string
  private offset = 0
  private rest = Buffer.alloc(0)

  constructor(file: string) {
    this.file = file
  }

  /** Reads what is there by now; nothing while there is no file. */
  read(): void {
    let descriptor: number
    try {
      descriptor = openSync(this.file, 'r')
    } catch {
      return
    }
    try {
      const buffer = Buffer.alloc(chunk)
      for (;;) {
        const count = readSync(descriptor, buffer, 0, chunk, this.offset)
        if (count === 0) return
        this.offset += count
        this.take(buffer.subarray(0, count))
      }
    } finally {
      closeSync(descriptor)
    }
  }

  private take(bytes: Buffer): void {
    let all = Buffer.concat([this.rest, bytes])
    for (let end = all.indexOf(10); end >= 0; end = all.indexOf(10)) {
      const line = lineOf(all.subarray(0, end).toString('utf8'))
      if (line !== undefined) this.lines.push(line)
      all = all.subarray(end + 1)
    }
    this.rest = all
  }
}

function lineOf(text: string): Line | undefined {
  try {
    const line = JSON.parse(JSON.parse(text).msg)
    return kinds.includes(line?.line) ? line : undefined
  } catch {
    return undefined
  }
}
