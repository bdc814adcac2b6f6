/** The version of Pronto, as results name it. */
import { readFileSync } from 'node:fs'

const manifest = [new URL('../package.json', import.meta.url), new URL('../../package.json', import.meta.url)].flatMap((url) => {
  try {
    return [JSON.parse(readFileSync(url, 'utf8')) as { name: string; version: string }]
  } catch {
    return []
  }
})

export const version = manifest.find(({ name }) => name === 'pronto')?.version ?? 'unknown'
