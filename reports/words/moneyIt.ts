/** Italiano: quanto può costare un piano, retribuzioni e penali; minuti di linea. */
import type { MoneyWords } from './moneyEn.ts'

export const moneyIt = (): MoneyWords => ({
  none: 'Il contratto non prevede penali: un piano costa le sue retribuzioni.',
  noneDue: (count, many) => `Nessuna penale dovuta in ${count} ${many} simulati.`,
  total: (one, total, wages, penalties) => `Il piano costa in media ${total} in un ${one}: retribuzioni ${wages} e penali ${penalties}.`,
  totalSpread: (p95, worst, many) => `Costa al massimo ${p95} in 95 ${many} su 100, ${worst} nel caso peggiore.`,
  penalties: (one, mean) => `Penali in un ${one}: ${mean}.`,
  penaltiesSpread: (one, mean, low, high, p95, worst, many) =>
    `Penali in media ${mean} in un ${one} (sicuro al 95%: da ${low} a ${high}), al massimo ${p95} in 95 ${many} su 100, ${worst} nel caso peggiore.`,
  noCap: 'Non hanno un tetto.',
  capNever: (cap, count, many) => `In nessuno dei ${count} ${many} simulati raggiungono il tetto di ${cap}.`,
  capReached: (cap, share, one) => `Con probabilità ${share} in un ${one} raggiungono il tetto di ${cap}, oltre il quale nulla è dovuto.`,
  minutes: (one, mean) => `Minuti di linea occupati da chi chiama, in un ${one}: ${mean}.`,
  minutesSpread: (one, mean, p95, worst, many) =>
    `Chi chiama occupa la linea in media per ${mean} minuti in un ${one}, al massimo ${p95} in 95 ${many} su 100, ${worst} nel caso peggiore.`,
  minutesNote:
    "Li paga chi mette a disposizione il numero verde: dall'inizio della chiamata alla fine della conversazione, o finché chi chiama rinuncia. Esclusi gli occupati e i messaggi in segreteria.",
  hours: 'Ore e retribuzioni',
  minutesByMonth: 'Minuti di linea, mese per mese',
  what: 'Voce',
  mean: 'In media',
  p95: '95 su 100: al massimo',
  worst: 'Nel caso peggiore',
  wages: 'Retribuzioni',
  penaltiesDue: 'Penali',
  penaltiesExpected: 'Penali attese',
  totalCost: 'Retribuzioni e penali',
  lineMinutes: 'Minuti di linea',
  month: 'Mese',
  chartMonths: 'Penali mese per mese',
  chartMonthsAlt: (worst, mean) => `Penali mese per mese. Le più alte sono attese in ${worst}: ${mean}.`,
  chartMonthsNote: 'Numero e barra: la penale attesa; linea: ciò che 95 mesi su 100 non superano; ◇ il peggiore simulato',
  chartTerm: (one) => `Che cosa aggiungono le penali alle retribuzioni di un ${one}`,
  chartTermAlt: (wages, total, p95, worst) =>
    `Le retribuzioni sono ${wages}; con le penali in media ${total}, al massimo ${p95} in 95 casi su 100, ${worst} nel caso peggiore.`,
  rowWages: 'solo retribuzioni',
  rowMean: 'costo atteso',
  rowP95: '95 su 100, al massimo',
  rowWorst: 'nel caso peggiore',
  withPenalties: 'Retribuzioni e penali attese',
  cheapestInAll: (plan, total, one) => `Con le penali attese il piano che costa meno è «${plan}»: ${total} in un ${one}.`,
  chartPlansNote: 'Linea: dalle sole retribuzioni (|) a retribuzioni e penali attese (segno)',
})
