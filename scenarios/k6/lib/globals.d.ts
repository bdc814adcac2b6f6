/** What k6 provides and @types/k6 does not declare. */
declare const console: { log(text: string): void; error(text: string): void }
