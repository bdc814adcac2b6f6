/** Words of the part of the page in which plans are changed: apart from the others, which need no browser. */

import type { Voice } from './index.ts'
import { whatIfEn } from './whatIfEn.ts'
import { whatIfIt } from './whatIfIt.ts'

export const whatIfWords = ({ language, numbers }: Voice) => ({ en: whatIfEn, it: whatIfIt })[language](numbers)
