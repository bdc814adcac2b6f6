// The editor: each change goes to the server, which writes it into the files' text, checks it, and sends back what the page shows.
import { at, attempt, post, showRun, watchRun } from './common.js'

/** How long somebody must rest before what was typed is looked at. Milliseconds. */
const rest = 250

const { base, file } = at('editor').dataset
const { files: opened, marks } = JSON.parse(at('data').textContent)
let files = opened
let dirty = false
let timer
/** What was typed and not sent yet, by its place. */
let waiting = null
/** Changes go one after the other: each is to the text that the one before left. */
let last = Promise.resolve()

const areas = () => [...document.querySelectorAll('textarea[data-text]')]
const lines = (text) => text.replaceAll('\r\n', '\n')

function fill() {
  for (const area of areas()) {
    // Somebody is typing there: an answer to what stood there before must not undo it.
    if (waiting?.key === area.dataset.text) continue
    const { text } = files.find((one) => one.file === area.dataset.text) ?? { text: '' }
    if (area.value !== lines(text)) area.value = lines(text)
  }
}

function edit(change, form) {
  last = last.then(() =>
    attempt(async () => {
      const answer = await post(`${base}/plan/edit`, { file, files, ...(change === undefined ? {} : { change }), form })
      show(answer)
    }),
  )
  return last
}

function show(answer) {
  const same = answer.files.length === files.length && answer.files.every((one, i) => one.file === files[i].file)
  files = answer.files
  if (!same) at('files').innerHTML = answer.places
  fill()
  if (answer.form !== null) at('form').innerHTML = answer.form
  at('findings').innerHTML = answer.findings
  at('findings').dataset.count = answer.count
  for (const slot of document.querySelectorAll('[data-wrong]')) {
    const said = answer.wrong[slot.dataset.wrong] ?? ''
    if (slot.textContent !== said) slot.textContent = said
    const field = at(slot.id.replace(/-e$/, ''))
    if (said === '') field?.removeAttribute('aria-invalid')
    else field?.setAttribute('aria-invalid', 'true')
  }
  dirty = answer.unsaved !== ''
  at('unsaved').textContent = dirty ? answer.unsaved : at('unsaved').dataset.saved
}

/** The value of a field; that of a row of boxes is the days that are chosen. */
function changeOf(target) {
  const days = target.closest('[data-days]')
  if (days !== null) {
    const value = [...days.querySelectorAll('input:checked')].map((box) => box.value).join(',')
    return { field: days.dataset.days, value }
  }
  return target.dataset.field === undefined ? undefined : { field: target.dataset.field, value: target.value }
}

/** What was typed last goes out now. */
function flush() {
  clearTimeout(timer)
  const what = waiting
  waiting = null
  return what === null ? last : what()
}
function later(key, what) {
  if (waiting !== null && waiting.key !== key) flush()
  clearTimeout(timer)
  waiting = Object.assign(what, { key })
  timer = setTimeout(flush, rest)
}

at('form').addEventListener('input', ({ target }) => {
  const change = changeOf(target)
  if (change !== undefined) later(change.field, () => edit(change, false))
})
at('form').addEventListener('submit', (event) => {
  event.preventDefault()
  check()
})
at('form').addEventListener('click', async ({ target }) => {
  const { group, at: place } = target.dataset
  if (group === undefined) return
  await flush()
  await edit({ group, at: Number(place) }, true)
  // Where the eye is to go: the group that moved, or came, or stands where one was.
  const there = group === 'up' ? place - 1 : group === 'down' ? Number(place) + 1 : Number(place)
  const shown = at(`f-plan-groups-${there}-`) ?? at(`f-plan-groups-${there - 1}-`) ?? at('g-add')
  shown.focus()
})
at('files').addEventListener('input', ({ target }) => {
  const name = target.dataset.text
  if (name === undefined) return
  later(name, () => {
    files = files.map((one) =>
      one.file === name ? { file: name, text: one.text.includes('\r\n') ? target.value.replaceAll('\n', '\r\n') : target.value } : one,
    )
    return edit(undefined, true)
  })
})
at('findings').addEventListener('click', (event) => {
  const link = event.target.closest('a')
  if (link === null) return
  event.preventDefault()
  const field = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
})

async function check() {
  await flush()
  await edit(undefined, false)
  at('said').textContent = at('findings-head').textContent
  at('findings-head').focus()
}
at('check').addEventListener('click', check)

/** null when somebody says no. */
function ask(conflicts, changed) {
  at('ask-files').replaceChildren(
    ...conflicts.map((one) => {
      const item = document.createElement('li')
      item.textContent = one.mark === marks[one.file] ? one.file : `${one.file} (${changed})`
      return item
    }),
  )
  const dialog = at('ask')
  dialog.returnValue = 'no'
  dialog.showModal()
  return new Promise((resolve) => dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true }))
}

async function save(agreed = {}) {
  try {
    const answer = await post(`${base}/plan/save`, { file, files, agreed })
    Object.assign(marks, answer.marks)
    at('said').textContent = answer.said
    dirty = false
    at('unsaved').textContent = answer.said
  } catch (error) {
    if (error.status !== 409 || error.body.conflicts === undefined) throw error
    const { conflicts, changed } = error.body
    if (await ask(conflicts, changed)) await save(Object.fromEntries(conflicts.map((one) => [one.file, one.mark])))
  }
}
at('save').addEventListener('click', async () => {
  await flush()
  attempt(() => save())
})
at('save-as').addEventListener('click', async () => {
  await flush()
  attempt(async () => {
    const { go } = await post(`${base}/plan/save-as`, { file, files, name: at('save-name').value })
    dirty = false
    location.assign(go)
  })
})
at('start').addEventListener('click', async () => {
  await flush()
  attempt(async () => {
    showRun(await post(`${base}/run`, { file, files, name: at('run-name').value }), () => {})
    at('run').scrollIntoView({ block: 'nearest' })
    at('run-cancel')?.focus()
  })
})
window.addEventListener('beforeunload', (event) => {
  if (dirty) event.preventDefault()
})
watchRun(() => {})
fill()
