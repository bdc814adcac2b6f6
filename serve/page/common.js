// What both pages do: ask the server, say what is wrong, follow a run. What comes as markup was escaped there.

export const at = (id) => document.getElementById(id)

export class Answer extends Error {
  constructor(status, body) {
    super(body.error ?? `${status}`)
    this.status = status
    this.body = body
  }
}

export async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const answer = await response.json().catch(() => ({}))
  if (!response.ok) throw new Answer(response.status, answer)
  return answer
}

/** Runs what a button asks for, and says what went wrong. */
export async function attempt(what) {
  at('trouble').textContent = ''
  try {
    return await what()
  } catch (error) {
    const more = error.body?.problems ?? []
    at('trouble').textContent = [error.message, ...more.slice(0, 5)].join('\n')
    at('trouble').scrollIntoView({ block: 'nearest' })
    return undefined
  }
}

let events = null

/** Shows a run that has begun, and follows it. `ended` is called when it is over. */
export function showRun(answer, ended) {
  const place = at('run')
  place.dataset.state = answer.state
  place.innerHTML = answer.panel
  at('said').textContent = answer.said
  if (answer.state === 'running') follow(ended)
}

export function follow(ended) {
  events?.close()
  events = new EventSource(at('run').dataset.events)
  events.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(data)
    const bar = at('run-progress')
    if (answer.state === 'running' && bar !== null) {
      bar.max = answer.planned
      bar.value = answer.done
      at('run-count').textContent = answer.count
      return
    }
    const focused = document.activeElement === at('run-cancel')
    if (answer.state === 'running') return showRun(answer, ended)
    events.close()
    showRun(answer, ended)
    if (focused) at('run').querySelector('a, h2')?.focus()
    ended()
  })
}

/** Cancels when asked, and follows a run that was under way when the page was opened. */
export function watchRun(ended) {
  at('run').addEventListener('click', (event) => {
    if (event.target.id !== 'run-cancel') return
    event.target.disabled = true
    attempt(() => post(at('run').dataset.cancel))
  })
  if (at('run').dataset.state === 'running') follow(ended)
}
