/** Italiano: tutto ciò che dice una relazione, con i termini dei capitolati («chiamate perdute», «risposta entro 20 secondi»). */
import type { Numbers } from '../numbers.ts'
import { auditIt } from './auditIt.ts'
import type { Words } from './en.ts'
import { filesIt } from './filesIt.ts'
import { moneyIt } from './moneyIt.ts'
import { sensitivityIt } from './sensitivityIt.ts'
import { sizingIt } from './sizingIt.ts'

export const it = (n: Numbers): Words => {
  /** Of probabilities other than 0 and 1. */
  const outOf = (probability: number, of: number): string => {
    const cases = (count: number, of: number) => `${count} ${count === 1 ? 'caso' : 'casi'} su ${of}`
    if (of < 100) return cases(Math.round(probability * of), of)
    if (probability < 0.01) return 'meno di 1 caso su 100'
    if (probability > 0.99) return 'più di 99 casi su 100'
    return cases(Math.round(probability * 100), 100)
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
        const count = (passing: number, all: number) => `In ${passing} ${passing === 1 ? term : many} su ${all}`
        if (of < 100) return `${count(Math.round(probability * of), of)} simulati${data} ${what}`
        if (probability < 0.01) return `In meno di 1 ${term} su 100${data} ${what}`
        if (probability > 0.99) return `In più di 99 ${many} su 100${data} ${what}`
        return `${count(Math.round(probability * 100), 100)}${data} ${what}`
      },
      arrayTitle: (count, terms, rounded) =>
        count === '1' ? `L'unico ${terms} simulato` : rounded ? `${count} ${terms} come questi` : `I ${count} ${terms} simulati`,
      arrayAlt: (count, terms, passing, failing) =>
        count === '1'
          ? `L'unico ${terms} simulato ${passing === '1' ? 'rispetta il contratto (quadrato pieno)' : 'non rispetta il contratto (croce)'}.`
          : `Su ${count} ${terms}, ${passing} rispettano il contratto (quadrati pieni) e ${failing} no (croci); l'intervallo lascia aperti quelli nei riquadri tratteggiati.`,
      arrayNote: '■ rispetta, × no; nel riquadro tratteggiato: può essere l’uno o l’altro',
      outcome: 'Esito',
      allMet: 'Tutti i livelli rispettati',
      everyMonth: 'Ogni mese rispetta il contratto',
      notAll: 'No',
      intervalTitle: (required) =>
        `La probabilità, e dove sta con il 95% di sicurezza${required === null ? '' : `; tratteggiato: richiesto ${required}`}`,
      intervalAlt: (probability, interval) => `Probabilità ${probability}, con il 95% di sicurezza ${interval}.`,
      probability: 'Probabilità',
      basis: (replications, one) =>
        `Su ${replications} ${one ? 'periodo simulato' : 'periodi simulati'}. L'intervallo copre il caso, non l'errore della previsione.`,
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
      answersTooFew: (time, often) => `troppo poche risposte entro ${secondsInFull(time)} ${often}`,
      target: (letter) => `, livello ${letter}`,
      mean: (share) => `${share} in media, `,
      allowed: (limit) => `ammesso al massimo ${limit}`,
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
      intro: (bands, window) =>
        `Per mezz'ora, sui giorni di apertura del periodo.${bands ? ' Le fasce contengono nove periodi simulati su dieci.' : ''} I limiti sono quelli che il contratto pone al ${window === 'term' ? 'periodo' : 'mese'}: una singola mezz'ora può superarli.`,
      which: 'Quale giorno',
      shareWithin: (time) => `Risposta entro ${secondsInFull(time)}`,
      within: 'Risposta in tempo',
      shareLost: 'Chiamate perdute',
      meanDay: 'Giorno medio',
      time: "Mezz'ora",
      mean: 'Media',
      low: '5%',
      high: '95%',
      low95: 'Sicuro al 95%: da',
      high95: 'a',
      load: (day) => `Il carico e chi lo porta: ${day}`,
      loadAlt: (day, short) =>
        `Operatori presenti, operatori occupati e carico atteso per mezz'ora, ${day}. ${short.length === 0 ? "In nessuna mezz'ora il lavoro supera gli operatori." : `Più lavoro che operatori alle ${short.join(', ')}.`}`,
      calls: 'Chiamate',
      offered: 'Carico atteso (erlang)',
      agents: 'Operatori presenti',
      busy: 'Operatori occupati',
      sharesAlt: (title, day, misses) =>
        `${title} per mezz'ora, ${day}. ${misses.length === 0 ? "Nessuna mezz'ora è oltre il limite." : `Oltre il limite: ${misses.join(', ')}.`}`,
    },
    months: {
      title: 'Quanto variano i mesi',
      intro: (quartiles) =>
        `Non ci sono due mesi simulati uguali. La linea sottile contiene nove mesi su dieci${quartiles ? ', quella spessa la metà, e il segno è la mediana' : ', e il segno è la media'}: un triangolo quando è oltre il limite.`,
      month: 'Mese',
      spreadTitle: (name) => `${name}, mese per mese`,
      noLimitAlt: (name) => `${name}; il contratto non fissa un limite.`,
      spreadAlt: (name, limit, misses) =>
        `${name} mese per mese, con il limite del ${limit}. ${misses.length === 0 ? 'Il mese tipico rispetta sempre il limite.' : `Oltre il limite: ${misses.join(', ')}.`}`,
      median: 'Mediana',
      meets: 'Rispetta il livello',
      dotsTitle: (name, month) => `${name}, ${month}: cinquanta mesi come questo, un punto per mese`,
      dotsAlt: (name, month, beyond, all, limit) =>
        `${name}, ${month}: su ${all} mesi come questo ${beyond} sono oltre il limite del ${limit}.`,
      quantile: 'Su cento mesi come questo',
      percentile: (percent) => `${percent} non superano`,
      why: 'Il mese scelto',
      facts: (mean, low, high) => `Si ricevono in media ${mean} chiamate, da ${low} a ${high} in nove mesi su dieci.`,
      paidWages: (hours, wages) => `Ore retribuite: ${hours}; retribuzioni: ${wages}.`,
      paid: (hours) => `Ore retribuite: ${hours}.`,
      passes: (probability) => `Rispetta il contratto con probabilità ${probability}`,
      never: 'Non ha mai fallito.',
      because: 'Fallisce perché:',
      closed: 'Chiuso nei giorni:',
    },
    causes: {
      abandoned: 'riagganciate prima della risposta',
      answeredLate: 'risposta troppo tardiva',
      busy: 'segnale di occupato',
      recordedMessage: 'messaggio registrato',
      voicemail: 'segreteria in orario di servizio',
      title: (of) => `Perché le chiamate vanno perdute: ${of}`,
      alt: (of, causes) => `Cause di perdita, ${of}: ${causes.length === 0 ? 'nessuna chiamata perduta' : causes.join(', ')}.`,
      cause: 'Causa',
      share: 'Su tutte le chiamate',
      term: "l'intero periodo",
    },
    time: {
      section: 'Chiamate perdute e tempi',
      title: 'Dove va il tempo di chi chiama',
      alt: (types) => `Tempi medi per tipo di contatto; fino alla risposta: ${types.join(', ')}.`,
      answered: 'con risposta',
      hungUp: 'riagganciate',
      greeting: 'messaggio di benvenuto',
      queue: 'attesa',
      handling: 'conversazione e chiusura',
      seconds: 'Secondi, in media',
      type: 'Tipo di contatto',
      calls: 'Chiamate nel periodo',
      wait: 'Attesa della risposta',
      waitInVain: 'Attesa a vuoto',
      background: 'Richiamate e scritti',
      response: 'Iniziati dopo (ore di apertura)',
      handedOn: (all, lost) =>
        `Chiamate trasferite dopo una risposta, nel periodo: ${all}; ${lost} di queste riagganciano o non passano, e nessun livello di servizio ne tiene conto.`,
    },
    calendar: {
      title: 'Il calendario del periodo',
      intro: 'Ogni mese con la probabilità di rispettare tutti i livelli di servizio.',
      choose: 'Scegliere un mese per vedere perché fallisce.',
      introTerm: 'Il contratto giudica il periodo nel suo insieme.',
      chooseTerm: 'Scegliere un mese per vedere com’è fatto.',
      openDays: (days, hours, calls) => `${days} giorni di apertura, ${hours} h; ${calls} chiamate`,
      passes: 'rispetta',
      daysOf: (month) => `Giorni di ${month}`,
      weekdayLetters: ['L', 'M', 'M', 'G', 'V', 'S', 'D'],
      holiday: (name) => `festività: ${name}`,
      closure: (name) => `chiusura: ${name}`,
      fromTo: (first, last) => `dal ${first} al ${last}`,
      open: 'aperto',
      closedWeekday: 'giorno di chiusura settimanale',
      aHoliday: 'festività',
      aClosure: 'chiusura',
    },
    money: {
      title: 'Quanto può costare',
      wages: 'Retribuzioni',
      paidHours: 'Ore retribuite',
      group: 'Gruppo',
      agents: 'Operatori',
      rostered: 'Ore di turno',
      overtime: 'Straordinario (h)',
      all: 'Totale',
      byGroup: 'Per gruppo, nel periodo',
      byMonth: 'Per mese',
      unpaid: (groups) => `Le retribuzioni non comprendono ${groups}: manca costPerHour.`,
      paid: (hours, overtime) => `Ore retribuite nel periodo: ${hours}, di cui ${overtime} di straordinario.`,
      wagesAre: (mean, low, high) => `Retribuzioni in media ${mean} (sicuro al 95%: da ${low} a ${high}).`,
      busy: (share) => `Gli operatori sono occupati per il ${share} del tempo.`,
      outside: (hours) => `Ore di turno fuori dall'orario di servizio: ${hours}.`,
    },
    plans: {
      title: 'Piani a confronto',
      plan: 'Piano',
      costTitle: (price) => `Probabilità e prezzo (${price.toLowerCase()} del periodo)`,
      costAlt: (plans, price) => `${plans} piani per ${price.toLowerCase()} e per probabilità che ogni mese rispetti il contratto.`,
      required: (limit) => `richiesto ${limit}`,
      difference: 'Differenza (punti)',
      differenceTitle: (title, base) => `${title}: differenza da «${base}», in punti percentuali`,
      differenceAlt: (title, base) => `${title} di ogni piano meno quella di ${base}, con intervalli appaiati al 95%.`,
      narrowing: 'Più stretto che con prove separate',
      differences: 'In che cosa differiscono i piani',
      paired:
        "Tutti i piani hanno ricevuto le stesse chiamate: le differenze sono più certe dei piani stessi. Quando l'intervallo esclude lo zero, un triangolo indica il lato della differenza, e ogni grafico dice quale lato è il migliore; un anello dice: nessuna differenza certa.",
      adjusted: (years, share, busier) =>
        `I ${years} periodi estratti hanno avuto in media il ${share} di chiamate ${busier ? 'in più' : 'in meno'} rispetto alla domanda; le differenze fra le quote sono riportate alla sua media.`,
      betterLeft: '← meglio',
      betterRight: 'meglio →',
      namedBy: (keys) => `I piani sono indicati con il numero e con i valori di ${keys}`,
      byNumber: 'I numeri sono quelli dei piani in tabella',
      staffing: 'Gli operatori durante il giorno',
      staffingTitle: (base) =>
        `Operatori presenti per mezz'ora in un giorno medio di apertura${base === null ? ', il primo piano in grigio' : `, «${base}» in grigio`}`,
      staffingAlt: (plans) => `Operatori presenti durante il giorno, ${plans} piani.`,
      none: (plans, limit) =>
        `Nessuno dei ${plans} piani soddisfa quanto richiesto: una probabilità di almeno ${limit} che ogni mese rispetti il contratto.`,
      cheapest: (plan, plans, limit, low, price, wages) =>
        `«${plan}» è il più economico, fra ${plans} piani, in cui ogni mese rispetta il contratto con probabilità di almeno ${limit}: con il 95% di sicurezza non meno di ${low}; ${wages ? `retribuzioni ${price}` : `${price} ore retribuite`} nel periodo.`,
      interval: 'Sicuro al 95%: tra',
      isBase: 'di riferimento',
      isCheapest: 'il più economico che basta',
      met: 'soddisfatto',
      notMet: 'non soddisfatto',
      better: 'meglio del riferimento',
      worse: 'peggio del riferimento',
      months: 'Quali mesi differiscono',
      monthsNote: (base) =>
        `La probabilità che ciascun mese rispetti il contratto.${base ? ' ▲ meglio e ▼ peggio del piano di riferimento, dove è certo (95%).' : ''}`,
    },
    readings: {
      title: 'Altre letture del contratto',
      intro:
        'Ciò che una clausola lascia aperto si può leggere in più modi. Le stesse chiamate simulate, giudicate secondo ciascuno: qui cambia solo la lettura.',
      own: 'come si legge questo contratto',
      name: (reading, value) =>
        reading === 'all' ? `tutto a favore del ${value === 'client' ? 'committente' : 'fornitore'}` : `${reading}: ${value}`,
      note: '● come si legge questo contratto, ◀ a favore del committente, ▶ a favore del fornitore',
      client: 'committente',
      supplier: 'fornitore',
      chart: (asOne) =>
        `Probabilità che ${asOne ? 'tutti i livelli siano rispettati' : 'ogni mese rispetti il contratto'}, secondo ogni lettura`,
      alt: (readings) => `Probabilità secondo ogni lettura: ${readings.join(', ')}.`,
      reading: 'Lettura',
      favours: 'A favore del',
      asWritten: 'questo contratto',
      worth: (question, reading, most, least, asOne, points, sure) =>
        `Vale una domanda prima dell'offerta: ${question} (${reading}) Letto come ${most} anziché ${least}, ${asOne ? 'tutti i livelli di servizio sono rispettati' : 'ogni mese rispetta il contratto'} ${points} punti più spesso${sure}.`,
      sure: (low, high) => ` (sicuro al 95%: da ${low} a ${high})`,
      chance: ', ma può essere il caso',
      nothing: (asOne) =>
        `Nessuna lettura da sola cambia quante volte ${asOne ? 'tutti i livelli di servizio sono rispettati' : 'ogni mese rispetta il contratto'}.`,
      together: (client, supplier) => `Tutte insieme lo portano da ${client} a ${supplier}.`,
      asking: 'Quanto vale ogni risposta',
      question: 'Domanda',
      moves: 'Più spesso (punti)',
      meanings: {
        earlyHangUp: 'chi riaggancia entro il tempo conta come non in tempo, come in tempo, o non conta?',
        shortHangUp: 'le chiamate riagganciate entro pochi secondi si escludono?',
        hangUpBeforeLimit: 'è una chiamata perduta quella di chi rinuncia prima del tempo oltre il quale la chiamata è perduta?',
        greetingIsMessage: "il messaggio di benvenuto prima dell'operatore è già un messaggio registrato?",
        denominator: 'la quota in tempo è di tutte le chiamate ricevute, di quelle offerte agli operatori, o di quelle con risposta?',
        clockStarts: "il tempo corre dall'inizio della chiamata o dall'ingresso in coda?",
        weeksOfMonth: 'quali giorni sono le settimane del mese in cui il servizio è chiuso?',
      },
    },
    measured: {
      title: 'Misurato su un sistema reale',
      chart: 'Misurato (segno), dove stanno 99 simulazioni su 100 (fascia), limite (linea)',
      alt: (targets) => `Quote misurate: ${targets.join(', ')}.`,
      level: 'Livello di servizio',
      address: 'Indirizzo',
      endpoint: 'sistema',
      invalid: 'Misura non valida: del contratto non si dice nulla.',
      allMet: 'In questa finestra il sistema rispetta tutti i livelli di servizio.',
      notAllMet: 'In questa finestra il sistema non rispetta tutti i livelli di servizio.',
      agree: (runs) => `Misura e previsione concordano: il valore misurato sta dove stanno 99 su 100 delle ${runs} simulazioni.`,
      disagree: (runs) =>
        `Misura e previsione non concordano: il valore misurato sta fuori da dove stanno 99 su 100 delle ${runs} simulazioni.`,
      window: (date, from, to) => `${date}, dalle ${from} alle ${to}`,
      because: 'Perché:',
      guards: {
        finished: 'la prova non è arrivata alla fine',
        k6: 'k6 non è terminato bene',
        offered: 'non tutti i contatti sono stati inviati',
        resolved: 'non tutti i contatti sono stati seguiti fino alla fine',
        redials: 'non tutti i nuovi tentativi sono stati seguiti fino alla fine',
        numbers: 'più contatti hanno ricevuto lo stesso numero',
        failures: 'alcune richieste sono fallite',
        replayLag: 'i contatti sono partiti troppo tardi',
        data: 'nessun livello di servizio aveva chiamate da giudicare',
        crossCheck: 'i conteggi di k6 non coincidono',
      },
      measured: 'Misurato',
      calls: 'Chiamate',
      outcome: 'Esito',
      predicted: 'Previsto',
      of99: '99 simulazioni su 100',
      agrees: 'Concorda',
      partOf: (part, whole) => `${part} su ${whole}`,
      notValid: 'non valida',
      notAsked: 'non richiesto',
      met: 'rispettato',
      notMet: 'non rispettato',
      yes: 'sì',
      no: 'no',
      perMinute: (rate) => `${rate} al minuto`,
      quarter: (quarter) => `${quarter}º quarto`,
      section: 'Parte',
      contacts: 'Contatti',
      script: { steady: 'Ritmo costante', ramp: 'Ritmo crescente', soak: 'Prova lunga' },
      highest: (rate) => `Il sistema ha retto fino a ${rate} contatti al minuto.`,
      noRate: 'Il sistema non ha retto ad alcun ritmo provato.',
    },
    inputs: {
      title: 'Da che cosa nasce, e come rifarlo',
      scenario: 'Scenario',
      contract: 'Contratto',
      demand: 'Domanda',
      staffing: 'Organico',
      term: 'Periodo',
      termText: (from, months) => `dal ${from}, ${months} ${months === 1 ? 'mese' : 'mesi'}`,
      seed: 'Seme',
      replications: 'Simulazioni',
      version: 'Versione',
      again: 'Gli stessi file, lo stesso seme e lo stesso numero di simulazioni danno gli stessi numeri su qualunque macchina:',
      compareAgain: 'Di nuovo tutti i piani, dai file con i nomi che avevano:',
      loadAgain: (scenario) => `La prova di carico, con lo scenario «${scenario}»:`,
      save: "L'intero scenario in un solo file, scenario.yaml",
      dataFile: (name) => `File di dati ${name}`,
      more: (lines) => `… e altre ${lines} righe, in run.json`,
      noDetails: 'Lo scenario non fa parte di questi risultati: accanto non c’era run.json.',
      plansOf: 'I piani a confronto',
      change: 'Che cosa cambia',
    },
    assumptions: {
      title: 'Su che cosa si regge',
      demand: 'La domanda, come è stata fornita',
      type: 'Tipo di contatto',
      channel: 'Canale',
      volume: 'Volume',
      handling: 'Durata',
      patience: 'Pazienza',
      perOpenDay: (calls) => `${calls} per giorno di apertura`,
      perMonth: (calls) => `${calls} al mese`,
      table: (name) => `conteggi in ${name}`,
      channels: { phone: 'telefono', email: 'e-mail', fax: 'fax' },
      laws: {
        exponential: 'esponenziale',
        erlang: 'Erlang',
        gamma: 'gamma',
        lognormal: 'lognormale',
        weibull: 'Weibull',
        hyperexponential: 'iperesponenziale',
        uniform: 'uniforme',
        constant: 'costante',
        empirical: 'empirica',
      },
      law: (law, mean, cv) => `${law}, media ${mean}${cv === '' ? '' : `, coefficiente di variazione ${cv}`}`,
      forever: 'senza limite',
      busyness: (cv) => `I giorni sono più o meno carichi del previsto: scarto tipo ${cv}.`,
      forecastError: (cv, per) =>
        `Anche la previsione può sbagliare: scarto tipo ${cv}, un fattore per ${per === 'term' ? "l'intero periodo" : 'ogni mese'}.`,
      noForecastError: 'La previsione è presa per esatta: in forecastError si dice quanto può sbagliare.',
      redial: (share, tries) => `Richiama il ${share} di chi non ottiene risposta, al massimo ${tries} volte.`,
      noRedial: 'Chi non ottiene risposta non richiama.',
      limits: 'Dove il modello smette di essere vero',
      limitList: [
        "Volumi, durate e pazienza sono dati d'ingresso: un 97% ricavato da un volume ipotizzato resta un'ipotesi con la virgola. Gli intervalli coprono il caso, non l'errore della previsione.",
        'Le chiamate arrivano indipendenti tra loro, dato il giorno: un evento che fa chiamare tutti insieme non è compreso.',
        "Gli operatori di un gruppo sono uguali; nessuno si stanca, impara o torna tardi dalla pausa. L'assenza è estratta per ogni operatore e giorno.",
        'La pazienza non dipende da ciò che promette il messaggio di benvenuto; chi richiama lo fa con la stessa probabilità, qualunque cosa gli sia successa.',
        'Una chiamata si trasferisce al massimo una volta. Si richiama una volta sola.',
      ],
    },
    weekdays: { mon: 'lunedì', tue: 'martedì', wed: 'mercoledì', thu: 'giovedì', fri: 'venerdì', sat: 'sabato', sun: 'domenica' },
    limitOf: (limit) => `limite ${limit}`,
    replications: 'Simulazioni',
    madeBy: (version) => `Prodotto da Pronto ${version}`,
    contents: 'Indice',
    cost: moneyIt(),
    audit: auditIt(),
    sensitivity: sensitivityIt(),
    files: filesIt(n),
    sizing: sizingIt(n),
  }
}

/** "20 s" -> "20 secondi", as contracts have it. */
export const secondsInFull = (time: string) => time.replace(/ s$/, ' secondi')
