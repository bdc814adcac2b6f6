/** The exit codes, the same for every command (DESIGN section 6): 0 done, 1 not met, 2 wrong input, 3 failed, 130 (interruption.test.ts). */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { deskYaml, main, pronto, scenarios, scratch } from './pronto.ts'

const folder = scratch()
const desk = () => folder.write('desk.yaml', deskYaml())

describe('0, done', () => {
  test('a simulation, whatever its verdict', async () => {
    const hopeless = folder.write('hopeless.yaml', deskYaml({ agents: 1 }))
    const { code, out } = await pronto('simulate', hopeless)
    expect(code).toBe(0)
    expect(out).toMatch(/^In none of 20 simulated months are all targets met/)
  })

  test('a requirement that is met', async () => {
    const { code, err } = await pronto('simulate', folder.write('rich.yaml', deskYaml({ agents: 12 })), '--require', '80%')
    expect(code).toBe(0)
    expect(err).toMatch(/^Required and met: with probability 80% or more every month meets all targets;\sfound 100%/)
  })

  test.each([['--help'], ['simulate', '--help'], ['calendar', '--help'], ['check', '--help'], ['init', '--help'], ['--version']])(
    '%s %s',
    async (...args) => {
      const { code, out, err } = await pronto(...args.filter((one) => one !== undefined))
      expect([code, err]).toEqual([0, ''])
      expect(out).not.toBe('')
      expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    },
  )
})

describe('1, what is required is not met', () => {
  test('by the lower end of the interval: 20 of 20 do not show 95%', async () => {
    // Wilson's lower end for 20 of 20 is 1 / (1 + 1.96^2 / 20) = 83.9%.
    const rich = folder.write('rich.yaml', deskYaml({ agents: 12 }))
    const { code, err } = await pronto('simulate', rich, '--require', '95%')
    expect(code).toBe(1)
    expect(err.replaceAll('\n', ' ')).toContain(
      'found 100%, for sure (95%) no less than 83.9%. More replications may tell: 20 can show 83.9% at most, 95% takes 73.',
    )
    expect((await pronto('simulate', rich, '--require', '0.83')).code).toBe(0)
  })

  test('a term without a call meets nothing', async () => {
    const silent = folder.write(
      'silent.yaml',
      deskYaml({ contacts: '{ type: order, volume: { perOpenDay: 0 }, handling: { constant: 240s } }' }),
    )
    const { code, out, err } = await pronto('simulate', silent, '--require', '1%')
    expect(code).toBe(1)
    expect(out).toMatch(/^No call was received in opening hours: there is nothing to judge\./)
    expect(err).toContain('there is no data')
  })
})

describe('2, wrong input: one clear line, and what was expected', () => {
  test.each<[string, string[], RegExp]>([
    ['no command', [], /Usage: pronto/],
    ['a command that is not there', ['simulte'], /unknown command 'simulte'\n\(Did you mean simulate\?\)/],
    ['an option that is not there', ['simulate', 'x.yaml', '--moths', '3'], /unknown option '--moths'\n\(Did you mean --months\?\)/],
    ['no scenario', ['simulate'], /missing required argument 'scenario'/],
    ['two scenarios', ['simulate', 'a.yaml', 'b.yaml'], /too many arguments/],
    ['a scenario that is not there', ['simulate', 'nowhere.yaml'], /nowhere\.yaml\n {2}found no such file, expected a scenario file/],
    ['a folder for a scenario', ['simulate', scenarios], /found a folder, expected a scenario file/],
    ['no months', ['simulate', 'x.yaml', '--months', '0'], /--months was given "0"\. Expected a whole number from 1 to 120\./],
    ['half a thread', ['simulate', 'x.yaml', '--threads', '0.5'], /--threads was given "0\.5"\. Expected a whole number from 1 to 256\./],
    ['a day that no year has', ['simulate', 'x.yaml', '--from', '2027-02-30'], /Expected a date that exists, such as\n2027-01-31\./],
    ['a day before the telephone', ['simulate', 'x.yaml', '--from', '0027-02-01'], /Expected a date from 1970 to 2199\./],
    ['a share above all', ['simulate', 'x.yaml', '--require', '95'], /--require was given "95"\. Expected a share such as 95% or 0\.95\./],
    [
      'a certainty that no number of replications shows',
      ['simulate', 'x.yaml', '--require', '100%'],
      /--require was given "100%"\. Expected a share below 100%: no number of\nreplications shows certainty; 1000 of them can show 99\.6% at most\./,
    ],
    ['no share', ['simulate', 'x.yaml', '--require', ''], /Expected a share/],
    ['more precision than there is time', ['simulate', 'x.yaml', '--precision', '0.01%'], /Expected a half-width of 0\.1% or more/],
    ['precision and a number at once', ['simulate', 'x.yaml', '--precision', '1%', '--replications', '5'], /cannot be used with/],
    ['an empty seed', ['simulate', 'x.yaml', '--seed', ''], /Expected text that is not empty\./],
    ['a folder without a name', ['simulate', 'x.yaml', '--out', ''], /Expected text that is not empty\./],
  ])('%s', async (_, args, message) => {
    const { code, out, err } = await pronto(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(message)
    expect(err).not.toMatch(/^\s+at |node:/m)
    expect(Math.max(...err.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  test('an option that a file contradicts is placed in the file', async () => {
    const { code, err } = await pronto('simulate', `${scenarios}/bank-1999.yaml`, '--from', '2027-01-01')
    expect(code).toBe(2)
    expect(err.replaceAll(/\s+/g, ' ')).toMatch(
      /demand\/bank-1999\.yaml:\d+:\d+ contacts\[0\]\.volume\.table found intervals from 1999-01-01 to 1999-01-31, expected calls in the term, 2027-01-01 to 2027-01-31/,
    )
  })

  test('a part of another kind in place of one', async () => {
    const { code, err } = await pronto('simulate', desk(), '--contract', `${scenarios}/demand/v4-desk.yaml`)
    expect(code).toBe(2)
    expect(err).toMatch(/found a demand file, by its keys .* expected a contract file/s)
  })
})

describe('3, failed', () => {
  test('when the results cannot be put where they belong; they are shown all the same', () => {
    // The folder is fine when the run begins, and gone when it ends: ulimit takes the disk away.
    const results = folder.path('full')
    mkdirSync(results)
    const { status, stdout, stderr } = spawnSync(
      'sh',
      ['-c', 'ulimit -f 1; exec "$0" "$@"', process.execPath, main, 'simulate', desk(), '--out', results],
      {
        encoding: 'utf8',
      },
    )
    expect(stderr).toMatch(/^pronto: Nothing was written to .*: found a file that may grow no further\.\n$/)
    expect(status).toBe(3)
    expect(stdout).toMatch(/^In \d+ of 20 simulated months all targets are met/)
    expect(readdirSync(results)).toEqual([])
  })

  test('a standard output that is full', () => {
    const { status, stderr } = spawnSync('sh', ['-c', 'exec "$0" "$@" > /dev/full', process.execPath, main, 'simulate', desk()], {
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([3, 'pronto: the output could not be written (ENOSPC).\n'])
  })
})
