/** Plans: the page, edits, saving. */
import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { type Found, findingsMarkup } from '../pages/findings.ts'
import { planForm, type Wrong } from '../pages/form.ts'
import { filesMarkup, planPage } from '../pages/plan.ts'
import { type Change, changed } from '../plan/change.ts'
import { checkDraft, type Draft, type DraftFile, draftOf, filesOf } from '../plan/draft.ts'
import { fieldIds, fieldOf, sentence } from '../plan/findings.ts'
import { Refused } from '../refused.ts'
import { folderName } from '../runner.ts'
import { marksOf, save, saveAs, unsaved } from '../saving.ts'
import { bodies } from './bodies.ts'
import { fileOf } from './names.ts'

export interface Edited {
  file: string
  files: DraftFile[]
  change?: Change
  /** Is the form to be drawn anew? */
  form: boolean
}

export async function planRoutes(app: FastifyInstance, { folder, runner, starts, voice }: Context): Promise<void> {
  const { words } = voice

  const look = (draft: Draft) => {
    const { problems, warnings } = checkDraft(folder, draft)
    const ids = fieldIds(draft)
    const found = problems.map((problem): Found => ({ problem, field: fieldOf(problem, draft, ids) }))
    const wrong: Wrong = new Map()
    for (const { problem, field } of found) if (field !== null) wrong.set(field, [...(wrong.get(field) ?? []), sentence(problem)])
    return { found, wrong, warnings }
  }

  app.get('/plan', async ({ query }, reply) => {
    const file = fileOf(query)
    const draft = draftOf(folder, file)
    return reply.type('text/html; charset=utf-8').send(
      planPage(
        {
          folder: folder.name,
          draft,
          ...look(draft),
          marks: marksOf(folder, draft),
          runName: nameOfRun(file),
          run: runner.news,
        },
        voice,
      ),
    )
  })

  app.post<{ Body: Edited }>('/plan/edit', { schema: { body: bodies.edit } }, async ({ body }) => {
    const before = draftOf(folder, body.file, body.files)
    const draft = body.change === undefined ? before : draftOf(folder, body.file, changed(before, body.change))
    const { found, wrong, warnings } = look(draft)
    const missing = unsaved(folder, draft).map(({ file }) => file)
    return {
      files: filesOf(draft),
      places: filesMarkup(draft).source,
      form: body.form ? planForm(draft, wrong, voice).source : null,
      findings: findingsMarkup(found, warnings, voice).source,
      count: found.length,
      wrong: Object.fromEntries([...wrong].map(([field, sentences]) => [field, sentences.join('. ')])),
      unsaved: missing.length === 0 ? '' : words.plan.unsaved(missing.join(', ')),
    }
  })

  app.post<{ Body: { file: string; files: DraftFile[]; agreed: Record<string, string> } }>(
    '/plan/save',
    { schema: { body: bodies.save } },
    async ({ body }, reply) => {
      const files = unsaved(folder, draftOf(folder, body.file, body.files))
      const conflicts = save(folder, files, body.agreed)
      if (conflicts.length > 0) return reply.code(409).send({ conflicts, changed: words.plan.changedMeanwhile })
      const said = files.length === 0 ? words.plan.saved : words.plan.wasSaved(files.map(({ file }) => file).join(', '))
      return { said, marks: marksOf(folder, draftOf(folder, body.file)) }
    },
  )

  app.post<{ Body: { file: string; files: DraftFile[]; name: string } }>(
    '/plan/save-as',
    { schema: { body: bodies.saveAs } },
    async ({ body }) => {
      const file = saveAs(folder, draftOf(folder, body.file, body.files), body.name)
      return { go: `/${voice.language}/plan?file=${encodeURIComponent(file)}` }
    },
  )

  app.post<{ Body: { folder: string; contract: string } }>('/plan/fresh', { schema: { body: bodies.fresh } }, async ({ body }) => {
    const name = body.folder.trim()
    if (name === '' || folderName(name) !== name.normalize('NFC')) throw new Refused(400, 'wrongName')
    if (!starts.contracts.includes(body.contract)) throw new Refused(400, 'notJson')
    const dir = folder.inside(name)
    if (existsSync(dir)) throw new Refused(409, 'exists')
    starts.layOut(dir, body.contract)
    return { go: `/${voice.language}/plan?file=${encodeURIComponent(`${name}/scenario.yaml`)}` }
  })
}

/** "desk/scenario.yaml" -> "desk"; "plans/nine.yaml" -> "nine". */
function nameOfRun(file: string): string {
  const stem = basename(file).replace(/\.ya?ml$/i, '')
  return folderName(stem === 'scenario' && dirname(file) !== '.' ? basename(dirname(file)) : stem)
}
