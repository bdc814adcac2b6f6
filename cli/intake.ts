/** `pronto intake`: reads the files, opens the register, listens until Ctrl-C. */
import { once } from 'node:events'
import { Metrics } from '../intake/metrics.ts'
import { memory } from '../intake/openRegister.ts'
import { Reception } from '../intake/reception.ts'
import { RegisterError } from '../intake/register.ts'
import { intakeServer } from '../intake/server.ts'
import { Store } from '../intake/store.ts'
import type { Setup } from '../intake/term.ts'
import { InputError, visible } from '../run/problems.ts'
import { readContract, readDemand, readScenario, readStaffing } from '../run/read/documents.ts'
import { version } from '../run/version.ts'
import { PlanError } from '../sim/compile.ts'
import { exitCodes } from './exitCodes.ts'
import { onInterrupt } from './interruption.ts'
import { wrap } from './table.ts'
import type { Io } from './terminal.ts'

export interface IntakeArguments {
  contract?: string
  staffing?: string
  demand?: string
  db: string
  port: number
  host: string
  connections: number
  rate: number
}

/** 0 after Ctrl-C; 2 when an argument, a file or a token is wrong, 3 when the register or the port cannot be used. */
export async function intakeCommand(scenario: string | undefined, options: IntakeArguments, io: Io): Promise<number> {
  const say = (text: string) => io.err(wrap(`pronto: ${text}`))
  const tokens = { caller: process.env.PRONTO_CALLER_TOKEN, operator: process.env.PRONTO_OPERATOR_TOKEN }
  for (const [name, token] of Object.entries({ PRONTO_CALLER_TOKEN: tokens.caller, PRONTO_OPERATOR_TOKEN: tokens.operator }))
    if (token !== undefined && !/^[\x21-\x7e]{1,1000}$/.test(token)) {
      say(`${name} is ${token === '' ? 'empty' : 'not a token'}. Expected visible ASCII characters without spaces, or no such variable.`)
      return exitCodes.wrongInput
    }
  if (scenario === undefined && options.contract === undefined) {
    say('intake needs a contract, which says when the desk is open: --contract FILE. With --demand, or a scenario, it rehearses.')
    return exitCodes.wrongInput
  }
  const setup = readSetup(scenario, options)
  let store: Store
  try {
    store = new Store(options.db, { kind: setup.demand === null ? 'desk' : 'rehearsal', ticketTypes: ticketTypes(setup) })
  } catch (error) {
    if (!(error instanceof RegisterError)) throw error
    say(visible(error.message, 500))
    return error.wrongInput ? exitCodes.wrongInput : exitCodes.failed
  }
  try {
    return await listen(setup, store, options, tokens, io)
  } finally {
    store.close()
  }
}

async function listen(
  setup: Setup,
  store: Store,
  { db, host, port, connections, rate, ...files }: IntakeArguments,
  tokens: { caller: string | undefined; operator: string | undefined },
  { out, err }: Io,
): Promise<number> {
  const kept = store.count
  const metrics = new Metrics()
  const reception = inFiles(files, () => new Reception({ setup, store, metrics, mostFollowers: connections }))
  const app = await intakeServer({ reception, metrics, version, log: err, tokens, limits: { connections, rate, slowest } })
  const interruption = onInterrupt(() => app.log.info('shutting down'))
  try {
    const address = await app.listen({ host, port })
    out(`Pronto intake, ${visible(setup.contract.name)}: ${address}, the operators' page too.`)
    out(setup.demand === null ? 'People answer.' : 'Rehearsal: simulated operators answer.')
    out(
      db === memory
        ? 'The register is in memory only: nothing is kept.'
        : `Register: ${visible(db, 300)}, ${kept === 0 ? 'new' : `${kept} contacts so far`}.`,
    )
    if (!loopback.test(host) && (tokens.caller === undefined || tokens.operator === undefined))
      out(wrap('Warning: other machines reach this, and not every token is set: PRONTO_CALLER_TOKEN, PRONTO_OPERATOR_TOKEN.'))
    if (!interruption.signal.aborted) await once(interruption.signal, 'abort')
    await app.close()
    return exitCodes.done
  } catch (error) {
    await app.close()
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined || !(code in listenErrors)) throw error
    const [exitCode, why] = listenErrors[code]
    err(wrap(`pronto: cannot listen on ${visible(host)}, port ${port}: ${why}.`))
    return exitCode
  } finally {
    interruption.end()
  }
}

/** How long a request may take to come in. Milliseconds. */
const slowest = 10_000

const loopback = /^(127(\.\d{1,3}){3}|::1|localhost)$/

const listenErrors: Record<string, [number, string]> = {
  EADDRINUSE: [exitCodes.failed, 'another program listens there; --port 0 takes any free port'],
  EACCES: [exitCodes.failed, 'this needs a privilege; a port above 1023 does not'],
  EADDRNOTAVAIL: [exitCodes.wrongInput, 'this machine has no such address'],
  ENOTFOUND: [exitCodes.wrongInput, 'there is no such host'],
  EAI_AGAIN: [exitCodes.wrongInput, 'there is no such host'],
}

type Files = Pick<IntakeArguments, 'contract' | 'staffing' | 'demand'>

/** Throws InputError. */
function readSetup(scenario: string | undefined, { contract = '', staffing, demand }: Files): Setup {
  if (scenario !== undefined) {
    const read = readScenario(scenario, { ...(contract === '' ? {} : { contract }), staffing, demand })
    return { contract: read.contract, staffing: read.staffing, demand: { demand: read.demand, data: read.data, seed: read.simulate.seed } }
  }
  if (demand !== undefined && staffing === undefined)
    throw new InputError([
      { file: demand, line: 0, column: 0, path: '', found: 'a demand without a staffing plan', expected: '--staffing FILE beside it' },
    ])
  return {
    contract: readContract(contract),
    staffing: staffing === undefined ? null : readStaffing(staffing),
    demand: demand === undefined ? null : { ...readDemand(demand), seed: 'rehearsal' },
  }
}

/** Types that the contract gives a sequence of their own; everyContact is the number itself. */
const ticketTypes = ({ contract }: Setup) => contract.tickets.map(({ on }) => on).filter((on) => on !== 'everyContact')

/** Parts that do not fit each other are mistakes of their files. */
function inFiles<T>(files: Files, make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof PlanError)) throw error
    throw new InputError(error.problems.map(({ part, ...problem }) => ({ file: files[part] ?? part, line: 0, column: 0, ...problem })))
  }
}
