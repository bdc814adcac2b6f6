declare module '@stdlib/math-base-special-atan' {
  const atan: (x: number) => number
  export default atan
}
declare module '@stdlib/math-base-special-ln' {
  const ln: (x: number) => number
  export default ln
}
declare module '@stdlib/math-base-special-exp' {
  const exp: (x: number) => number
  export default exp
}
declare module 'seedrandom/lib/alea.js' {
  const alea: (seed: string) => () => number
  export default alea
}
