/** `pronto check FILE...`: every mistake in one go. */
import { formatProblems, visible } from '../run/problems.ts'
import { checkFile } from '../run/read/documents.ts'
import { exitCodes } from './exitCodes.ts'
import { wrap } from './table.ts'
import type { Io } from './terminal.ts'

/** 0: all files are right; 2: one is not. With `json`, `{ files: [{ file, kind, ok, problems, warnings }] }` and nothing else. */
export function check(files: string[], { out, err }: Io, { json }: { json?: boolean } = {}): number {
  const checked = files.map((file) => ({ file, ...checkFile(file) }))
  const problems = checked.flatMap((one) => one.problems)
  if (json)
    out(
      JSON.stringify(
        {
          files: checked.map(({ file, kind, problems: found, warnings }) => ({
            file,
            kind,
            ok: found.length === 0,
            problems: found,
            warnings,
          })),
        },
        null,
        2,
      ),
    )
  else {
    for (const { file, kind, name, problems: found } of checked)
      if (found.length === 0)
        out(
          wrap(`${visible(file, 300)}: ok (${kind}${name === undefined ? '' : ` ${visible(name)}`})`, {
            width: 80,
            hanging: '  ',
            whole: true,
          }),
        )
    for (const warning of checked.flatMap((one) => one.warnings)) err(wrap(`Note: ${visible(warning, 500)}`))
    if (problems.length > 0) err(formatProblems(problems))
  }
  return problems.length > 0 ? exitCodes.wrongInput : exitCodes.done
}
