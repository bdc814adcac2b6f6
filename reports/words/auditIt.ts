/** Italiano: verifiche a campione. */
import type { AuditWords } from './auditEn.ts'

export const auditIt = (): AuditWords => ({
  title: 'Quando il committente verifica a campione',
  windows: { month: { one: 'mese', many: 'mesi' }, term: { one: 'periodo', many: 'periodi' } },
  intro: (window) =>
    `Il committente controlla alcune chiamate di un ${window}, estratte a sorte, e confronta la quota del campione con il limite. Quante volte condanna un ${window} che era in regola, o ne assolve uno che non lo era? Calcolo esatto, su quanto simulato.`,
  ofContract: (sample, told) => `Controllando ${sample} chiamate, come dice il contratto, ${told}.`,
  condemnedWith: (window, share) => `un ${window} in regola è condannato con probabilità ${share}`,
  clearedWith: (window, share) => `un ${window} non in regola è assolto con probabilità ${share}`,
  inTerm: (share, one) => `La probabilità che in un ${one} almeno un mese sia condannato pur essendo in regola è ${share}.`,
  silent: 'Il contratto non dice quante chiamate si controllano.',
  neverFails: (count, many) => `Tutti i ${count} ${many} simulati erano in regola: non ce n'era da assolvere a torto.`,
  alwaysFails: (count, many) => `Nessuno dei ${count} ${many} simulati era in regola: non ce n'era da condannare a torto.`,
  neededTitle: 'Quante chiamate servono perché entrambi gli errori stiano sotto il 5%',
  all: 'Tutti i livelli su un solo campione',
  needed: 'Chiamate da controllare',
  neededOf: (sample, calls) => `${sample} su ${calls}`,
  noSample: (calls) => `nessun campione: solo quasi tutte le ${calls}`,
  untold: 'non si sa: qui è possibile uno solo degli errori',
  evidenceTitle: 'Che cosa conservare',
  evidence:
    'Per ogni chiamata ricevuta in orario di servizio, anche se ha trovato occupato: il numero progressivo, quando è iniziata, quando un operatore ha risposto o è finita, e come è finita. Così si possono ricontare tutte le chiamate, senza errori né in un senso né nell’altro, e a un campione che condanna si può rispondere.',
  chart: (target, window) => `${target}: quanto spesso un campione sbaglia su un ${window}`,
  chartNote: (window, bounds) =>
    `● linea piena: un ${window} in regola è condannato; ▲ tratteggio: uno non in regola è assolto. Ogni raddoppio delle chiamate occupa la stessa larghezza; l'ultimo punto le comprende tutte${bounds ? '. Ombreggiato: limiti, qualunque sia il legame fra le quote di uno stesso campione' : ''}`,
  alt: (window, points) =>
    `Probabilità che un ${window} in regola sia condannato e che uno non in regola sia assolto: ${points.join('; ')}.`,
  altPoint: (sample, condemned, cleared) => `${sample} chiamate, ${condemned} e ${cleared}`,
  axis: 'Chiamate controllate',
  probability: 'Probabilità',
  condemned: 'In regola, ma condannato',
  cleared: 'Non in regola, ma assolto',
  condemnedShort: 'in regola, ma condannato',
  clearedShort: 'non in regola, ma assolto',
  condemnedInTerm: (one) => `Almeno uno in un ${one}`,
  allCalls: 'tutte',
  ofTheContract: (sample) => `il contratto: ${sample}`,
  bearable: '5%',
  target: 'Livello di servizio',
  low: (what) => `${what}, da`,
  high: (what) => `${what}, a`,
})
