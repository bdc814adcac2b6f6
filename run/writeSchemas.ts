/** Writes scenarios/schema/. */
import { join } from 'node:path'
import { writeFile } from './output.ts'
import { jsonSchemas } from './schemas.ts'

for (const [name, text] of Object.entries(jsonSchemas())) writeFile(join('scenarios', 'schema', name), text)
