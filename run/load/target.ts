/** Where load may go: this machine alone, unless another host is named. */
import { describe, InputError } from '../problems.ts'

const expected = 'an address on this machine, such as http://127.0.0.1:8080'

/** The origin, and the path before every request's own, without a slash at its end. Throws InputError. */
export function loadTarget(text: string, allowedHosts: string[] = []): string {
  const wrong = (found: string, hint?: string) =>
    new InputError([{ file: '--target', line: 0, column: 0, path: '', found, expected, hint }])
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw wrong(describe(text), /^[\w.-]+(:\d+)?$/.test(text) ? `http://${text}` : undefined)
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw wrong(describe(text))
  if (url.username !== '' || url.password !== '')
    throw wrong('a name or a password in the address', 'a header of the endpoint file: { authorization: "Bearer {env.TOKEN}" }')
  if (url.search !== '' || url.hash !== '') throw wrong(describe(text), url.origin + url.pathname)
  if (!isLoopback(url.hostname) && !allowedHosts.includes(url.hostname))
    throw wrong(`the host ${describe(url.hostname)}`, `--allow-host ${url.hostname}, if that machine is yours to load`)
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

/** localhost, 127.0.0.0/8, ::1. A name that merely leads there may lead elsewhere tomorrow. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
