/** Standard output and error: harmless text, and no fuss when nobody reads on. */

export interface Io {
  out: (text: string) => void
  err: (text: string) => void
}

/**
 * Control and direction characters written out as \u001b: what a file, a name or an argument holds must not act on a terminal. In JSON
 * they stand inside of text only, where the escape means the same.
 */
export function harmless(text: string): string {
  return text.replace(/[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/gu, (one) =>
    Array.from({ length: one.length }, (_, i) => `\\u${one.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  )
}

/**
 * `failed` hears of output that cannot be written (a full disk). A reader that has gone (`| head -1`) is no failure: what is left is
 * not written, and the command goes on to its exit code.
 */
export function terminal(
  stdout: NodeJS.WritableStream,
  stderr: NodeJS.WritableStream,
  failed: (stream: 'output' | 'messages', code: string) => void,
): Io {
  const writer = (stream: NodeJS.WritableStream, name: 'output' | 'messages') => {
    let closed = false
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (!closed && error.code !== 'EPIPE') failed(name, error.code ?? error.message)
      closed = true
    })
    return (text: string) => {
      if (!closed) stream.write(harmless(text.endsWith('\n') ? text : `${text}\n`))
    }
  }
  return { out: writer(stdout, 'output'), err: writer(stderr, 'messages') }
}
