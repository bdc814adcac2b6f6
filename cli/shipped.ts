import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of shipped scenarios, from the sources and from dist/cli. */
export function shipped(): string {
  const places = ['../scenarios', '../../scenarios'].map((path) => fileURLToPath(new URL(path, import.meta.url)))
  return places.find((path) => existsSync(join(path, 'v4-project.yaml'))) ?? (places[0] as string)
}
