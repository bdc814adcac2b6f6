/** What keeps a contact from being followed: in the words of a failure line. */
export class Failure extends Error {
  /** The request ran out of its time. */
  readonly timedOut: boolean

  constructor(what: string, timedOut = false) {
    super(what)
    this.timedOut = timedOut
  }
}

/** An error of any kind in words; one that is no Failure is the script's own. */
export const inWords = (error: unknown) => (error instanceof Failure ? error.message : `script: ${error}`)

/** What should have been at a JSON pointer of the endpoint file. */
export const nothingAt = (what: 'number' | 'state', pointer: string | undefined) =>
  pointer === undefined ? `no ${what}: the endpoint file does not say where it is` : `no ${what} at ${pointer}`
