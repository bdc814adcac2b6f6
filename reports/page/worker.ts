/** The engine in a worker of the page: answers one message after the other, in the order in which they came. */
import { type Ask, Engine } from '../whatIf/engine.ts'

interface WorkerScope {
  onmessage: ((event: { data: Ask }) => void) | null
  postMessage(message: unknown, transfer?: ArrayBufferLike[]): void
}

const scope = globalThis as unknown as WorkerScope
const engine = new Engine()

scope.onmessage = ({ data }) => {
  scope.postMessage(engine.answer(data))
}
