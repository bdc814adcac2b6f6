#!/usr/bin/env node
/** The command line. Only this file ends the process; anything big is imported when it is needed. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { version } from '../run/version.ts'
import { isDate, parseShare } from '../sim/units.ts'

/** The same for every command. */
export const exitCodes = { done: 0, notMet: 1, wrongInput: 2, failed: 3, interrupted: 130 } as const

const out = (text: string) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
const err = (text: string) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`)

const wholeFrom = (min: number, max: number) => (text: string) => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < min || value > max) throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.`)
  return value
}
const dateArgument = (text: string) => {
  if (!isDate(text)) throw new InvalidArgumentError('Expected a date that exists, such as 2027-01-01.')
  return text
}
const shareArgument = (text: string) => {
  const share = parseShare(/%$/.test(text) ? text : Number(text))
  if (share === undefined) throw new InvalidArgumentError('Expected a share such as 95% or 0.95.')
  return share
}
const precisionArgument = (text: string) => {
  const share = shareArgument(text)
  if (share < 0.001) throw new InvalidArgumentError('Expected a half-width of 0.1% or more, such as 1%.')
  return share
}

const program = new Command('pronto')
  .description('Will this staffing plan meet the contract? Load and SLA simulation for contact centres.')
  .version(version)
  .exitOverride()
  .configureOutput({ writeOut: out, writeErr: err })
  .showHelpAfterError('(add --help for how it is used)')

let exitCode: number = exitCodes.done

program
  .command('simulate')
  .description('simulate the contract term many times; say how likely every month is to meet its targets')
  .argument('<scenario>', 'scenario file')
  .option('--contract <file>', 'another contract in place of the scenario’s')
  .option('--demand <file>', 'another demand')
  .option('--staffing <file>', 'another staffing plan')
  .option('--from <date>', 'first day of the term', dateArgument)
  .option('--months <n>', 'length of the term', wholeFrom(1, 120))
  .option('--replications <n>', 'how many times the term is simulated', wholeFrom(1, 1_000_000))
  .option('--seed <text>', 'seed of the random numbers')
  .option('--threads <n>', 'threads; as many as there are cores by default', wholeFrom(1, 256))
  .addOption(
    new Option('--precision <share>', 'go on until every probability is known to ± this')
      .argParser(precisionArgument)
      .conflicts('replications'),
  )
  .option(
    '--require <share>',
    'exit with 1 unless P(every month meets all targets) is at least this, by the lower end of its interval',
    shareArgument,
  )
  .option('--out <dir>', 'write results.json, months.csv and intervals.csv there')
  .option('--json', 'print results as JSON')
  .option('--quiet', 'no progress, no tables: the verdict only')
  .action(async (path: string, options) => {
    const { simulateCommand } = await import('./simulate.ts')
    exitCode = await simulateCommand(path, options, { out, err })
  })

program
  .command('check')
  .description('check files; every mistake in one go')
  .argument('<file...>', 'contract, demand, staffing or scenario files')
  .option('--json', 'print the problems as JSON')
  .action(async (files: string[], options: { json?: boolean }) => {
    const { check } = await import('./check.ts')
    exitCode = check(files, { out, err }, options)
  })

program
  .command('calendar')
  .description('show the calendar of a contract: open days and hours by month, holidays, closures, activation')
  .argument('<contract>', 'contract file')
  .option('--from <date>', 'first day', dateArgument, `${new Date().getFullYear() + 1}-01-01`)
  .option('--months <n>', 'how many months', wholeFrom(1, 120), 12)
  .option('--json', 'print the calendar as JSON')
  .action(async (path: string, options: { from: string; months: number; json?: boolean }) => {
    const { calendarCommand } = await import('./calendarCommand.ts')
    exitCode = calendarCommand(path, options, { out, err })
  })

program
  .command('init')
  .description('lay out a commented scenario of your own, that runs as it is')
  .argument('<dir>', 'a new or empty folder')
  .option('--contract <name>', 'the contract to start from: v1, v2, v3, v4 or a file', 'v4')
  .action(async (dir: string, options: { contract: string }) => {
    const { init } = await import('./init.ts')
    exitCode = init(dir, options.contract, { out })
  })

try {
  await program.parseAsync()
} catch (error) {
  exitCode = await explain(error)
}
process.exitCode = exitCode

/** What went wrong, in words; a stack trace never. */
async function explain(error: unknown): Promise<number> {
  // commander has printed its message (or the help that was asked for) already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongInput
  const { InputError, formatProblems } = await import('../run/problems.ts')
  if (error instanceof InputError) {
    err(formatProblems(error.problems))
    return exitCodes.wrongInput
  }
  const { PlanError } = await import('../sim/compile.ts')
  if (error instanceof PlanError) {
    err(error.message)
    return exitCodes.wrongInput
  }
  err(`pronto: ${error instanceof Error ? error.message : String(error)}`)
  return exitCodes.failed
}
