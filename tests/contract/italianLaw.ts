/** The public holidays of Italy as its laws list them, written out here without the holiday library. */

const plus = (date: string, days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Gregorian Easter: J. Meeus, Astronomical Algorithms (1991), chapter 8. */
export function easter(year: number): string {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const lunar = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - lunar - (ofCentury % 4)) % 7
  const late = Math.floor((golden + 11 * lunar + 22 * weekday) / 451)
  const day = lunar + weekday - 7 * late + 114
  return `${year}-${String(Math.floor(day / 31)).padStart(2, '0')}-${String((day % 31) + 1).padStart(2, '0')}`
}

/** The law's list for a year, in order. Easter itself is a Sunday, and every Sunday is one by art. 2 of L. 260/1949. */
export function publicHolidaysByLaw(year: number): string[] {
  const sunday = easter(year)
  return [
    // L. 27 May 1949, n. 260, art. 2, less what L. 5 March 1977, n. 54, art. 1 took away.
    `${year}-01-01`, // "il primo giorno dell'anno"
    sunday,
    plus(sunday, 1), // "il lunedì dopo Pasqua"
    `${year}-04-25`, // "anniversario della liberazione"
    `${year}-05-01`, // "festa del lavoro"
    `${year}-08-15`, // "Assunzione della B. V. Maria"
    `${year}-11-01`, // "Ognissanti"
    `${year}-12-08`, // "Immacolata Concezione"
    `${year}-12-25`, // "Natale"
    `${year}-12-26`, // "26 dicembre"
    // Epiphany: gone with L. 54/1977 (March 1977), back by D.P.R. 28 December 1985, n. 792.
    ...(year <= 1977 || year >= 1986 ? [`${year}-01-06`] : []),
    // 2 June: L. 260/1949, art. 1; moved to the first Sunday of June by L. 54/1977; back from 2001 by L. 20 November 2000, n. 336.
    ...(year <= 1976 || year >= 2001 ? [`${year}-06-02`] : []),
    // 4 October, San Francesco: L. 8 October 2025, n. 151, from 2026.
    ...(year >= 2026 ? [`${year}-10-04`] : []),
    // Gone with L. 54/1977: San Giuseppe, Ascension, Corpus Domini, Santi Pietro e Paolo, and 4 November.
    ...(year <= 1976 ? [`${year}-03-19`, plus(sunday, 39), plus(sunday, 60), `${year}-06-29`, `${year}-11-04`] : []),
  ].sort()
}
