/** Finding one's way in a zod schema: what stands at a path, which keys a map has. */
import type { z } from 'zod'

type Schema = z.core.$ZodType

interface Definition {
  type: string
  innerType?: Schema
  in?: Schema
  element?: Schema
  keyType?: Schema
  valueType?: Schema
  entries?: Record<string, string>
  options?: Schema[]
  shape?: Record<string, Schema>
}
const definition = (schema: Schema) => schema._zod.def as unknown as Definition

/** Through defaults, options and transforms to what describes the input; of several branches the map. */
function unwrap(schema: Schema): Schema {
  const { type, innerType, in: input, options } = definition(schema)
  if (innerType !== undefined) return unwrap(innerType)
  if (type === 'pipe' && input !== undefined) return unwrap(input)
  if (options !== undefined) return unwrap(options.find((one) => definition(unwrap(one)).type === 'object') ?? (options[0] as Schema))
  return schema
}

/** The schema of what stands at `path`, with its defaults and refinements; undefined when there is none. */
export function childOf(schema: Schema, path: PropertyKey[]): Schema | undefined {
  let at: Schema = schema
  for (const part of path) {
    const { shape, element, valueType } = definition(unwrap(at))
    const next = (shape !== undefined && Object.hasOwn(shape, part) ? shape[String(part)] : undefined) ?? element ?? valueType
    if (next === undefined) return undefined
    at = next
  }
  return at
}

/** The map, list or scalar at `path` itself, or the nearest around it. */
export function schemaAt(schema: Schema, path: PropertyKey[]): Schema {
  for (let length = path.length; length > 0; length--) {
    const found = childOf(schema, path.slice(0, length))
    if (found !== undefined) return found
  }
  return schema
}

/** The keys that a map may have, when they are few and known. */
export function keysOf(schema: Schema): string[] {
  const { shape, keyType } = definition(unwrap(schema))
  return Object.keys(shape ?? (keyType === undefined ? undefined : definition(keyType).entries) ?? {})
}
