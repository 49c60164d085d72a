import type { ChoiceSheet } from '#capabilities/returning/reference/choice-text.ts'

export const choiceSheetSv: ChoiceSheet = {
  title: 'Innan du väljer',
  lead: 'Du väljer själv, och du behöver inte välja i dag. Fråga så mycket du vill. Vi läser det här tillsammans, och du får ta tid på dig.',
  items: {
    staying_possible: [
      'Att stanna',
      'Det kan finnas sätt att stanna i Sverige, en tid eller längre. En jurist kan säga hur det är för just dig. Att fråga kostar inget.',
    ],
    staying_support: [
      'Hjälp om du stannar',
      'Du får samma hjälp om du stannar: någon att tala med, vård, en trygg plats, en plan. Hjälpen slutar inte för att du säger nej till en resa.',
    ],
    staying_risks: [
      'Vad som kan bli svårt om du stannar',
      'Ett tillstånd kan ta slut eller få nej. Vi säger som det är: vad vi vet, vad vi inte vet och när du får besked.',
    ],
    returning_support: [
      'Hjälp om du reser',
      'Någon ordnar papper och biljett, kan resa med och möter dig. Du kan få hjälp med boende, vård, utbildning eller arbete där. Hur mycket säger vi innan du väljer.',
    ],
    returning_risks: [
      'Vad som kan bli svårt om du reser',
      'Är någon där farlig för dig, eller vet någon att du kommer? Är pengar, papper eller hälsa osäkra? Vi går igenom det med dig innan något bokas.',
    ],
    another_country: ['Ett annat land', 'Har du rätt att bo i ett annat land kan du få samma hjälp att resa dit.'],
    nothing_tied: ['Inget hänger på ditt val', 'Inga pengar och inget boende hänger på vad du väljer. Ingen här får något för att du reser.'],
    change_her_mind: [
      'Du kan ändra dig',
      'Du kan ändra dig när du vill, ända tills resan är slut. Du behöver inte säga varför. Då går allt annat vidare som förut.',
    ],
    nobody_told: [
      'Vem som får veta',
      'Vi berättar inget för någon utan att fråga dig, inte heller för din familj. Du bestämmer vad de som möter dig får veta.',
    ],
  },
  end: 'Fråga oss. Ingen fråga är för liten.',
  mine: {
    title: 'Mitt val',
    words: 'Vad jag väljer, med mina egna ord',
    nothingTied: 'Inga pengar och inget boende hänger på mitt val.',
    change: 'Jag kan ändra mig när jag vill, ända tills resan är slut, och behöver inte säga varför.',
    day: 'Dag',
    sign: 'Min underskrift',
    heard: 'Sagt muntligt. Den som hörde det:',
  },
}
