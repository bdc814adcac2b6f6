/** Italiano: il piano trovato dal dimensionamento. */
import type { Numbers } from '../numbers.ts'
import type { SizingWords } from './sizingEn.ts'

export const sizingIt = (n: Numbers): SizingWords => {
  const heads = (count: number) => `${n.amount(count)} ${count === 1 ? 'operatore' : 'operatori'}`
  const respects = (asOne: boolean) =>
    asOne ? 'il periodo rispetta tutti i livelli di servizio' : 'ogni mese rispetta tutti i livelli di servizio'
  const reached: (one: Parameters<SizingWords['found']>[0]) => string = ({
    probability,
    replications,
    many,
    low,
    interval,
    required,
    asOne,
  }) =>
    `${respects(asOne)} nel ${probability} di ${n.amount(replications)} ${many} simulati${required === null ? ` (con il 95% di sicurezza: ${interval})` : `, con il 95% di sicurezza non meno del ${low}; è richiesto il ${required}`}`
  return {
    title: 'Il piano trovato',
    found: (one) => `${one.heads === 1 ? 'Basta' : 'Bastano'} ${heads(one.heads)}: ${reached(one)}.`,
    foundLeast: (one) =>
      `${heads(one.heads)}: le retribuzioni e penali attese più basse trovate, ${one.total} per ${one.one}. In questo piano ${reached(one)}.`,
    noPlan: (required, asOne) => `Non è stato trovato alcun piano con cui ${respects(asOne)} con probabilità di almeno ${required}.`,
    interruptedWithout: "Nessun piano trovato prima dell'interruzione.",
    interrupted: 'La ricerca è stata interrotta: questo è il piano migliore fin qui.',
    blockedBy: (limits, several) =>
      `Che cosa lo impedisce: ${limits}. ${several ? 'Ciascuno di questi limiti, tolto da solo, permetterebbe' : 'Tolto questo solo limite, si troverebbe'} un piano che basta.`,
    uncovered: (times) => `Nessun turno ammesso copre questi orari: ${times}.`,
    blockedByNone: 'Nessun limite lo impedisce: nessuno, tolto da solo, permetterebbe un piano che basta.',
    limits: {
      heads: (count) => `al massimo ${count} operatori in tutto`,
      hours: (hours) => `al massimo ${hours} ore settimanali in tutto`,
      occupancy: (share) => `operatori occupati al massimo per il ${share} del tempo`,
      shift: (count, shift) => `al massimo ${count} operatori nel turno «${shift}»`,
      lines: 'il numero di linee',
      queueLimit: 'i posti in coda',
    },
    ended: {
      allExamined: 'Ogni piano più economico tra quelli ammessi è stato esaminato, e nessuno basta.',
      allLikely:
        'Nessun piano più economico basta: sono stati esaminati tutti, salvo quelli che in nessun turno hanno più operatori di uno che ha fallito.',
      nothingNear: 'Non si può togliere alcun operatore, e vicino a questo piano non se ne è trovato uno più economico che basti.',
      stopped: 'La ricerca si è fermata al lavoro consentito: un piano più economico può essere vicino.',
    },
    capped:
      'Raggiunto il massimale delle penali, un servizio peggiore non costa altro, e su di esso si risparmiano retribuzioni: --require chiede un servizio che non lo faccia.',
    binding: (month, target) => `Il mese che passa meno spesso è ${month}, per «${target}».`,
    where: (times) => `Le chiamate che mancano il livello sono soprattutto: ${times}.`,
    at: (weekday, time, share) => `${weekday} alle ${time} (${share})`,
    derived: (shifts) =>
      `Non sono stati indicati turni: ${n.amount(shifts)} turni sono ricavati dall'orario di servizio (giorni interi, metà giornate, quattro ore a partire da ogni ora, singoli giorni carichi), alle condizioni dei gruppi dello scenario.`,
    chosenFrom: (shifts) => (shifts === 1 ? 'È ammesso un solo turno.' : `Scelto fra ${n.amount(shifts)} turni ammessi.`),
    work: (plans, runs) =>
      `Piani esaminati: ${plans}, con ${runs} volte il lavoro di una simulazione del piano. Tutti hanno ricevuto le stesse chiamate.`,
    figures: {
      heads: 'Operatori',
      headsNote: (shifts) => `in ${n.amount(shifts)} ${shifts === 1 ? 'turno' : 'turni'}`,
      fte: 'Equivalenti a tempo pieno',
      fteNote: (atWork) => `di 40 h settimanali; ${atWork} al lavoro, tolte pause e assenze`,
      price: (wages, term) => `${wages ? 'Retribuzioni' : 'Ore retribuite'}, per ${term}`,
      priceNote: (perMonth, perCall) => `${perMonth} al mese${perCall === null ? '' : `, ${perCall} a chiamata`}`,
      probability: (asOne) => (asOne ? 'Tutti i livelli rispettati' : 'Ogni mese rispetta il contratto'),
      probabilityNote: (interval, required) => `sicuro al 95%: ${interval}${required === null ? '' : `; richiesto ${required}`}`,
      penalties: 'Penali attese',
      penaltiesNote: (term) => `per ${term}`,
      totalNote: (term, total) => `per ${term}; con le retribuzioni ${total}`,
      fresh: 'Con altre chiamate',
      freshNote: (replications, interval) => `${replications} simulazioni che non hanno inciso sulla scelta; sicuro al 95%: ${interval}`,
      occupancy: 'Operatori occupati',
      occupancyNote: 'del tempo al lavoro',
    },
    frontier: {
      title: 'Quanto costa la certezza',
      intro: (thumbs) =>
        `Il piano più economico trovato per ogni probabilità${thumbs ? ', e ciò che le regole empiriche metterebbero in servizio con gli stessi turni' : ''}.`,
      chart: (price) => `Probabilità e ${price.toLowerCase()} del periodo`,
      alt: (points) => `Costo e probabilità: ${points.join('; ')}.`,
      point: (name, price, probability) => `${name}: ${price}, ${probability}`,
      note: (replications, thumbs) =>
        `L'asse è allargato verso il 100%. ● secondo il limite inferiore dell'intervallo al 95%, su ${replications} simulazioni; cerchiato: il piano trovato.${thumbs === null ? '' : ` Regole empiriche, su ${thumbs}: ■ Erlang C e ◆ Erlang A, come se ogni mezz'ora durasse per sempre; ▲ uniforme, dal picco di Erlang C.`}`,
      atLeast: (shares) => `almeno ${shares}`,
      required: (shares) => `${shares}, richiesto`,
      plan: 'Piano',
      heads: 'Operatori',
      more: 'In più del piano',
      notFound: 'non trovato',
      flat: 'uniforme',
      ruleNames: {
        erlangC: "Regola empirica: Erlang C per mezz'ora",
        erlangA: "Regola empirica: Erlang A per mezz'ora",
        flat: 'Regola empirica: uniforme, dal picco di Erlang C',
      },
      replications: 'Simulazioni',
      thisPlan: 'il piano trovato',
      total: 'Retribuzioni e penali attese',
      penalties: 'Penali attese',
    },
    roster: {
      title: 'I turni',
      titleWithout: "Quanto serve in ogni mezz'ora",
      intro: "Il piano turno per turno, e gli operatori che porta al lavoro, accanto a quanto serve in ogni mezz'ora del giorno.",
      which: 'Quale giorno',
      shifts: (day) => `Turni di ${day}: più operatori, barra più spessa`,
      shiftsAlt: (day, shifts) => `Turni di ${day}: ${shifts.length === 0 ? 'nessuno' : shifts.join('; ')}.`,
      bar: (count, name) => `${heads(count)}: ${name}`,
      off: (name, day) => `${name}: non di ${day}`,
      need: (day, found) =>
        `${found ? "Operatori al lavoro, e quanto serve in ogni mezz'ora" : "Operatori che servono in ogni mezz'ora"}: ${day}`,
      needAlt: (day, short) =>
        `Operatori al lavoro nel piano per mezz'ora, ${day}, accanto a quanto serve secondo la simulazione, Erlang C ed Erlang A. ${short.length === 0 ? "Il piano copre ogni mezz'ora." : `Meno di quanto serve secondo la simulazione alle ${short.join(', ')}.`}`,
      needAltAlone: (day) => `Operatori che servono in ogni mezz'ora, ${day}: secondo la simulazione, Erlang C ed Erlang A.`,
      needNote: (found) =>
        `${found ? 'Al lavoro: tolte pause e assenze, in media. ' : ''}Quanto serve: come se ogni mezz'ora dovesse bastare da sola; un piano può averne meno in una e rifarsi nelle altre, perché il contratto le giudica insieme.`,
      atWork: 'Al lavoro nel piano',
      simulated: 'Servono, secondo la simulazione',
      erlangC: 'Servono, secondo Erlang C',
      erlangA: 'Servono, secondo Erlang A',
      missed: 'Delle chiamate che mancano il livello',
      week: 'Tutti i turni della settimana',
      shift: 'Turno',
      days: 'Giorni',
      times: 'Orari',
      heads: 'Operatori',
      allowed: 'Ammessi',
      allowedText: (least, most) => (most === null ? `${n.amount(least)} o più` : `da ${n.amount(least)} a ${n.amount(most)}`),
      hours: 'Ore settimanali',
      wages: 'Retribuzioni, senza straordinario',
      everyDay: 'ogni giorno di apertura',
      all: 'Totale',
    },
    oneHead: {
      title: 'Un operatore in più o in meno',
      intro: (replications, required) =>
        `Che cosa cambia un operatore, turno per turno: sulle prime ${replications} simulazioni, comuni a tutti questi piani.${required ? ' Se il piano basti ancora si decide su tutte.' : ''}`,
      chart: 'Probabilità con un operatore in meno o in più',
      note: (total, required) =>
        `Per turno: un operatore in meno (−1) o in più (+1), e che cosa cambia ${total ? 'nelle retribuzioni e penali attese' : 'nel costo'}.${required ? ' ● basta ancora, ◀ non basta, ○ non esaminato fino in fondo.' : ''}`,
      alt: (rows) => `Probabilità con un operatore diverso: ${rows.join('; ')}.`,
      change: 'Cambiamento',
      totalChange: 'Con le penali attese',
      fewer: 'uno in meno',
      more: 'uno in più',
      willDo: 'Basta',
      yes: 'sì',
      no: 'no',
      open: 'non esaminato fino in fondo',
    },
    again: 'Gli stessi file, lo stesso seme e lo stesso numero di simulazioni trovano lo stesso piano su qualunque macchina:',
    rosterFile: 'I turni ammessi in un solo file, roster.yaml',
    mayRoster: 'Turni ammessi',
    required: 'Richiesto',
    shortDays: { mon: 'lun', tue: 'mar', wed: 'mer', thu: 'gio', fri: 'ven', sat: 'sab', sun: 'dom' },
    sheets: {
      frontier: 'Frontiera',
      shifts: 'Turni trovati',
      found: 'Nel piano',
      least: 'Almeno',
      most: 'Al massimo',
      more: 'In più del piano trovato',
      label: 'Dimensionamento',
    },
  }
}
