/** Italiano: tutto ciò che dice una relazione, con i termini dei capitolati («chiamate perdute», «risposta entro 20 secondi»). */
import type { Numbers } from '../numbers.ts'
import type { Words } from './en.ts'
import { filesIt } from './filesIt.ts'

export const it = (n: Numbers): Words => {
  const outOf = (probability: number, of: number): string => {
    if (probability === 0) return `nessuno su ${n.amount(of)}`
    if (probability === 1) return of === 1 ? "nell'unico" : `tutti e ${n.amount(of)}`
    if (of < 100) return `${Math.round(probability * of)} su ${of}`
    if (probability < 0.01) return 'meno di 1 su 100'
    if (probability > 0.99) return 'più di 99 su 100'
    return `${Math.round(probability * 100)} su 100`
  }
  const withData = (of: number, replications: number) =>
    of === replications ? '' : ` con chiamate da giudicare (${n.amount(of)} su ${n.amount(replications)})`
  const termNames = (months: number) => {
    if (months === 12) return { one: 'anno', many: 'anni' }
    if (months === 1) return { one: 'mese', many: 'mesi' }
    return { one: `periodo di ${months} mesi`, many: `periodi di ${months} mesi` }
  }
  return {
    locale: 'it',
    title: 'Il piano rispetterà il contratto?',
    skip: 'Vai al contenuto',
    noData: 'nessun dato',
    asTable: 'In tabella',
    listed: (words) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} e ${words.at(-1)}`),
    termNames,
    verdict: {
      title: 'Il verdetto',
      noTargets: "Il contratto non fissa livelli di servizio: non c'è nulla da giudicare.",
      noCall: "In orario di servizio non è stata ricevuta alcuna chiamata: non c'è nulla da giudicare.",
      noCallOfTarget:
        "In orario di servizio non è stata ricevuta alcuna chiamata soggetta ai livelli di servizio: non c'è nulla da giudicare.",
      passes: ({ probability, n: of, replications, months, asOne }) => {
        const { one: term, many } = termNames(months)
        const what = asOne ? 'tutti i livelli di servizio sono rispettati' : 'ogni mese rispetta il contratto'
        const data = withData(of, replications)
        if (of === 1) {
          const which = replications === 1 ? `Nell'unico ${term} simulato` : `Nell'unico ${term} simulato${data}`
          const not = asOne ? 'non tutti i livelli di servizio sono rispettati' : 'non ogni mese rispetta il contratto'
          return `${which} ${probability === 1 ? what : not}`
        }
        if (probability === 0)
          return `In nessuno dei ${n.amount(of)} ${many} simulati${data} ${asOne ? 'tutti i livelli di servizio sono rispettati' : 'ogni mese rispetta il contratto'}`
        if (probability === 1) return `In tutti i ${n.amount(of)} ${many} simulati${data} ${what}`
        return `In ${outOf(probability, of)} ${of >= 100 ? `di questi ${many}` : `${many} simulati`}${data} ${what}`
      },
      sure: (interval) => `(con il 95% di sicurezza: ${interval})`,
      between: (low, high) => `tra ${low} e ${high}`,
      atMost: (high) => `al massimo ${high}`,
      atLeast: (low) => `almeno ${low}`,
      often: (probability, of, replications) => {
        const data = withData(of, replications)
        if (probability === 1) return of === 1 ? `nell'unico caso${data}` : `in tutti i ${n.amount(of)} casi${data}`
        return `in ${probability === 0 ? `nessun caso su ${n.amount(of)}` : outOf(probability, of)}${data}`
      },
      failsMost: (month, often) => `Il mese che fallisce più spesso è ${month}, ${often}:`,
      failMost: (month, others, often) =>
        `I mesi che falliscono più spesso sono ${month} e ${others.one ?? `altri ${others.count} mesi`}, ${often}. In ${month}:`,
      allFail: (month, often) => `Tutti i mesi falliscono con la stessa frequenza, ${often}. In ${month}:`,
      loses: (often) => `troppe chiamate perdute ${often}`,
      answersTooFew: (time, often) => `troppo poche risposte entro ${time} ${often}`,
      target: (letter) => `, livello ${letter}`,
      mean: (share) => `${share} in media, `,
      allowed: (limit) => `al massimo ${limit} ammesso`,
      asked: (limit) => `richiesto ${limit}`,
      monthsWithout: (names, more, reason) => {
        const shown = more === 0 ? names : [...names, more === 1 ? 'un altro mese' : `altri ${more} mesi`]
        const who = shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} e ${shown.at(-1)}`
        const why =
          reason === 'noCall'
            ? 'in orario di servizio non è stata ricevuta alcuna chiamata'
            : 'non è stata ricevuta alcuna chiamata soggetta ai livelli di servizio'
        return `${who}: nessun dato, ${why}.`
      },
    },
    day: {
      title: 'La giornata',
      shareWithin: (time) => `Risposta entro ${time}`,
      shareLost: 'Chiamate perdute',
      meanDay: 'un giorno medio di apertura',
      time: 'mezz’ora',
      mean: 'media',
      low: '5%',
      high: '95%',
      sharesAlt: (title, day, misses) =>
        `${title} per mezz'ora, ${day}. ${misses.length === 0 ? "Nessuna mezz'ora supera il limite." : `Oltre il limite: ${misses.join(', ')}.`}`,
    },
    weekdays: { mon: 'lunedì', tue: 'martedì', wed: 'mercoledì', thu: 'giovedì', fri: 'venerdì', sat: 'sabato', sun: 'domenica' },
    files: filesIt(n),
    limitOf: (limit) => `limite ${limit}`,
  }
}
