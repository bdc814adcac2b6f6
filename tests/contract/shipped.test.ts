import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkFile } from '../../run/read/documents.ts'
import { folder, shipped } from './contracts.ts'

const v1 = 'v1-intercenter'
const v2 = 'v2-photocopiers'
const v2Dedicated = 'v2-photocopiers-dedicated'
const v3 = 'v3-converge'
const v4 = 'v4-project'
const italian = [v1, v2, v2Dedicated, v3, v4]
const text = (name: string) => readFileSync(join(folder, `${name}.yaml`), 'utf8')
const keys = (name: string) => Object.keys(parse(text(name)))
const lines = (name: string, pattern: RegExp) =>
  text(name)
    .split('\n')
    .filter((line) => pattern.test(line))

test.each(readdirSync(folder))('%s is a contract without a mistake', (file) => {
  expect(checkFile(join(folder, file)).kind).toBe('contract')
})

describe('what a clause speaks of', () => {
  test.each([
    [v1, ['phone', 'fax', 'email']],
    [v2, ['phone', 'fax', 'email']],
    [v2Dedicated, ['phone', 'fax', 'email']],
    [v3, ['phone', 'email']],
    [v4, ['phone', 'fax']],
  ])('%s: channels %j', (name, channels) => {
    expect(shipped(name).channels).toEqual(channels)
  })

  test.each([
    [v1, [], []],
    [v2, ['12-24..01-02', { month: 8, weeks: [2, 3] }], [{ on: 'maintenance' }]],
    [v2Dedicated, ['12-24..01-02', { month: 8, weeks: [2, 3] }], [{ on: 'maintenance' }]],
    [v3, [], [{ on: 'everyContact' }, { on: 'maintenance' }]],
    [v4, [], []],
  ])('%s: closures %j, tickets %j', (name, closures, tickets) => {
    expect(shipped(name)).toMatchObject({ closures, tickets })
  })

  test('only V1 and V2 with it have a dedicated channel, in longer hours and without exceptions', () => {
    for (const name of [v1, v2Dedicated])
      expect(Object.entries(shipped(name).numbers)).toEqual([
        ['main', {}],
        ['maintenance', expect.objectContaining({ holidays: 'none' })],
      ])
    for (const name of [v2, v3, v4]) expect(shipped(name).numbers).toEqual({ main: {} })
  })

  test('keys that a clause gives no ground for are not in its file', () => {
    expect(keys(v1)).not.toEqual(expect.arrayContaining(['closures']))
    for (const [name, absent] of [
      [v1, ['closures', 'tickets', 'readings', 'penalties', 'audit']],
      [v2, ['numbers', 'penalties', 'audit']],
      [v2Dedicated, ['penalties', 'audit']],
      [v3, ['closures', 'numbers', 'penalties', 'audit']],
      [v4, ['activation', 'closures', 'tickets', 'numbers', 'penalties']],
    ] as const)
      for (const key of absent) expect(keys(name), name).not.toContain(key)
  })

  test('hours: V1 in one stretch, V2 from 9 to 17, V3 and V4 with a break', () => {
    const monday = (name: string) => shipped(name).hours[0]
    const clock = (from: number, to: number) => ({ from: from * 3600, to: to * 3600 })
    expect(monday(v1)).toEqual([clock(8.5, 17.5)])
    expect(monday(v2)).toEqual([clock(9, 17)])
    for (const name of [v3, v4]) expect(monday(name)).toEqual([clock(8.5, 13.5), clock(14.5, 17.5)])
    for (const name of italian) expect(shipped(name).hours.slice(5)).toEqual([undefined, undefined])
  })
})

describe('what a clause leaves open', () => {
  test('follows V4: 90% in 20 s, 4% lost in the month, four ways to be lost, and its readings', () => {
    const { targets, window, lost, readings, afterHours } = shipped(v4)
    for (const name of italian) {
      const contract = shipped(name)
      expect(contract).toMatchObject({ targets, window, lost, afterHours })
      expect(contract.readings).toEqual(readings)
    }
  })

  test('is marked as an assumption: V1 and V2 set no levels of service, V1 and V3 do not say what is lost, only V4 names the month', () => {
    for (const name of [v1, v2, v2Dedicated]) for (const line of lines(name, /measure:/)) expect(line).toMatch(/# assumption \(V4\)/)
    for (const name of [v3, v4]) for (const line of lines(name, /measure:/)) expect(line).not.toMatch(/assumption/)
    for (const name of [v1, v2, v2Dedicated, v3])
      for (const line of lines(name, /^(window|lost):/)) expect(line).toMatch(/# assumption \(V4\)/)
    for (const name of italian) expect(lines(name, /^timezone:/)[0]).toMatch(/# assumption/)
  })
})

/** The clauses' words, as they stand in the seed. */
const phrases: [string, string[]][] = [
  [
    v1,
    [
      'entro il termine perentorio di 15 (quindici) giorni dalla data di stipula della Convenzione',
      'almeno un numero di telefono, un numero di fax e un indirizzo e-mail',
      "attivo per tutto l'anno dal lunedì al venerdì, dalle ore 8:30 alle ore 17:30",
      'ad eccezione dei giorni festivi',
      'le quali dovranno intendersi come ricevute alle ore 8:30 del giorno lavorativo successivo',
    ],
  ],
  [
    v2,
    [
      "entro il termine perentorio di 15 (quindici) giorni dalla data di comunicazione dell'aggiudicazione",
      'un numero verde, un numero di fax e un indirizzo e-mail dedicati alla sola Convenzione',
      'dalle ore 9.00 alle ore 17.00',
      'giorni compresi tra il 24 dicembre ed il 2 gennaio',
      'seconda e terza settimana di agosto',
      'le quali dovranno intendersi come ricevute alle ore 8:30 del giorno lavorativo successivo',
    ],
  ],
  [
    v3,
    [
      "entro il termine fissato per l'attivazione della Convenzione",
      'esclusi sabato, domenica e festivi, dalle ore 8:30 alle ore 13:30 e dalle 14:30 alle 17:30',
      'risposta entro 20", per il 90% delle chiamate ricevute',
      'percentuale di chiamate perdute non dovrà essere superiore al 4%',
      'Si definisce chiamata perduta quella telefonata:',
      'Ad ogni chiamata ricevuta il Fornitore dovrà assegnare un numero progressivo',
    ],
  ],
  [
    v4,
    [
      'il 90% delle chiamate ricevute nel mese',
      'Percentuale di chiamate perdute nel mese non superiore al 4%',
      'che non ottiene risposta da un operatore entro 90 secondi',
      'a cui segue il segnale di occupato',
      'a cui segue risposta immediata tramite messaggio pre-registrato',
      'viene messa in diretto contatto con la segreteria telefonica (soluzione ammessa solo per chiamate fuori orario di servizio)',
      "il tempo che intercorre tra l'inizio della chiamata e la risposta da parte dell'operatore",
      'verrà misurato il tempo complessivo della chiamata',
    ],
  ],
]
test.each(phrases)('%s quotes the clause it comes from', (name, quotes) => {
  for (const quote of quotes) expect(text(name)).toContain(quote)
})
