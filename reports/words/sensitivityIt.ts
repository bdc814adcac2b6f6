/** Italiano: da che cosa dipende la risposta, e il volume a cui il piano cede. */
import type { SensitivityWords } from './sensitivityEn.ts'

export const sensitivityIt = (): SensitivityWords => ({
  title: 'Da che cosa dipende la risposta',
  titleOf: (scenario) => `Da che cosa dipende la risposta: ${scenario}`,
  intro: (passes) =>
    `Si cambia una cosa alla volta, con le stesse chiamate simulate: quante volte allora ${passes}. Per prima quella che conta di più. Pazienza, assenze e durata sono quelle di ogni chiamata e di ogni operatore; la variabilità dice quanto i giorni differiscono fra loro.`,
  passes: (asOne) => (asOne ? 'tutti i livelli di servizio sono rispettati' : 'ogni mese rispetta il contratto'),
  factors: { volume: 'chiamate', handling: 'durata', patience: 'pazienza', absence: 'assenze', busyness: 'variabilità' },
  most: (factor, passes, less, more, asIs, by) =>
    `Conta soprattutto la voce «${factor}»: ${passes} con probabilità ${asIs} così com'è, ${less} a −${by}, ${more} a +${by}.`,
  none: (factors) => `In questo scenario manca ciò che si cambierebbe: ${factors}.`,
  noChange: 'Nessun cambiamento sposta la probabilità.',
  nothing: "Non c'è nulla da giudicare: si possono dire solo le quote.",
  chart: (passes) => `Quante volte ${passes} se cambia una cosa sola`,
  chartNote: (asIs) =>
    `Linea verticale: così com'è, ${asIs}. ◀ meno spesso, ▶ più spesso; ○ nessuna differenza certa (95%). Linee sottili: dove sta la differenza con sicurezza.`,
  alt: (passes, changes) => `Quante volte ${passes}: ${changes.join(', ')}.`,
  change: 'Cambiamento',
  difference: 'Differenza (punti)',
  breakingTitle: 'Il volume a cui il piano cede',
  breaks: (change, sure, passes, require, calls, now, one) =>
    `Il piano cede a ${change} di chiamate${sure}: da lì in poi ${passes} con probabilità inferiore a ${require}. Sono ${calls} chiamate ricevute in un ${one} invece di ${now}.`,
  broken: (change, sure, passes, require, calls, now, one) =>
    `Il piano non regge così com'è, ma solo sotto ${change} di chiamate${sure}: da lì in poi ${passes} con probabilità inferiore a ${require}. Sono ${calls} chiamate ricevute in un ${one} invece di ${now}.`,
  neverBreaks: (share, passes, require) =>
    `Il piano non cede: anche con chiamate pari a ${share} di quelle previste ${passes} con probabilità di almeno ${require}.`,
  neverHolds: (share, passes, require) =>
    `Il piano non regge ad alcun volume provato: con chiamate pari a ${share} di quelle previste ${passes} con probabilità inferiore a ${require}.`,
  notFound: 'Il volume a cui il piano cede non è stato trovato: la prova è stata interrotta.',
  sure: (low, high) => ` (sicuro al 95%: tra ${low} e ${high})`,
  more: (share) => `+${share}`,
  fewer: (share) => `−${share}`,
  breakingChart: (passes) => `Quante volte ${passes}, secondo il volume delle chiamate`,
  breakingNote: (interval) =>
    `Punti: volumi provati, con i loro intervalli (95%); tratteggiata: la probabilità sotto la quale il piano cede; linea piena: dove cede${interval ? '; ombreggiato: dove sta con sicurezza (95%)' : ''}`,
  breakingAlt: (points) => `Probabilità secondo il volume: ${points.join(', ')}.`,
  volume: 'Chiamate, rispetto a quelle dello scenario',
  received: 'Chiamate ricevute',
  asIs: "così com'è",
  brokenBelow: (require) => `cede sotto ${require}`,
  again: (scenario) => `Da che cosa dipende la risposta, con lo scenario «${scenario}»:`,
})
