/** Sliders and the number fields beside them: two ways to say one value. */
import type { Group } from '../../sim/staffing/schema.ts'
import { headcount, type WhatIfChanges } from '../../sim/whatIf.ts'

/** While a slider is drawn, the plan is run when it rests for so long. */
const restMillis = 120

const inputs = (section: HTMLElement, key?: string) =>
  [...section.querySelectorAll<HTMLInputElement>('input[data-key]')].filter((one) => key === undefined || one.dataset.key === key)

/** `changed`: after a control took another value. */
export function watchControls(section: HTMLElement, groups: Group[], changed: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = JSON.stringify(readControls(section, groups))
  const soon = (millis: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const now = JSON.stringify(readControls(section, groups))
      if (now !== last) changed()
      last = now
    }, millis)
  }
  for (const input of inputs(section)) {
    input.addEventListener('input', () => {
      // A number that is being typed may not be one yet.
      if (input.type === 'number' && !input.validity.valid) return
      if (input.value === '') return
      for (const other of inputs(section, input.dataset.key)) if (other !== input) other.value = input.value
      showMoved(section)
      soon(restMillis)
    })
    input.addEventListener('change', () => {
      const { value, min, max, step, defaultValue } = input
      const steps = Math.round((Number(value === '' ? defaultValue : value) - Number(min)) / Number(step))
      const nearest = Math.min(Number(max), Math.max(Number(min), Number(min) + steps * Number(step)))
      for (const one of inputs(section, input.dataset.key)) one.value = String(nearest)
      showMoved(section)
      soon(0)
    })
  }
  section.addEventListener('reset-controls', () => {
    clearTimeout(timer)
    last = JSON.stringify(readControls(section, groups))
  })
}

export function resetControls(section: HTMLElement): void {
  for (const input of inputs(section)) input.value = input.defaultValue
  showMoved(section)
  section.dispatchEvent(new Event('reset-controls'))
}

export function readControls(section: HTMLElement, groups: Group[]): WhatIfChanges {
  const value = (key: string) => Number(inputs(section, key)[0]?.value)
  const factor = (key: string) => (100 + value(key)) / 100
  return {
    agents: Object.fromEntries(
      groups
        .map((group) => [group.name, value(`agents:${group.name}`)] as const)
        .filter(([name, agents]) => agents !== headcount(groups.find((one) => one.name === name) as Group)),
    ),
    volume: factor('volume'),
    handling: factor('handling'),
    patience: factor('patience'),
    absence: value('absence') / 100,
  }
}

function showMoved(section: HTMLElement): void {
  for (const input of inputs(section)) {
    const slider = input.closest('.slider')
    slider?.classList.toggle('moved', input.value !== input.defaultValue)
    if (input.type === 'range') input.setAttribute('aria-valuetext', `${input.value} ${slider?.querySelector('.unit')?.textContent ?? ''}`)
  }
}
