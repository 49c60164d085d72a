import { sayQuarter } from '#capabilities/statistics/domain/quarter.ts'
import type { OpenQuestion } from '#capabilities/statistics/domain/open-questions.ts'
import type { Choice } from '#capabilities/statistics/domain/asked.ts'
import type { Silence } from '#capabilities/statistics/domain/dataset.ts'

const groups: Readonly<Record<string, string>> = { 'female adult': 'Kvinnor', 'female child': 'Flickor', 'male adult': 'Män', 'male child': 'Pojkar' }
const values: Readonly<Record<string, string>> = {
  female: 'Kvinnor och flickor',
  male: 'Män och pojkar',
  adult: 'Vuxna',
  child: 'Barn',
  sexual: 'Sexuella ändamål',
  forced_marriage: 'Tvångsäktenskap',
  domestic_work: 'Hushållsarbete',
  other: 'Andra ändamål',
}
const choices: Readonly<Record<Choice, string>> = {
  group: 'Kvinnor, flickor, män och pojkar',
  sex: 'Kön',
  age: 'Vuxna och barn',
  purpose: 'Ändamål',
  country: 'Land',
  begging: 'Tiggeri',
  criminality: 'Kriminalitet',
  berry_picking: 'Bärplockning',
  year: 'År',
  municipality: 'Kommun',
  returned: 'Återvände',
}
const open: Readonly<Record<OpenQuestion, string>> = {
  begging: 'Utnyttjade i tiggeri, alla',
  'begging-one-form': 'Utnyttjade i tiggeri, om varje pojke och man har en enda form',
  criminality: 'Utnyttjade i kriminalitet',
  berry_picking: 'Utnyttjade i bärplockning',
  'each-country': 'Från vart och ett av de nio länderna',
  'third-countries': 'Från de tre länderna utanför EU tillsammans',
}
const silences: Readonly<Record<Silence, (between: (of: OpenQuestion) => string) => string>> = {
  'countries-not-counted': (between) =>
    `Källan nämner nio länder men säger inte hur många personer som kom från vart och ett, och inte vem som utsattes för vad. Varje siffra här vore påhittad. Det enda som går att säga är att varje land har ${between('each-country')} personer.`,
  'forms-not-separated': (between) =>
    `Källan skriver "tiggeri och kriminalitet" om pojkarna och "bärplockning och tiggeri" om männen utan att dela upp dem. Därför går det bara att säga mellan vilka tal svaret ligger: tiggeri ${between('begging')}, kriminalitet ${between('criminality')}, bärplockning ${between('berry_picking')}.`,
  'years-together': () => 'Källan räknar 2013 och 2014 tillsammans. Hur många som kom vilket år går inte att säga.',
  'not-recorded': () => 'Källan säger ingenting om detta. Den räknar personer som aktualiserades, inte vad som hände sedan eller var.',
}

export const sv = {
  title: 'Statistik',
  lead: 'Tabeller där ingen går att känna igen. Varje tabell säger hur den är räknad, vad som är dolt och varför.',
  referrals: {
    title: 'Återvändandeprojektet 2013–2014',
    short: 'Personer som aktualiserades i återvändandeprojektet, efter grupp och ändamål.',
    open: 'Visa tabellen',
    marking: 'Intern. Citerad ur en publicerad källa.',
    inferred: (code: string) => `Läsning ${code}, en slutsats`,
    inferredWhy:
      'Källan skriver inte att raderna om ändamål gäller kvinnorna. Det är den enda läsning där allt går ihop till 37: läses de som alla personer blir summan 34. Läsningen är därför märkt som en slutsats.',
    chart: 'Personer efter grupp och ändamål',
    chartOne: (what: string) => `Personer efter ${what}`,
    desc: (total: number) => `Staplar för ${total} personer. Samma tal står i tabellen bredvid.`,
    table: 'Samma tal som tabell',
    total: 'Alla',
    count: 'Antal',
    shares: 'Andelar',
    share: (name: string, part: number, whole: number) => `${name}: ${part} av ${whole}`,
    sexual: 'Sexuella ändamål',
    children: 'Barn',
    female: 'Kvinnor och flickor',
    counted: 'Så är det räknat',
    unit: 'Vad som räknas',
    units: { person: 'Personer som aktualiserades, inte personer som återvände', case: 'Ärenden', report: 'Anmälningar', ad: 'Annonser', offence: 'Brott' },
    partition: 'Hur delarna förhåller sig',
    partitions: {
      disjoint: 'Delarna utesluter varandra och summan är alla',
      of_which: 'Delar ingår i andra delar ("varav")',
      overlapping: 'Delarna överlappar',
      unknown: 'Okänt',
    },
    period: 'Tid',
    population: 'Vilka som kan finnas med',
    populations: (code: string) => (code === 'referred-to-return-project' ? 'De som aktualiserades i det nationella återvändandeprojektet' : code),
    risk: 'Dubbelräkning',
    riskYes: 'Samma person kan finnas i polisens, Migrationsverkets eller ideella organisationers tabeller. Lägg aldrig ihop dem.',
    riskNo: 'Ingen känd risk.',
    source: 'Källa',
    reading: 'Läsning',
    multiple: 'Tre av kvinnorna utsattes också för tiggeri. De räknas en gång, under sexuella ändamål.',
    label: 'Källan skriver "tvångsäktenskap/MH". Ordet blandar ett ändamål och ett rättsligt begrepp.',
    hidden: 'Vad som är dolt och varför',
    hiddenWhy:
      'Här är inget dolt, eftersom varje tal redan står i en publicerad källa. Allt som räknas fram ur andra rader döljs under fem. Vid publicering döljs allt under tio, och mer om det behövs för att det dolda inte ska gå att räkna ut.',
    release: 'Det som får lämna huset',
    releaseLead: (k: number) => `Tal under ${k} läggs ihop eller döljs. Alla tabeller prövas tillsammans mot någon som känner reglerna.`,
    releaseTotal: 'Totalt',
    others: 'Övriga',
    releaseEmpty: 'Inget får lämnas ut.',
    open2: 'Det som inte går att säga, bara ringa in',
    openLead: 'Källan ger inget tal, men utesluter en del. Gränserna är uträknade ur raderna i källan.',
    between: (min: number, max: number) => (min === max ? `${min}` : `mellan ${min} och ${max}`),
    question: 'Fråga',
    interval: 'Minst och högst',
    csv: 'Ladda ner som CSV',
    ask: 'Fråga efter en annan uppdelning',
  },
  crossing: {
    title: 'Fråga efter en uppdelning',
    lead: 'Välj vad raderna och kolumnerna ska vara. Det som källan inte avgör får ett nej med skälet.',
    rows: 'Rader',
    columns: 'Kolumner',
    noColumns: 'Inga kolumner',
    submit: 'Visa',
    back: 'Till tabellen',
    twice: 'Rader och kolumner måste vara olika.',
    refusedTitle: (asked: string) => `Går inte att svara på: ${asked}`,
    cross: (a: string, b: string) => `${a} efter ${b}`,
  },
  closed: {
    title: 'Avslutade och kodade ärenden',
    lead: (k: number) =>
      `Alla zoner tillsammans. Tal under ${k} är dolda, och fler tal om de annars skulle gå att räkna ut. Det dolda har samma tecken vad skälet än är.`,
    once: (k: number, last: string) =>
      `Räknat till och med ${sayQuarter(last, 'kvartal ')}. Ett kvartal räknas en gång, när det är slut, och ändras inte sedan. Är ärendena färre än ${k} räknas de tillsammans med nästa kvartal. Ett ärende som har öppnats igen räknas det kvartal då det avslutades på nytt.`,
    period: (from: string, last: string) =>
      from === last
        ? `Avslutade ${sayQuarter(last, 'kvartal ')}`
        : `Avslutade från ${sayQuarter(from, 'kvartal ')} till och med ${sayQuarter(last, 'kvartal ')}`,
    few: (k: number, last: string) =>
      `Färre än ${k} ärenden är avslutade och kodade i kvartal som är slut, till och med ${sayQuarter(last, 'kvartal ')}. Då visas inte ens antalet.`,
    total: (count: number) => `${count} ärenden är avslutade och kodade. Delarna kan inte visas utan att någon går att räkna ut.`,
    person: 'Person',
    sexes: { woman: 'Kvinna eller flicka', man: 'Man eller pojke', other: 'Annat', unknown: 'Okänt', all: 'Alla' } as Readonly<Record<string, string>>,
    adult: 'Vuxen',
    child: 'Barn',
    unknown: 'Okänd ålder',
    all: 'Alla',
    hidden: 'dolt',
  },
  groups,
  values,
  choices,
  open,
  silences,
  csv: {
    sex: 'kön',
    age: 'ålder',
    purpose: 'ändamål',
    count: 'antal',
    marking: 'märkning',
    reading: 'läsning',
    source: 'källa',
    all: 'alla',
    inferred: 'slutsats',
  },
}
