/** The same for every command (DESIGN section 6). */
export const exitCodes = { done: 0, notMet: 1, wrongInput: 2, failed: 3, interrupted: 130 } as const
