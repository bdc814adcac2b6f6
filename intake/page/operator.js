// The operator page: log in, take the next contact, finish it. What callers wrote is shown as text and never as markup.

/** How long a request waits for the next contact before it asks again. Seconds. */
const patience = 25
const glanceEvery = 3000

const at = (id) => document.getElementById(id)
const kept = (key) => sessionStorage.getItem(key) ?? ''
const keep = (key, value) => (value === '' ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, value))

const panels = ['unlock', 'logIn', 'away', 'idle', 'inHand', 'rehearsal']
let operator = kept('operator')
let token = kept('token')
let waiting = null

class Answer extends Error {
  constructor(status, message) {
    super(message)
    this.status = status
  }
}

async function ask(method, path, body, signal) {
  const headers = {}
  if (token !== '') headers.authorization = `Bearer ${token}`
  if (body !== undefined) headers['content-type'] = 'application/json'
  let response
  try {
    response = await fetch(path, { method, headers, body: body && JSON.stringify(body), signal })
  } catch (error) {
    throw error.name === 'AbortError' ? error : new Answer(0, 'The desk cannot be reached. Trying again.')
  }
  if (response.status === 204) return null
  const answer = await response.json().catch(() => ({}))
  if (!response.ok) throw new Answer(response.status, answer.error ?? `The desk answered ${response.status}.`)
  return answer
}

function show(panel, focus) {
  for (const id of panels) at(id).hidden = id !== panel
  at('logOut').disabled = panel !== 'away'
  document.title = panel === 'inHand' ? `● ${at('inHandHead').textContent}` : 'Pronto desk'
  at('who').textContent = operator === '' || panel === 'logIn' || panel === 'unlock' ? '' : `${kept('name')}, ${kept('group')}`
  if (focus !== undefined) at(focus).focus()
}

function trouble(error) {
  at('trouble').textContent = error?.message ?? ''
}

function signedOut() {
  operator = ''
  keep('operator', '')
  keep('inHand', '')
  show('logIn', 'name')
}

/** Runs what a button asks for; a desk that no longer knows the operator asks to log in. */
async function attempt(what) {
  trouble()
  try {
    await what()
  } catch (error) {
    if (error.name === 'AbortError') return
    if (error.status === 404 && operator !== '') signedOut()
    if (error.status === 401) show('unlock', 'token')
    // The first time, the form says it.
    if (error.status !== 401 || token !== '') trouble(error)
  }
}

async function unlock() {
  token = at('token').value
  await glance()
  keep('token', token)
  await begin()
}

async function logIn() {
  const [name, group] = [at('name').value.trim(), at('group').value]
  if (name === '' || group === '') return
  operator = (await ask('POST', 'operators', { name, group })).operator
  for (const [key, value] of Object.entries({ operator, name, group })) keep(key, value)
  show('away', 'take')
}

async function take() {
  show('idle', 'stop')
  while (!at('idle').hidden) {
    waiting = new AbortController()
    try {
      const answer = await ask('POST', `operators/${operator}/next?wait=${patience}`, undefined, waiting.signal)
      if (answer !== null) return showContact(answer.contact)
      trouble()
    } catch (error) {
      if (error.status !== 0) throw show('away', 'take') ?? error
      trouble(error)
      await new Promise((resolve) => setTimeout(resolve, 2000))
    }
  }
}

async function stop() {
  show('away', 'take')
  waiting?.abort()
  await again()
}

/** A contact that came at the very moment, or before the page was loaded again, is in hand. */
async function again() {
  const answer = await ask('POST', `operators/${operator}/next?wait=0`)
  if (answer !== null) showContact(answer.contact)
}

function showContact({ number, channel, type, calledNumber, caller, text, registeredAt, runsFrom, callback }) {
  keep('inHand', 'yes')
  const kind = callback ? 'Call back' : { phone: 'Call', email: 'E-mail', fax: 'Fax' }[channel]
  at('inHandHead').textContent = `${kind}: ${caller}`
  at('callerKind').textContent = channel === 'phone' ? 'Caller' : 'Sender'
  const instant = (value) => value.slice(0, 19).replace('T', ' ')
  const shown = { number: String(number), type, calledNumber, caller, text: text ?? '' }
  for (const [id, value] of Object.entries({ ...shown, registeredAt: instant(registeredAt), runsFrom: instant(runsFrom) }))
    at(id).textContent = value
  at('runsFromLine').hidden = runsFrom === registeredAt
  show('inHand', 'inHandHead')
}

async function finish() {
  await ask('POST', `operators/${operator}/finish`)
  keep('inHand', '')
  show('away', 'take')
}

async function logOut() {
  await ask('DELETE', `operators/${operator}`)
  signedOut()
}

const many = (count, one, more) => `${count} ${count === 1 ? one : more}`

/** Who waits, and which groups there are. */
async function glance() {
  const desk = await ask('GET', 'desk')
  at('contract').textContent = desk.contract
  const { phone, background } = desk.waiting
  const open = desk.numbers.some((number) => number.open)
  at('waiting').textContent =
    `${open ? 'Open' : 'Closed'}. ${phone === 0 && background === 0 ? 'Nobody waits.' : `${many(phone, 'caller waits', 'callers wait')}, ${many(background, 'other contact', 'other contacts')} to do.`}`
  if (at('group').options.length === 0)
    for (const { name } of desk.groups) {
      const option = document.createElement('option')
      option.textContent = name
      at('group').append(option)
    }
  return desk
}

async function begin() {
  const desk = await glance()
  if (desk.rehearsal) show('rehearsal')
  else if (operator === '') show('logIn', 'name')
  else {
    show('away', 'take')
    if (kept('inHand') !== '') await again()
  }
}

async function keepGlancing() {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, glanceEvery))
    if (!document.hidden) await glance().catch(() => {})
  }
}

for (const [id, what] of Object.entries({ unlock, logIn }))
  at(id).addEventListener('submit', (event) => {
    event.preventDefault()
    attempt(what)
  })
for (const [id, what] of Object.entries({ take, stop, finish, logOut })) at(id).addEventListener('click', () => attempt(what))
at('name').value = kept('name')

await attempt(begin)
keepGlancing()
