/** The system's Chromium, and pages in it, of files or of a server on this machine, with all they say and ask for written down. */
import { execFileSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'

const found = (() => {
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
})()

/** Tests that need it are left out where it is not there, and say so by their names. */
export const noChromium = found === ''

export interface OpenPage {
  page: Page
  /** Errors and warnings of the console, and what was thrown. */
  complaints: string[]
  /** Addresses asked for beside the page itself and what is in it. */
  requests: string[]
}

/** One browser for a test file. */
export function browserForTests(): { open: (file: string, options?: BrowserContextOptions) => Promise<OpenPage> } {
  let browser: Browser | undefined
  beforeAll(async () => {
    if (noChromium) return
    browser = await chromium.launch({
      executablePath: found,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
  })
  afterAll(() => browser?.close())
  return {
    open: async (file, options = {}) => {
      const context = await (browser as Browser).newContext({ viewport: { width: 1280, height: 900 }, ...options })
      const page = await context.newPage()
      const url = file.startsWith('http:') ? file : pathToFileURL(file).href
      const own = file.startsWith('http:') ? new URL(file).origin : url
      const complaints: string[] = []
      const requests: string[] = []
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('request', (request) => {
        if (!request.url().startsWith(own) && !/^(data|blob):/.test(request.url())) requests.push(request.url())
      })
      await page.goto(url)
      return { page, complaints, requests }
    },
  }
}
