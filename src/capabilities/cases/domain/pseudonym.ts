/** Words of Swedish nature that say nothing about anybody: no person's first name, no place, no colour of skin or hair. */
const first = (
  'alm asp barr blad dagg dis dyning dimma eld fjord flod fors frost fura gran gryning hag hassel hav hed himmel holme jord klint klippa ' +
  'kulle källa lav led ljung lund löv morän moln mossa myr mylla norrsken näs oxel port rim rönn sand sjö skog skymning skär snö sol strand ' +
  'ström sund säv tall tjärn topp udde vik vind våg ås äng'
).split(' ')
const second = (
  'alka bisamråtta björktrast bofink domherre ejder ekorre falk fiskgjuse flugsnappare gråsiska grönfink gök hackspett havsörn hermelin humla ' +
  'igelkott järpe knipa koltrast korp kråka lom mes mård mås nattskärra nötskrika orre pilfink ripa rovfågel råka rödhake rödstjärt sidensvans ' +
  'skata skrake sparv spov steglits storspov strandpipare stare sädesärla talgoxe tjäder tofsvipa trana trast tärna uggla vipa'
).split(' ')

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

/** Two words and a number, drawn by `pick(n)`, a whole number below n. About 41 million there are. */
export const pseudonymOf = (pick: (below: number) => number): string => {
  const word = (words: readonly string[]): string => capital(words[pick(words.length)] ?? 'Vass')
  return `${word(first)} ${word(second)} ${100 + pick(9900)}`
}

/** The one neutral word of an invitation: only from the list, so that nothing else can be sent. */
export const invitationWords: readonly string[] = first.filter((word) => word.length > 3).map(capital)
export const isInvitationWord = (word: string): boolean => invitationWords.includes(word)
