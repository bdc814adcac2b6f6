#!/usr/bin/env node
/** The command line. Anything big is imported when it is needed. */
import { Command, CommanderError, Option } from 'commander'
import { version } from '../run/version.ts'
import {
  dateArgument,
  durationArgument,
  precisionArgument,
  rangesArgument,
  ratesArgument,
  requireArgument,
  samplesArgument,
  several,
  textArgument,
  usage,
  wholeFrom,
  windowArgument,
} from './arguments.ts'
import { exitCodes } from './exitCodes.ts'
import { terminal } from './terminal.ts'

let exitCode: number = exitCodes.done

const { out, err } = terminal(process.stdout, process.stderr, (stream, code) => {
  process.exitCode = exitCodes.failed
  if (stream === 'output') err(`pronto: the output could not be written (${code}).`)
})

const languageOption = () => new Option('--lang <language>', 'language of the report').choices(['en', 'it']).default('en')

const program = new Command('pronto')
  .description('Will this staffing plan meet the contract? Load and SLA simulation for contact centres.')
  .version(version)
  .exitOverride()
  .configureOutput({
    writeOut: out,
    writeErr: (text) => err(usage(text)),
    getOutHelpWidth: () => Math.min(80, process.stdout.columns ?? 80),
    getErrHelpWidth: () => Math.min(80, process.stderr.columns ?? 80),
  })
  .showHelpAfterError('(add --help for how it is used)')

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
  .option('--seed <text>', 'seed of the random numbers', textArgument)
  .option('--threads <n>', 'threads; as many as there are cores by default', wholeFrom(1, 256))
  .addOption(
    new Option('--precision <share>', 'go on until the probability that every month, and each month, meets all targets is known to ± this')
      .argParser(precisionArgument)
      .conflicts('replications'),
  )
  .option(
    '--require <share>',
    'exit with 1 unless P(every month meets all targets) is at least this, by the lower end of its interval',
    requireArgument,
  )
  .option('--readings', 'show what each reading of what the contract leaves open makes of it, and which is worth a question')
  .option(
    '--audit [calls]',
    'show how often a sample of so many calls of a month condemns one that complied or clears one that did not, such as 30,100',
    samplesArgument,
  )
  .option('--out <dir>', 'write results.json, run.json (for reports), months.csv and intervals.csv there', textArgument)
  .option('--report <file>', 'write a report there: one HTML file', textArgument)
  .addOption(languageOption())
  .option('--json', 'print results as JSON')
  .option('--quiet', 'no progress, no tables: the verdict only')
  .addHelpText('after', '\nExit codes: 0 done, 1 what --require asks is not met, 2 wrong input, 3 failed,\n130 interrupted.')
  .action(async (path: string, options) => {
    const { simulateCommand } = await import('./simulate.ts')
    exitCode = await simulateCommand(path, options, { out, err })
  })

program
  .command('compare')
  .description('compare plans over the same random numbers: how they differ, and which is the cheapest that meets a requirement')
  .argument('<scenario...>', 'scenario files, or one with --vary')
  .option('--vary <key=values>', 'plans out of one scenario: staffing.groups.early.agents=6..10 or =6,8; several make a grid', several)
  .option('--base <plan>', 'the plan that others are compared with, by its label or number; the first by default', textArgument)
  .option('--from <date>', 'first day of the term', dateArgument)
  .option('--months <n>', 'length of the term', wholeFrom(1, 120))
  .option(
    '--replications <n>',
    'how many times the term is simulated with each plan; the first scenario’s by default',
    wholeFrom(1, 1_000_000),
  )
  .option('--seed <text>', 'seed of the random numbers of all plans; the first scenario’s by default', textArgument)
  .option('--threads <n>', 'threads; as many as there are cores by default', wholeFrom(1, 256))
  .option(
    '--require <share>',
    'name the cheapest plan with P(every month meets all targets) of at least this, by the lower end of its interval; exit with 1 if there is none',
    requireArgument,
  )
  .option('--out <dir>', 'write comparison.json, comparison.csv and comparison-run.json (for reports) there', textArgument)
  .option('--report <file>', 'write a report there: one HTML file', textArgument)
  .addOption(languageOption())
  .option('--json', 'print the comparison as JSON')
  .option('--quiet', 'no progress, one answer only')
  .addHelpText('after', '\nExit codes: 0 done, 1 no plan meets what --require asks, 2 wrong input, 3 failed,\n130 interrupted.')
  .action(async (files: string[], options) => {
    const { compareCommand } = await import('./compare.ts')
    exitCode = await compareCommand(files, options, { out, err })
  })

program
  .command('size')
  .description(
    'find the cheapest plan that meets every target in every month with the probability required, or the one with the least wages and penalties',
  )
  .argument('<scenario>', 'scenario file; its groups give the conditions where no roster is given')
  .option(
    '--require <share>',
    'P(every month meets all targets), by the lower end of its interval, such as 95%; may be left out with --objective total',
    requireArgument,
  )
  .addOption(
    new Option('--objective <what>', 'what the plan has the least of: wages, or wages and expected penalties (total)')
      .choices(['wages', 'total'])
      .default('wages'),
  )
  .option('--roster <file>', 'what may be rostered: shifts and limits; by default shifts are made out of the opening hours', textArgument)
  .option('--contract <file>', 'another contract in place of the scenario’s')
  .option('--demand <file>', 'another demand')
  .option('--staffing <file>', 'another staffing plan: lines, queue and conditions')
  .option('--from <date>', 'first day of the term', dateArgument)
  .option('--months <n>', 'length of the term', wholeFrom(1, 120))
  .option('--replications <n>', 'of the final decision; the scenario’s by default, 400 at least', wholeFrom(1, 1_000_000))
  .option('--seed <text>', 'seed of the random numbers', textArgument)
  .option('--threads <n>', 'threads; as many as there are cores by default', wholeFrom(1, 256))
  .option('--explain', 'show the steps: the agents that each half hour needs, and what was tried')
  .option('--out <dir>', 'write size.json, staffing.yaml (for simulate) and frontier.csv there', textArgument)
  .option('--report <file>', 'write a report there: one HTML file', textArgument)
  .addOption(languageOption())
  .option('--json', 'print what is found as JSON')
  .option('--quiet', 'no progress, no tables: the plan in sentences only')
  .addHelpText(
    'after',
    '\nExit codes: 0 done, 1 no plan meets what is required, 2 wrong input, 3 failed,\n130 interrupted: the best plan so far is shown.',
  )
  .action(async (path: string, options) => {
    const { sizeCommand } = await import('./size.ts')
    exitCode = await sizeCommand(path, options, { out, err })
  })

program
  .command('sensitivity')
  .description('what the answer hangs on: one change after another over the same random numbers; and the volume that breaks the plan')
  .argument('<scenario>', 'scenario file')
  .option(
    '--ranges <what=shares>',
    'change this, up and down by each share, and nothing that is not named: volume=5%,10%; several may be given. By default volume, handling, patience, absence and busyness by 10% and 20%',
    rangesArgument,
  )
  .option('--from <date>', 'first day of the term', dateArgument)
  .option('--months <n>', 'length of the term', wholeFrom(1, 120))
  .option('--replications <n>', 'how many times the term is simulated with each change', wholeFrom(1, 1_000_000))
  .option('--seed <text>', 'seed of the random numbers', textArgument)
  .option('--threads <n>', 'threads; as many as there are cores by default', wholeFrom(1, 256))
  .option(
    '--require <share>',
    'the plan is broken where P(every month meets all targets) is less, 50% by default; if given, exit with 1 unless it is at least this as it is, by the lower end of its interval',
    requireArgument,
  )
  .option('--out <dir>', 'write sensitivity.json and sensitivity.csv there', textArgument)
  .option('--report <file>', 'write a report there: one HTML file', textArgument)
  .addOption(languageOption())
  .option('--json', 'print the sensitivity as JSON')
  .option('--quiet', 'no progress, no tables: the answer only')
  .addHelpText('after', '\nExit codes: 0 done, 1 what --require asks is not met, 2 wrong input, 3 failed,\n130 interrupted.')
  .action(async (path: string, options) => {
    const { sensitivityCommand } = await import('./sensitivity.ts')
    exitCode = await sensitivityCommand(path, options, { out, err })
  })

program
  .command('load')
  .description('replay a window of the scenario with k6 against a real endpoint; judge it as the simulator is judged')
  .argument('<scenario>', 'scenario file')
  .requiredOption('--target <url>', 'the endpoint, on this machine, such as http://127.0.0.1:8080', textArgument)
  .requiredOption('--window <window>', 'which part of the term, such as "2027-03-08 10:00..10:10"', windowArgument)
  .option('--endpoint <file>', 'how to talk to the endpoint; by default as to pronto intake', textArgument)
  .option('--check', 'place one contact only, and show how each answer is understood')
  .option('--contract <file>', 'another contract in place of the scenario’s')
  .option('--demand <file>', 'another demand')
  .option('--staffing <file>', 'another staffing plan')
  .option('--seed <text>', 'seed of the random numbers', textArgument)
  .addOption(
    new Option('--script <name>', 'what k6 does: replay the window, the spike at its opening, a constant rate, a rising one, or a long one')
      .choices(['contract-window', 'spike-at-opening', 'steady', 'ramp', 'soak'])
      .default('contract-window'),
  )
  .option('--rates <list>', 'steady, ramp, soak: contacts a minute, such as 30 or 10,20,40; by default the window’s mean', ratesArgument)
  .option(
    '--hold <time>',
    'steady, ramp, soak: for how long, each rate of a ramp; by default as long as the window, soak 1h',
    durationArgument,
  )
  .option('--allow-host <name>', 'a host beside this machine that may be loaded; may be repeated', several)
  .option('--max-contacts <n>', 'replay no more contacts than this', wholeFrom(1, 1_000_000), 10_000)
  .option('--max-vus <n>', 'no more virtual users of k6 than this', wholeFrom(1, 100_000), 1000)
  .addOption(new Option('--max-duration <time>', 'go on for no longer than this').argParser(durationArgument).default(3600, '1h'))
  .option('--dashboard', 'show k6’s web dashboard while it runs, on this machine only')
  .option('--k6 <file>', 'the k6 program; by default the one on the PATH', textArgument)
  .option('--out <dir>', 'write verdict.json, plan.json and contacts.csv there', textArgument)
  .option('--report <file>', 'write a report there: one HTML file', textArgument)
  .addOption(languageOption())
  .option('--json', 'print the verdict as JSON')
  .option('--quiet', 'no progress, no tables: the verdict only')
  .addHelpText('after', '\nExit codes: 0 every target met, 1 a target not met, 2 wrong input, 3 not a valid\nmeasurement, 130 interrupted.')
  .action(async (path: string, options) => {
    const { loadCommand } = await import('./load.ts')
    exitCode = await loadCommand(path, options, { out, err })
  })

program
  .command('report')
  .description('one HTML file out of results: the verdict, the calendar, the day, plans side by side; it needs no network')
  .argument('<results...>', 'folders written by --out, or a results.json, comparison.json, verdict.json, size.json or sensitivity.json')
  .requiredOption('--out <file>', 'the HTML file to write', textArgument)
  .option('--xlsx <file>', 'a workbook as well: months, half hours, roster, money, plans, load tests, inputs', textArgument)
  .option('--charts <dir>', 'every chart as SVG and PNG, in this folder', textArgument)
  .option('--md <file>', 'Markdown as well, for a pull request', textArgument)
  .option('--pdf <file>', 'a PDF as well, printed by Chromium or Chrome', textArgument)
  .addOption(languageOption())
  .addHelpText('after', '\nExit codes: 0 done, 2 wrong input, 3 failed.')
  .action(async (paths: string[], options) => {
    const { reportCommand } = await import('./report.ts')
    exitCode = await reportCommand(paths, options, { out, err })
  })

program
  .command('serve')
  .description('a page on this machine: results side by side, plans to edit, check and run')
  .argument('[dir]', 'the folder that is shown and written to', '.')
  .option('--port <n>', 'port; 0 is any free one', wholeFrom(0, 65_535), 8090)
  .option('--threads <n>', 'threads of a run; as many as there are cores by default', wholeFrom(1, 256))
  .addHelpText('after', '\nIt listens on 127.0.0.1 only. Exit codes: 0 ended by Ctrl-C, 2 wrong input, 3 failed.')
  .action(async (dir: string, options) => {
    const { serveCommand } = await import('./serve.ts')
    exitCode = await serveCommand(dir, options, { out, err })
  })

program
  .command('intake')
  .description('an intake endpoint for a small desk: registers contacts, puts them through to people or to simulated operators')
  .argument('[scenario]', 'scenario file: its staffing and demand rehearse with simulated operators')
  .option('--contract <file>', 'the contract')
  .option('--staffing <file>', 'lines, queue and groups; one group without limits if absent')
  .option('--demand <file>', 'simulated operators do the work, for as long as this says')
  .option('--db <file>', 'the register; :memory: keeps nothing', textArgument, 'pronto-intake.db')
  .option('--port <n>', 'port; 0 is any free one', wholeFrom(0, 65_535), 8080)
  .option('--host <name>', 'address to listen on', textArgument, '127.0.0.1')
  .option('--connections <n>', 'connections at once', wholeFrom(1, 1_000_000), 10_000)
  .option('--rate <n>', 'requests a second from one address', wholeFrom(1, 10_000_000), 50_000)
  .addHelpText(
    'after',
    '\nTokens, if any, come from the environment: PRONTO_CALLER_TOKEN and\nPRONTO_OPERATOR_TOKEN. Standard error is a log, a line of JSON each.\nExit codes: 0 ended by Ctrl-C, 2 wrong input, 3 failed.',
  )
  .action(async (scenario: string | undefined, options) => {
    const { intakeCommand } = await import('./intake.ts')
    exitCode = await intakeCommand(scenario, options, { out, err })
  })

program
  .command('check')
  .description('check files; every mistake in one go')
  .argument('<file...>', 'contract, demand, staffing, scenario, endpoint or roster files')
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
process.exitCode ??= exitCode

/** What went wrong, in words; a stack trace never. */
async function explain(error: unknown): Promise<number> {
  // commander has printed its message (or the help that was asked for) already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongInput
  const { InputError, formatProblems } = await import('../run/problems.ts')
  if (error instanceof InputError) {
    err(formatProblems(error.problems))
    return exitCodes.wrongInput
  }
  const message = error instanceof Error ? error.message : String(error)
  const memory = /allocation failed|out of memory|Invalid (typed )?array length/i.test(message)
  err(`pronto: ${memory ? 'not enough memory: fewer replications or months would need less.' : message}`)
  return exitCodes.failed
}
