/** `pronto serve`: the pages of a folder, for the browsers of this machine, until Ctrl-C. */
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { InputError, visible } from '../run/problems.ts'
import { Folder } from '../serve/folder.ts'
import { serveServer } from '../serve/server.ts'
import { exitCodes } from './exitCodes.ts'
import { contractNames, layOut } from './init.ts'
import { onInterrupt } from './interruption.ts'
import { wrap } from './table.ts'
import type { Io } from './terminal.ts'

export interface ServeArguments {
  port: number
  threads?: number
}

/** Other machines never reach it: there is no option for that. */
const host = '127.0.0.1'

const listenErrors: Record<string, string> = {
  EADDRINUSE: 'another program listens there; --port 0 takes any free port',
  EACCES: 'this needs a privilege; a port above 1023 does not',
}

/** 0 after Ctrl-C; 2 when the folder is none, 3 when the port cannot be used. */
export async function serveCommand(dir: string, { port, threads }: ServeArguments, { out, err }: Io): Promise<number> {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw new InputError([{ file: dir, line: 0, column: 0, path: '', found: 'no folder', expected: 'a folder of results and scenarios' }])
  const folder = new Folder(dir)
  const log = (line: string) => err(`pronto: ${line}`)
  const app = await serveServer({ folder, starts: { contracts: contractNames(), layOut }, threads, log })
  const interruption = onInterrupt(() => err('Stopping; Ctrl-C again to stop at once.'))
  try {
    const address = await app.listen({ host, port })
    out(`${visible(folder.root, 300)}\n${address}/`)
    if (!interruption.signal.aborted) await once(interruption.signal, 'abort')
    return exitCodes.done
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    const why = listenErrors[code]
    if (why === undefined) throw error
    err(wrap(`pronto: cannot listen on port ${port}: ${why}.`))
    return exitCodes.failed
  } finally {
    await app.close()
    interruption.end()
  }
}
