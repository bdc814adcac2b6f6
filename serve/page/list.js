// The list: which results are chosen, whether they can be compared over the same random numbers, new scenarios.
import { at, attempt, post, showRun, watchRun } from './common.js'

const chosen = () => [...document.querySelectorAll('input[name="in"]:checked')]

function offer() {
  if (at('pair') === null) return
  const boxes = chosen()
  const pairs = new Set(boxes.map((box) => box.dataset.pair))
  const can = boxes.length > 1 && pairs.size === 1 && !pairs.has('')
  const running = at('run').dataset.state === 'running'
  at('pair').disabled = !can || running
  const { choose, can: yes, cannot, busy } = at('pair-hint').dataset
  at('pair-hint').textContent = boxes.length < 2 ? choose : can ? (running ? busy : yes) : cannot
  at('open').disabled = boxes.length === 0
}

/** New results appear without losing what is chosen. */
async function refresh() {
  const response = await fetch(location.href)
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const [list, fresh] = [at('results'), page.getElementById('results')]
  if (fresh === null) return
  if (list === null) return location.reload()
  const before = new Set(chosen().map((box) => box.value))
  list.replaceWith(document.adoptNode(fresh))
  for (const box of document.querySelectorAll('input[name="in"]')) box.checked = before.has(box.value)
  offer()
}

document.addEventListener('change', offer)
at('pair')?.addEventListener('click', () =>
  attempt(async () => {
    showRun(await post(at('choose').dataset.pair, { in: chosen().map((box) => box.value) }), refresh)
    offer()
    at('run-cancel')?.focus()
  }),
)
at('fresh')?.addEventListener('submit', (event) => {
  event.preventDefault()
  attempt(async () => {
    const { go } = await post(at('fresh').dataset.make, { folder: at('fresh-folder').value, contract: at('fresh-contract').value })
    location.assign(go)
  })
})
watchRun(refresh)
offer()
