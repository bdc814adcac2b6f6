/** The k6 program: found on the PATH, asked for its version. */
import { spawnSync } from 'node:child_process'
import { programOnPath } from '../programs.ts'

export interface K6Program {
  path: string
  /** "2.2.0" */
  version: string
}

/** There is no k6 that could be used: says how to get it. */
export class NoK6 extends Error {}

const howToGetIt = `k6 2 or later is needed, a program of its own that npm does not have. To get it:
  macOS           brew install k6
  Windows         winget install k6 --source winget
  Debian, Ubuntu  the package k6 of Grafana's repository:
                  https://grafana.com/docs/k6/latest/set-up/install-k6/
  anywhere        with Go: go install go.k6.io/k6/v2@v2.2.0
Then "k6 version" must answer in this terminal; or name the file: --k6 PATH.`

/** Throws NoK6. */
export function findK6(named?: string): K6Program {
  const path = named ?? programOnPath(['k6'])
  if (path === undefined) throw new NoK6(`There is no k6 on the PATH.\n${howToGetIt}`)
  const { stdout, error } = spawnSync(path, ['version'], { encoding: 'utf8', timeout: 20_000, env: cleanEnvironment(process.env) })
  const version = /\bk6(?:\.exe)? v?(\d+\.\d+\.\d+\S*)/.exec(stdout ?? '')?.[1]
  if (error !== undefined || version === undefined) throw new NoK6(`${path} does not answer as k6 does.\n${howToGetIt}`)
  if (Number(version.split('.')[0]) < 2) throw new NoK6(`${path} is k6 ${version}.\n${howToGetIt}`)
  return { path, version }
}

/** Without settings of k6 that a shell happens to hold, and without proxies: load goes where it is sent, and nothing is reported. */
export function cleanEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !/^(K6_.*|(https?|all|no|ftp)_proxy)$/i.test(name))
  return { ...Object.fromEntries(kept), K6_NO_USAGE_REPORT: 'true', K6_AUTO_EXTENSION_RESOLUTION: 'false' }
}
