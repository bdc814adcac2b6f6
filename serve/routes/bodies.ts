/** What pages send, as JSON Schema. */
import { groupChanges } from '../plan/change.ts'

const text = (maxLength: number) => ({ type: 'string', maxLength })
const object = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
})
const file = text(1000)
const files = { type: 'array', maxItems: 2, items: object({ file, text: text(1024 * 1024) }) }
const change = {
  anyOf: [
    object({ field: text(200), value: text(2000) }),
    object({ group: { type: 'string', enum: groupChanges }, at: { type: 'integer', minimum: 0, maximum: 500 } }),
  ],
}
const marks = { type: 'object', maxProperties: 2, additionalProperties: text(100) }

export const bodies = {
  edit: object({ file, files, change, form: { type: 'boolean' } }, ['file', 'files', 'form']),
  save: object({ file, files, agreed: marks }),
  saveAs: object({ file, files, name: text(200) }),
  fresh: object({ folder: text(200), contract: text(200) }),
  run: object({ file, files, name: text(200) }),
  pair: object({ in: { type: 'array', maxItems: 20, items: file } }),
}
