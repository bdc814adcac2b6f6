/** Writes scenarios/schema/. */
import { join } from 'node:path'
import { writeFiles } from './output.ts'
import { jsonSchemas } from './schemas.ts'

writeFiles(join('scenarios', 'schema'), Object.entries(jsonSchemas()))
