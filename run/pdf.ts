/** A page printed by the machine's Chromium: by its command line, without network, in a folder of its own that is gone afterwards. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { programOnPath } from './programs.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge', 'microsoft-edge']
/** Where browsers stand that are on no PATH. */
const places = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: ['Program Files', 'Program Files (x86)'].flatMap((folder) => [
    `C:\\${folder}\\Google\\Chrome\\Application\\chrome.exe`,
    `C:\\${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
} as Record<string, string[]>

/** There is no browser that prints, or it did not. */
export class NoPdf extends Error {}

const howToGetIt = `A PDF is printed by Chromium or Chrome, which is on no PATH here. To get it:
  Debian, Ubuntu  apt install chromium
  macOS           brew install --cask chromium
  Windows         winget install Google.Chrome
Or open the report in any browser and print it there.`

/** Throws NoPdf. */
export function findChromium(): string {
  const found = programOnPath(names) ?? places[process.platform]?.find((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
  if (found === undefined) throw new NoPdf(howToGetIt)
  return found
}

const mostSaid = 300

/** Bytes of a PDF of the page. Never leaves the browser or its files behind. Throws NoPdf. */
export async function printPdf(chromium: string, page: string, longestMillis = 60_000): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'pronto-pdf-'))
  try {
    const [html, pdf] = [join(folder, 'report.html'), join(folder, 'report.pdf')]
    writeFileSync(html, page)
    const print = (sandbox: boolean) => run(chromium, argumentsOf(folder, html, pdf, sandbox), folder, longestMillis)
    // The sandbox does not run as root nor in many containers, and can be done without: the page is ours, and its policy lets it fetch nothing.
    const inSandbox = process.getuid?.() === 0 ? null : await print(true)
    const { exitCode, said, late } =
      inSandbox === null || (inSandbox.exitCode !== 0 && /sandbox/i.test(inSandbox.said)) ? await print(false) : inSandbox
    const bytes = statSync(pdf, { throwIfNoEntry: false })?.isFile() ? readFileSync(pdf) : undefined
    if (late) throw new NoPdf(`${chromium} had not printed the report after ${longestMillis / 1000} s.`)
    if (exitCode !== 0 || bytes?.subarray(0, 5).toString('latin1') !== '%PDF-')
      throw new NoPdf(`${chromium} did not print the report${said === '' ? '.' : `: ${said}`}`)
    return bytes
  } finally {
    // Its helpers may still be writing as they end.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

function argumentsOf(folder: string, html: string, pdf: string, sandbox: boolean): string[] {
  return [
    '--headless=new',
    ...(sandbox ? [] : ['--no-sandbox']),
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-quic',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-breakpad',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--metrics-recording-only',
    // No name is looked up, no address is reached.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--proxy-server=127.0.0.1:9',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-pdf-header-footer',
    `--print-to-pdf=${pdf}`,
    pathToFileURL(html).href,
  ]
}

interface Printed {
  exitCode: number | null
  /** The last words on standard error. */
  said: string
  late: boolean
}

function run(program: string, options: string[], folder: string, longestMillis: number): Promise<Printed> {
  // All that it keeps for a user, it keeps in the folder.
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder, TMPDIR: folder, TMP: folder, TEMP: folder }
  // A group of its own, so that its helpers end with it.
  const child = spawn(program, options, { env, stdio: ['ignore', 'ignore', 'pipe'], detached: process.platform !== 'win32' })
  return new Promise((resolve, reject) => {
    let said = ''
    let late = false
    const kill = () => end(child)
    const watchdog = setTimeout(() => {
      late = true
      kill()
    }, longestMillis)
    const interrupted = () => {
      kill()
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
      process.exit(130)
    }
    process.once('exit', kill)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupted)
    const settle = () => {
      clearTimeout(watchdog)
      process.removeListener('exit', kill)
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeListener(signal, interrupted)
    }
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-mostSaid)
    })
    child.on('error', (error) => {
      settle()
      reject(new NoPdf(`${program} could not be started: ${error.message}`))
    })
    child.on('close', (exitCode) => {
      settle()
      kill()
      resolve({ exitCode, said: said.trim(), late })
    })
  })
}

/** With its helpers. */
function end(child: ChildProcess): void {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // They have ended.
  }
}
