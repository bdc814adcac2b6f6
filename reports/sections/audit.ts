/** Audits by sampling: how often a sample errs, how many calls it takes to tell, and what a supplier keeps. */
import type { AuditResult } from '../../sim/estimates/audit.ts'
import { audited, auditSentences, neededRows } from '../auditText.ts'
import { html } from '../escape.ts'
import type { Shown } from '../shown.ts'
import { auditRisk } from '../specs/auditRisk.ts'
import type { Voice } from '../words/index.ts'
import { figure, tableHtml } from './figure.ts'
import type { Section } from './section.ts'

/** null where the run's details are not there, or nothing was judged. */
export function auditSection({ audit, results, months }: Shown, voice: Voice): Section | null {
  const all = audit === null ? null : audited(audit)
  if (audit === null || all === null) return null
  const { words } = voice
  const said = words.audit
  const chart = auditRisk(audit, all, results, months, voice)
  return {
    id: 'audit',
    title: said.title,
    charts: [chart],
    html: [
      `<p>${html(said.intro(said.windows[audit.window].one))}</p>`,
      `<p>${html(auditSentences(audit, results, months, voice).join(' '))}</p>`,
      figure(chart, voice),
      needed(audit, results, voice),
      `<h3>${html(said.evidenceTitle)}</h3><p>${html(said.evidence)}</p>`,
    ].join('\n'),
  }
}

function needed(audit: AuditResult, results: Shown['results'], voice: Voice): string {
  const said = voice.words.audit
  const table = tableHtml({ head: [said.target, said.needed], rows: neededRows(audit, results, voice) })
  return `<h3>${html(said.neededTitle)}</h3><div class="scroll" tabindex="0" role="group" aria-label="${html(said.neededTitle)}">${table}</div>`
}
