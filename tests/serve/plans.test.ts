/** Plans edited, checked and saved. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkFile } from '../../run/read/documents.ts'
import { sentence } from '../../serve/plan/findings.ts'
import { deskYaml } from '../cli/pronto.ts'
import { edit, type Served, served, twoFiles } from './pages.ts'

const scenario = 'desk/scenario.yaml'
const drafts = ({ read }: Served) => [scenario, 'desk/plan.yaml'].map((file) => ({ file, text: read(file) }))

async function twoFilesServed() {
  const one = await served()
  twoFiles(one)
  const changed = async (...changes: NonNullable<Parameters<typeof edit>[2]>[]) => {
    let files = drafts(one)
    for (const change of changes) files = (await edit(one, scenario, change, files)).json.files
    return { scenario: parse(files[0]?.text as string), plan: parse(files[1]?.text as string), text: files[1]?.text as string }
  }
  return { ...one, changed }
}

describe('a field', () => {
  test.each<[string, string, string, string]>([
    ['plan.groups[0].agents', '3', 'agents: 2', 'agents: 3'],
    ['plan.groups[0].shift', '08:00-12:00,13:00-14:00', '["09:00-13:00"]', '["08:00-12:00", "13:00-14:00"]'],
    ['plan.groups[0].absence', ' 5% ', '["09:00-13:00"] }', '["09:00-13:00"], absence: 5% }'],
    ['plan.groups[0].days', 'mon,tue,wed,fri', '["09:00-13:00"] }', '["09:00-13:00"], days: "mon-wed,fri" }'],
    ['plan.groups[0].skills', 'order', '["09:00-13:00"] }', '["09:00-13:00"], skills: [order] }'],
    ['plan.groups[0].breaks.after', '2h', '["09:00-13:00"] }', '["09:00-13:00"], breaks: { after: 2h } }'],
    ['plan.groups[1].levels', '13:00 4, 15:00: 2', '{ "13:00": 3, "17:00": 0 }', '{ "13:00": 4, "15:00": 2 }'],
    ['plan.lines', 'main 5', 'lines: 5 #', 'lines: { main: 5 } #'],
    ['plan.lines', '', 'lines: 5 # of them\n', ''],
  ])('%s = %j: that alone changes in the file', async (field, value, before, after) => {
    const one = await twoFilesServed()
    const { text } = await one.changed({ field, value })
    expect(text).toBe(one.read('desk/plan.yaml').replace(before, after))
  })

  test('of the scenario goes to the scenario', async () => {
    const { changed } = await twoFilesServed()
    const all = await changed(
      { field: 'simulate.months', value: '6' },
      { field: 'simulate.seed', value: '007' },
      { field: 'name', value: '<b>"x"</b>' },
    )
    expect(all.scenario).toMatchObject({ name: '<b>"x"</b>', simulate: { months: 6, seed: '007' }, staffing: 'plan.yaml' })
  })

  test('emptied is no more, and breaks go with the last of their keys', async () => {
    const { changed } = await twoFilesServed()
    const set = { field: 'plan.groups[0].breaks.after', value: '2h' }
    expect((await changed(set, { ...set, value: '' })).plan.groups[0]).not.toHaveProperty('breaks')
    expect((await changed({ field: 'plan.groups[0].agents', value: '' })).plan.groups[0]).not.toHaveProperty('agents')
  })

  test('of a plan that stands in the scenario is written there', async () => {
    const one = await served()
    one.write('own.yaml', deskYaml())
    const { json } = await edit(one, 'own.yaml', { field: 'plan.groups[0].agents', value: '7' })
    expect(json.files).toEqual([{ file: 'own.yaml', text: one.read('own.yaml').replace('agents: 4', 'agents: 7') }])
  })
})

describe('groups', () => {
  test('are added like the last, removed, and change places', async () => {
    const { changed } = await twoFilesServed()
    const names = async (...changes: Parameters<typeof changed>) =>
      (await changed(...changes)).plan.groups.map(({ name }: { name: string }) => name)
    expect(await names({ group: 'add', at: 2 }, { group: 'add', at: 3 })).toEqual(['early', 'late', 'group 3', 'group 4'])
    expect(await names({ group: 'remove', at: 0 })).toEqual(['late'])
    expect(await names({ group: 'down', at: 0 })).toEqual(['late', 'early'])
    expect(await names({ group: 'up', at: 1 })).toEqual(['late', 'early'])
    expect(await names({ group: 'up', at: 0 })).toEqual(['early', 'late'])
    expect((await changed({ group: 'down', at: 0 })).text).toContain('# in the morning')
  })

  test('turn from a shift to levels and back', async () => {
    const { changed } = await twoFilesServed()
    const levels = await changed({ group: 'levels', at: 0 })
    expect(levels.plan.groups[0]).toEqual({ name: 'early', levels: { '09:00': 2, '13:00': 0 } })
    expect((await changed({ group: 'levels', at: 0 }, { group: 'shift', at: 0 })).plan.groups[0]).toEqual({
      name: 'early',
      agents: 2,
      shift: ['09:00-13:00'],
    })
  })
})

describe('the check', () => {
  test('says what pronto check says, in the list and at the field', async () => {
    const one = await twoFilesServed()
    const files = drafts(one)
    let answer = await edit(one, scenario, { field: 'plan.groups[0].agents', value: '2.5' }, files)
    answer = await edit(one, scenario, { field: 'plan.groups[1].absence', value: '5,5%' }, answer.json.files)
    answer = await edit(one, scenario, { field: 'simulate.months', value: 'twelve' }, answer.json.files)
    for (const { file, text } of answer.json.files) one.write(file, text)
    const { problems } = checkFile(one.path(scenario))
    expect(problems).toHaveLength(3)
    expect(answer.json.count).toBe(3)
    expect(answer.json.wrong).toEqual({
      'simulate.months': sentence(problems[0] as never),
      'plan.groups[0].agents': sentence(problems[1] as never),
      'plan.groups[1].absence': sentence(problems[2] as never),
    })
    expect(answer.json.findings).toContain('desk/plan.yaml:4:28  groups[0].agents')
    expect(answer.json.findings).toContain('href="#f-plan-groups-0-agents"')
    expect(answer.json.form).toContain('aria-invalid="true"')
  })

  test('of what belongs to a group as a whole stands at the group', async () => {
    const one = await twoFilesServed()
    const { json } = await edit(one, scenario, { field: 'plan.groups[0].agents', value: '' }, drafts(one))
    expect(Object.keys(json.wrong)).toEqual(['plan.groups[0]'])
  })

  test('of a part that is no field’s is in the list only', async () => {
    const one = await twoFilesServed()
    const [, plan] = drafts(one)
    const text = one.read(scenario).replace('handling:', 'handlng:')
    const { json } = await edit(one, scenario, undefined, [{ file: scenario, text }, plan as never])
    expect([json.wrong, json.count]).toEqual([{}, 1])
    expect(json.findings).toContain('did you mean handling?')
  })

  test.each([
    ['broken YAML', 'groups: [', false],
    ['no map', '- a\n- b\n', false],
    ['nothing', '', false],
    ['brackets without end', '['.repeat(10_000), false],
    [
      'a billion laughs',
      `a: &a [x]\n${Array.from(
        { length: 20 },
        (_, i) =>
          `k${i}: &${'a'.repeat(i + 2)} [${Array(10)
            .fill(`*${'a'.repeat(i + 1)}`)
            .join(', ')}]\n`,
      ).join('')}`,
      false,
    ],
    ['groups that are no list', 'groups: 5\n', true],
    ['groups that are no maps', 'groups: [a, 5, null, [b]]\n', true],
    [
      'other kinds of values',
      'groups: [{ name: { a: 1 }, agents: [1], days: 5, shift: { a: 1 }, levels: [x], breaks: no, skills: all }]\nlines: [1]\n',
      true,
    ],
  ])('of a plan of %s is a list, never a failure', async (_, text, form) => {
    const one = await twoFilesServed()
    const [mine] = drafts(one)
    const { status, json } = await edit(one, scenario, undefined, [mine as never, { file: 'desk/plan.yaml', text }])
    expect([status, json.count > 0]).toEqual([200, true])
    expect(json.form?.includes('f-plan-lines') ?? false).toBe(form)
    expect((await edit(one, scenario, { field: 'plan.lines', value: '3' }, [mine as never, { file: 'desk/plan.yaml', text }])).status).toBe(
      form ? 200 : 400,
    )
    expect(one.log).toEqual([])
  })

  test('of a scenario that cannot be read leaves its text to be mended', async () => {
    const one = await served()
    one.write('broken.yaml', 'contract: [\nsimulate:')
    const { status, text } = await one.get('/en/plan?file=broken.yaml')
    expect([status, text]).toEqual([200, expect.stringContaining('The form comes back')])
    expect((await one.get('/en/')).text).toContain('broken.yaml')
  })
})

describe('hostile names', () => {
  const evil = '"><script>alert(1)</script>\'\u202e</textarea>&amp;'
  test('come out as text wherever they are', async () => {
    const one = await served()
    const name = '<img src=x onerror=alert(1)>.yaml'
    one.write(name, deskYaml({ name: evil, seed: evil }).replace('name: all', `name: ${JSON.stringify(evil)}`))
    const { text: whole } = await one.get(`/it/plan?file=${encodeURIComponent(name)}`)
    // What follows is data, which no browser reads as markup.
    const text = whole.slice(0, whole.indexOf('<script type="application/json"'))
    expect(whole.slice(text.length).match(/[<>]/g)?.join('').replaceAll('>', '')).toBe('<<<<<')
    const list = (await one.get('/en/')).text
    const { json } = await edit(one, name, { field: 'plan.groups[0].skills', value: evil })
    for (const page of [text, list, json.form ?? '', json.findings]) expect(page).not.toMatch(/<script>alert|<img|\u202e/)
    expect(whole.match(/<script/g)).toHaveLength(2)
  })
})

describe('saving', () => {
  const changedDrafts = async (one: Served) =>
    (await edit(one, scenario, { field: 'plan.groups[0].agents', value: '9' }, drafts(one))).json.files

  test('asks before it overwrites, and writes what changed only', async () => {
    const one = await twoFilesServed()
    const files = await changedDrafts(one)
    const before = one.read('desk/plan.yaml')
    const asked = await one.post<{ conflicts: { file: string; mark: string }[] }>('/en/plan/save', { file: scenario, files, agreed: {} })
    expect([asked.status, asked.json.conflicts.map(({ file }) => file), one.read('desk/plan.yaml')]).toEqual([
      409,
      ['desk/plan.yaml'],
      before,
    ])
    const agreed = Object.fromEntries(asked.json.conflicts.map(({ file, mark }) => [file, mark]))
    const saved = await one.post('/en/plan/save', { file: scenario, files, agreed })
    expect([saved.status, saved.json.said]).toEqual([200, 'Saved: desk/plan.yaml.'])
    expect(one.read('desk/plan.yaml')).toBe(before.replace('agents: 2', 'agents: 9'))
    expect((await one.post('/en/plan/save', { file: scenario, files, agreed: {} })).json.said).toBe('Nothing to save.')
  })

  test('asks again when the file was changed meanwhile', async () => {
    const one = await twoFilesServed()
    const files = await changedDrafts(one)
    const asked = await one.post<{ conflicts: { file: string; mark: string }[] }>('/en/plan/save', { file: scenario, files, agreed: {} })
    const agreed = Object.fromEntries(asked.json.conflicts.map(({ file, mark }) => [file, mark]))
    one.write('desk/plan.yaml', 'groups: []\n')
    expect((await one.post('/en/plan/save', { file: scenario, files, agreed })).status).toBe(409)
    expect(one.read('desk/plan.yaml')).toBe('groups: []\n')
  })

  test('under another name writes both files beside, and never over something', async () => {
    const one = await twoFilesServed()
    const files = await changedDrafts(one)
    const { json } = await one.post('/en/plan/save-as', { file: scenario, files, name: 'nine' })
    expect(json.go).toBe('/en/plan?file=desk%2Fnine.yaml')
    expect(one.read('desk/nine.yaml')).toBe(one.read(scenario).replace('staffing: plan.yaml', 'staffing: nine-staffing.yaml'))
    expect(one.read('desk/nine-staffing.yaml')).toContain('agents: 9')
    expect(checkFile(one.path('desk/nine.yaml')).problems).toEqual([])
    const again = await one.post('/it/plan/save-as', { file: scenario, files, name: 'nine' })
    expect([again.status, again.json.error]).toEqual([409, 'C’è già qualcosa con questo nome, e resta.'])
    expect((await one.post('/en/plan/save-as', { file: scenario, files, name: '../out' })).status).toBe(400)
  })

  test('leaves nothing else behind', async () => {
    const one = await twoFilesServed()
    await one.post('/en/plan/save-as', { file: scenario, files: drafts(one), name: 'nine' })
    const { text } = await one.get('/en/')
    expect(text.match(/plan\?file=/g)).toHaveLength(2)
  })
})

describe('a new scenario', () => {
  test('is that of pronto init, in a new folder, without mistakes', async () => {
    const one = await served()
    const { json } = await one.post('/it/plan/fresh', { folder: 'my desk', contract: 'v2-photocopiers' })
    expect(json.go).toBe('/it/plan?file=my%20desk%2Fscenario.yaml')
    const page = await one.get(json.go as string)
    expect(page.text).toContain('Nessun errore.')
    expect(readFileSync(one.path('my desk/contract.yaml'), 'utf8')).toContain('Fotocopiatrici')
    expect((await one.post('/en/plan/fresh', { folder: 'my desk', contract: 'v4-project' })).status).toBe(409)
  })
})
