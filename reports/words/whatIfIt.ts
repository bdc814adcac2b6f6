/** Italiano: la parte della pagina in cui si cambiano i piani. */
import type { Numbers } from '../numbers.ts'
import { secondsInFull } from './it.ts'
import type { WhatIfWords } from './whatIfEn.ts'

export const whatIfIt = (n: Numbers): WhatIfWords => {
  const replications = (count: number) => (count === 1 ? '1 simulazione' : `${n.amount(count)} simulazioni`)
  /** With its sign, and a tenth where there is one. */
  const tenths = (value: number) => n.signed(Math.round(value * 10) / 10, Number.isInteger(Math.round(value * 10) / 10) ? 0 : 1)
  const signedPercent = (factor: number) => `${tenths((factor - 1) * 100)}%`
  const isOne = (points: number) => Math.abs(Math.round(points * 1000)) === 10
  return {
    title: 'E se…',
    intro:
      'Provate un cambiamento. Il simulatore è dentro questa pagina e riceve le stesse identiche chiamate del piano salvato: ciò che cambia dipende dal piano e non dal caso. Nulla esce da questa pagina.',
    agents: 'Operatori',
    callers: 'Chiamate e assenze',
    levels: 'al massimo insieme',
    volume: 'Chiamate',
    handling: 'Durata di gestione',
    patience: 'Pazienza di chi chiama',
    absence: 'Assenza degli operatori',
    agentsUnit: (count) => (count === 1 ? 'operatore' : 'operatori'),
    percentUnit: '%',
    pointsUnit: 'punti',
    asNumber: (what, unit) => `${what}, ${unit}, in cifre`,
    saved: (value) => `salvato: ${value}`,
    reset: 'Torna al piano salvato',
    again: 'Riesegui qui il piano salvato',
    stop: 'Fermati qui',
    save: 'Salva come file staffing',
    saves: 'Il file contiene il piano: operatori e assenze. Per simularlo:',
    savesNot: (changes) => `Non è nel file, perché appartiene alla domanda (demand): ${changes.join(', ')}.`,
    running: 'Calcolo in corso…',
    progress: (done, of) => `${n.amount(done)} di ${replications(of)}`,
    progressOf: 'Simulazioni eseguite',
    failed: 'Il simulatore non funziona in questo browser, quindi qui non si può provare nulla. Il resto della pagina resta valido.',
    change: {
      agents: (group, now, saved) => `${group}: ${n.amount(now)} ${now === 1 ? 'operatore' : 'operatori'} invece di ${n.amount(saved)}`,
      volume: (factor) => `chiamate ${signedPercent(factor)}`,
      handling: (factor) => `durata di gestione ${signedPercent(factor)}`,
      patience: (factor) => `pazienza ${signedPercent(factor)}`,
      absence: (points) => `assenza ${tenths(points * 100)} ${isOne(points) ? 'punto' : 'punti'} in ogni gruppo`,
    },
    mark: (changes) => `Ipotesi, non il piano salvato: ${changes}.`,
    unmarked: 'Le parti di questa pagina senza questa nota mostrano il piano salvato.',
    answer: {
      nothingChanged: 'Nulla è cambiato: questo è il piano salvato.',
      savedNow: 'Piano salvato e ipotesi, con le stesse chiamate',
      measure: 'Misura',
      saved: 'salvato',
      now: 'ora',
      difference: 'differenza (con il 95% di sicurezza)',
      everyMonth: 'Ogni mese rispetta il contratto',
      allTargets: 'Tutti i livelli di servizio sono rispettati',
      within: (time) => `Risposta entro ${secondsInFull(time)}`,
      lost: 'Chiamate perdute',
      wages: 'Retribuzioni',
      hours: 'Ore retribuite',
      points: (difference) => `${difference} punti`,
      interval: (low, high) => `da ${low} a ${high}`,
      month: 'Mese',
      months: 'Mesi che cambiano',
      everyMonthTable: 'Tutti i mesi',
      better: (months) => `Rispettano il contratto più spesso (sicurezza del 95%): ${months}.`,
      worse: (months) => `Rispettano il contratto meno spesso (sicurezza del 95%): ${months}.`,
      monthFromTo: (month, from, to) => `${month} (${from} → ${to})`,
      noMonth: 'Di nessun mese è sicuro (al 95%) che la probabilità di rispettare il contratto cambi.',
      more: (count) => (count === 1 ? 'un altro' : `altri ${n.amount(count)}`),
      partly: (done, of) =>
        `Per ora ${n.amount(done)} di ${replications(of)}: meno sicuro del risultato salvato. La colonna «salvato» le comprende tutte, la differenza confronta le stesse ${n.amount(done)} di entrambi.`,
      stopped: 'Fermato.',
      whole: (of) =>
        of === 1 ? 'Con la stessa simulazione del risultato salvato.' : `Con le stesse ${replications(of)} del risultato salvato.`,
      same: 'Verificato: rieseguito in questa pagina, il piano salvato dà i numeri salvati, tutti fino all’ultima cifra.',
      notSame:
        'Rieseguito in questa pagina, il piano salvato NON dà i numeri salvati: li ha scritti un’altra versione di Pronto, oppure la simulazione era stata interrotta. Le differenze qui sopra confrontano ciò che ha eseguito questa pagina.',
      waiting: 'Ora il piano salvato riceve le stesse chiamate…',
      spoken: (now, saved) => `ora ${now}, salvato ${saved}.`,
    },
    file: {
      from: (scenario, version) => `Modificato in una relazione su ${scenario}, Pronto ${version}.`,
      changed: 'Modifiche:',
      notHere: 'Provato insieme, ma non in questo file, perché appartiene alla domanda (demand):',
      savedValue: (value) => `salvato: ${value}`,
      name: 'staffing-ipotesi.yaml',
    },
  }
}
