import type { SheetText } from '#capabilities/support/reference/sheet-text.ts'

export const sheetTextSv: SheetText = {
  title: 'Bra att veta',
  lead: 'Du behöver inte minnas allt. Vi berättar igen, så många gånger du vill. Det är du som bestämmer över ditt liv.',
  items: {
    support_anyway: [
      'Du får hjälp ändå',
      'Du får hjälp även om du inte anmäler något till polisen, inte vill berätta och inte vill resa hem. Du kan ändra dig när du vill.',
    ],
    time_limited_permit: [
      'Tid att tänka efter',
      'Du kan ha rätt att stanna i Sverige en tid för att må bättre och fundera. Vi kan hjälpa dig att fråga och att söka. Säg till om du har fått ett datum: då håller vi reda på det.',
    ],
    compensation: [
      'Ersättning',
      'Om någon har gjort dig illa kan du ha rätt till pengar för det. En jurist kan hjälpa dig att söka, och det kostar dig inget att fråga.',
    ],
    interpreter: [
      'Tolk',
      'Du har rätt att förstå och att bli förstådd. Tolken kostar dig inget och får inte föra något vidare. Du kan säga nej till en viss tolk.',
    ],
    counsel: ['Någon på din sida', 'Blir det utredning eller rättegång kan du få en egen jurist som bara arbetar för dig. Staten betalar. Du får önska vem.'],
    protection: ['Att vara trygg', 'Vi kan tala om vad som gör dig trygg: var du är, din telefon, vem som får veta något. Är det fara nu: ring 112.'],
    housing: ['Någonstans att bo', 'Du kan få hjälp med en trygg plats att bo på. Du behöver inte lova något för att få stanna där.'],
    withdraw: ['Att säga nej', 'Du kan säga nej till hjälp, till frågor och till att vi talar med andra om dig. Du kan ta tillbaka ett ja när du vill.'],
    what_we_must_tell: [
      'Vad vi måste säga vidare',
      'Vi har tystnadsplikt. Men om ett barn far illa måste vi berätta det. Polisen, Migrationsverket och domstolen kan också i vissa fall ha rätt att få veta saker om dig från socialtjänsten. Fråga oss innan du berättar, så säger vi hur det är.',
    ],
    complaints: [
      'Om du inte är nöjd',
      'Du kan säga vad som är fel till oss eller till vår chef. Ett beslut kan du få på papper och överklaga, oftast inom tre veckor. Om vård kan du vända dig till patientnämnden. Det påverkar inte den hjälp du får.',
    ],
  },
  end: 'Fråga oss. Ingen fråga är för liten.',
}
