/** The report printed by the machine's Chromium, and what is said where that fails. */
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { reportHtml } from '../../reports/html.ts'
import { findChromium, NoPdf, printPdf } from '../../run/pdf.ts'
import { scratch } from '../cli/pronto.ts'
import { smallRun } from '../reports/small.ts'
import { noChromium } from './browser.ts'

const folder = scratch()
const ours = () => readdirSync(tmpdir()).filter((name) => name.startsWith('pronto-pdf-'))

describe.skipIf(noChromium)('a report printed by Chromium (left out where there is none)', () => {
  test('is a PDF of A4 pages with its letters inside, and nothing is left behind', async () => {
    const before = ours()
    const pdf = await printPdf(findChromium(), reportHtml({ runs: [smallRun()], comparison: null, verdicts: [] }, 'it'))
    const text = pdf.toString('latin1')
    expect(text.slice(0, 5)).toBe('%PDF-')
    expect(text.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(2)
    for (const [, width, height] of text.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)) {
      expect(Number(width)).toBeCloseTo(595, -1)
      expect(Number(height)).toBeCloseTo(842, -1)
    }
    expect(text).toContain('/FontFile2')
    expect(ours()).toEqual(before)
  })
})

describe.skipIf(process.platform === 'win32')('a browser that does not print', () => {
  const program = (name: string, lines: string) => {
    const path = folder.write(name, `#!/bin/sh\n${lines}\n`)
    chmodSync(path, 0o755)
    return path
  }

  test('is told with its own last words', async () => {
    const printed = printPdf(program('fails', 'echo no display here >&2; exit 7'), '<p>')
    await expect(printed).rejects.toThrow(NoPdf)
    await expect(printed).rejects.toThrow(/did not print the report: no display here$/)
  })

  test('is told though it ends well', async () => {
    await expect(printPdf(program('nothing', 'exit 0'), '<p>')).rejects.toThrow(/did not print the report\.$/)
  })

  test('is ended after a while, with its helpers and its folder', async () => {
    const pidFile = folder.path('helper.pid')
    const before = ours()
    const hangs = program('hangs', `sleep 300 &\necho $! > ${pidFile}\nwait`)
    await expect(printPdf(hangs, '<p>', 1000)).rejects.toThrow(/had not printed the report after 1 s/)
    expect(ours()).toEqual(before)
    await expect.poll(() => runs(Number(readFileSync(pidFile, 'utf8'))), { timeout: 5000 }).toBe(false)
  })
})

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // A helper that has ended and that nobody has asked after yet is gone for our purposes.
    return !/^State:\s+Z/m.test(existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '')
  } catch {
    return false
  }
}
