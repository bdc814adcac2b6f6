/** The telephony service that scenarios/endpoints/telephony.yaml is written for: form fields, polled status, hanging up by a posted status. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Started } from './scripted.ts'

export interface Telephony extends Started {
  /** Form fields of the calls created. */
  calls: Record<string, string>[]
  /** Requests without the right Authorization. */
  refused: number
}

/** `answerAfter` milliseconds; the type of a call (Parameter1) may ask for something else. */
export async function telephony(authorization: string, answerAfter: number): Promise<Telephony> {
  const statuses: string[] = []
  const service: Telephony = { url: '', close: async () => {}, calls: [], refused: 0 }
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    if (request.headers.authorization !== authorization) {
      service.refused++
      return answer(401, { message: 'Authenticate' })
    }
    const fields = Object.fromEntries(new URLSearchParams(await bodyOf(request)))
    const sid = /^\/2010\/Calls\/CA(\d+)\.json$/.exec(request.url ?? '')?.[1]
    if (sid === undefined) {
      service.calls.push(fields)
      if (fields.Parameter1 === 'full') return answer(480, { message: 'Queue full' })
      const call = statuses.push(fields.Parameter1 === 'engaged' ? 'busy' : 'queued') - 1
      if (fields.Parameter1 === 'answered')
        setTimeout(() => {
          if (statuses[call] === 'queued') statuses[call] = 'in-progress'
        }, answerAfter)
      return answer(201, { sid: `CA${call}`, status: statuses[call] })
    }
    const call = Number(sid)
    if (fields.Status === 'completed') statuses[call] = statuses[call] === 'in-progress' ? 'completed' : 'canceled'
    answer(200, { sid: `CA${call}`, status: statuses[call] })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  service.close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return service
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request) body += part
  return body
}
