/** What lies in the page, and what is chosen in it. */
import type { PageData } from '../pageData.ts'
import type { Shown } from '../shown.ts'
import { type Voice, voiceOf } from '../words/index.ts'

export const data = JSON.parse(document.getElementById('data')?.textContent ?? '{}') as PageData

export const voice: Voice = voiceOf(data.language)

/** What is drawn now: the saved results until something else is shown. */
export const now: { shown: Shown | null } = { shown: data.shown }
