/** What the addresses of one language need. */
import type { Folder } from './folder.ts'
import type { Listing } from './listing.ts'
import type { Runner } from './runner.ts'
import type { Voice } from './words/index.ts'

/** Where new scenarios come from. */
export interface Starts {
  /** Contracts that one can begin with: "v4-project". */
  contracts: string[]
  /** Writes a scenario into a folder that is not there yet. Throws InputError; then nothing was written. */
  layOut: (dir: string, contract: string) => void
}

export interface Context {
  folder: Folder
  listing: Listing
  runner: Runner
  starts: Starts
  voice: Voice
}
