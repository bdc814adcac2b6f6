/** What all pages have: the head, the way back, the other language. */
import { languages } from '../../reports/numbers.ts'
import { type Markup, markup } from '../markup.ts'
import type { Voice } from '../words/index.ts'

export interface Page {
  title: string
  /** The folder's name. */
  folder: string
  /** The address without its language: "/plan?file=a.yaml". */
  path: string
  /** Scripts of its own: "list.js". */
  script?: string
  wide?: boolean
  body: Markup
}

export function layout({ title, folder, path, script, wide, body }: Page, { language, words }: Voice): string {
  const other = languages.find((one) => one !== language) ?? language
  const home = path === '/'
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Pronto</title>
<link rel="stylesheet" href="/page/style.css">
<link rel="icon" href="data:,">
${script === undefined ? null : markup`<script type="module" src="/page/${script}"></script>`}
</head>
<body${wide ? markup` class="wide"` : null}>
<a class="skip" href="#contents">${words.skip}</a>
<header>
<p class="brand">${home ? markup`Pronto` : markup`<a href="/${language}/">Pronto</a>`} <bdi>${folder}</bdi></p>
<p><a href="/${other}${path}" lang="${other}" hreflang="${other}">${words.other}</a></p>
</header>
<main id="contents" tabindex="-1">
${body}
</main>
</body>
</html>
`.toString()
}

/** A page that says one thing. */
export function messagePage(message: string, more: string[], folder: string, voice: Voice): string {
  const { words, language } = voice
  const body = markup`<h1>${message}</h1>
${more.length === 0 ? null : markup`<ul class="problems" lang="en">${more.map((one) => markup`<li>${one}</li>`)}</ul>`}
<p><a href="/${language}/">${words.home}</a></p>`
  return layout({ title: message, folder, path: '/', body }, voice)
}
