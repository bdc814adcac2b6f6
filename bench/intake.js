// How many contacts a second the endpoint registers, each on disk before its answer, beside a bare Fastify route that only answers a JSON of
// the same size: node bench/intake.js [ROUNDS] [--json]. Same machine, same run, same load: keep-alive connections from a process of
// their own. Both sides in turn; a third, the endpoint without a disk, shows what the disk costs. Needs dist/: npm run build.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'

const connections = 64
const seconds = 1.5
const body = JSON.stringify({ channel: 'phone', type: 'order', caller: '+39 051 1234567', text: 'Calls about the order of last Monday.' })
const request = `POST /contacts HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`

if (process.argv[2] === 'bare') await bare()
else if (process.argv[2] === 'load') console.log(JSON.stringify(await load(Number(process.argv[3]))))
else await main(Number(process.argv.find((one) => /^\d+$/.test(one)) ?? 3), process.argv.includes('--json'))

/** A route that answers, and does nothing. */
async function bare() {
  const registeredAt = '2027-03-08T10:00:01.234+01:00'
  const answer = {
    number: 10_000,
    registeredAt,
    runsFrom: registeredAt,
    channel: 'phone',
    type: 'order',
    calledNumber: 'main',
    state: 'busy',
  }
  const app = fastify()
  app.post('/contacts', async (_, reply) => reply.code(201).send({ ...answer, greeted: 0, waited: 0 }))
  console.log(await app.listen({ host: '127.0.0.1', port: 0 }))
}

/** Every connection sends, waits for the whole answer, and sends again. */
async function load(port) {
  const bytes = Buffer.from(request)
  const times = []
  let wrong = 0
  const end = performance.now() + seconds * 1000
  const one = () =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      let sent = 0
      let status = 0
      const send = () => {
        sent = performance.now()
        status = 0
        socket.write(bytes)
      }
      socket.setNoDelay(true).on('connect', send).on('error', reject)
      // As little as can be: the load must not be what bounds the rate. The third digit of the status, and the brace that ends the JSON.
      socket.on('data', (chunk) => {
        status ||= chunk[11] - 48
        if (chunk[chunk.length - 1] !== 125) return
        const now = performance.now()
        times.push(now - sent)
        if (status !== 1) wrong++
        if (now < end) send()
        else resolve(socket.destroy())
      })
    })
  const began = performance.now()
  await Promise.all(Array.from({ length: connections }, one))
  const took = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (share) => times[Math.ceil(share * times.length) - 1]
  return { rate: times.length / took, p50: at(0.5), p99: at(0.99), wrong }
}

/** A process that says where it listens. */
async function server(args) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  for await (const chunk of child.stdout) {
    said += chunk
    const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1]
    if (port !== undefined) return { child, port }
  }
  throw new Error(`It did not listen: ${said}`)
}

/** Seconds of processor that a process has used; null where the system does not tell. */
function processorSeconds({ pid }) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return null
  }
}

async function measure({ child, port }) {
  const before = processorSeconds(child)
  const loading = spawn(process.execPath, [import.meta.filename, 'load', port], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  for await (const chunk of loading.stdout) text += chunk
  const after = processorSeconds(child)
  return { ...JSON.parse(text), busy: before === null ? null : (after - before) / seconds }
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}

async function main(rounds, asJson) {
  const folder = mkdtempSync(join(tmpdir(), 'pronto-bench-'))
  const contract = join(folder, 'contract.yaml')
  const staffing = join(folder, 'staffing.yaml')
  writeFileSync(contract, 'name: Bench\nhours: { mon-sun: ["00:00-24:00"] }\n')
  // The first wait in the queue; whoever finds no line hears busy: registered like everybody, and its end is written too.
  writeFileSync(staffing, 'lines: 100\ngroups: [{ name: all, agents: 1, shift: ["00:00-24:00"] }]\n')
  const intake = (db) => ['dist/cli/main.js', 'intake', '--contract', contract, '--staffing', staffing, '--db', db, '--port', '0']
  const sides = {
    bare: await server([import.meta.filename, 'bare']),
    endpoint: await server(intake(join(folder, 'register.db'))),
    memory: await server(intake(':memory:')),
  }
  try {
    const found = Object.fromEntries(Object.keys(sides).map((name) => [name, []]))
    // The first round warms up, and is left out.
    for (let round = -1; round < rounds; round++)
      for (const [name, side] of Object.entries(sides)) {
        const one = await measure(side)
        if (one.wrong > 0) throw new Error(`${name}: ${one.wrong} answers were not 201`)
        if (round >= 0) found[name].push(one)
      }
    const figures = await (await fetch(`http://127.0.0.1:${sides.endpoint.port}/metrics`)).text()
    const metric = (name) => Number(new RegExp(`^pronto_intake_${name} (.*)$`, 'm').exec(figures)[1])
    const side = (name) =>
      Object.fromEntries(['rate', 'p50', 'p99', 'busy'].map((key) => [key, median(found[name].map((one) => one[key]))]))
    const result = { bare: side('bare'), endpoint: side('endpoint'), memory: side('memory') }
    const ratio = result.endpoint.rate / result.bare.rate
    const perCommit = metric('last_number') / metric('commits')
    if (asJson) console.log(JSON.stringify({ ratio, perCommit, ...result }))
    else {
      const row = (name, { rate, p50, p99, busy }) =>
        console.log(
          `${name.padEnd(34)} ${rate.toFixed(0).padStart(6)}/s   p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms   processor ${busy === null ? '?' : `${(busy * 100).toFixed(0)}%`}`,
        )
      row('bare Fastify route', result.bare)
      row('pronto intake', result.endpoint)
      row('pronto intake, register in memory', result.memory)
      console.log(`Ratio ${ratio.toFixed(2)}; ${perCommit.toFixed(0)} contacts a commit over ${connections} connections.`)
      const disk = Math.max(0, 1 - result.endpoint.rate / result.memory.rate)
      console.log(`The disk takes ${(disk * 100).toFixed(0)}% of the rate; what is left is the processor of one thread.`)
    }
  } finally {
    for (const { child } of Object.values(sides)) child.kill('SIGKILL')
    rmSync(folder, { recursive: true })
  }
}
