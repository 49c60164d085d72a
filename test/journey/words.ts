/**
 * Everything that is typed about her in the journey, in one place. Each holds a word that begins with `kanarie`, so that one search tells
 * whether anything of it is where it must not be.
 */
export const said = {
  name: 'Ilinca Kanarienamn',
  summary: 'En flicka i bilen gråter och är rädd för någon som väntar: kanariesamtal.',
  codeWord: 'kanarieblåbär',
  safeWords: 'Säg att det gäller kanariepaketet.',
  decision: 'Kanariebeslut: hämta henne vid bakdörren.',
  minutes: 'Kanarieprotokoll: polisen tar första samtalet.',
  place: 'Kanariegatan 7, tredje våningen, port mot gården.',
  note: 'Kanarieanteckning: hon vill inte ringa någon i nat.',
  corrected: 'Kanarieanteckning: hon vill inte ringa någon i natt.',
  mine: 'Kanarierad i den ena fliken: hon sov till nio.',
  theirs: 'Kanarierad i den andra fliken: hon sov till åtta.',
  resent: 'Kanarienot som skickades två gånger när nätet gick ner.',
  kept: 'Kanarieutkast: halva meningen innan tiden gick ut.',
  weighedPolice: 'Kanarieprövning: polisen behöver veta vem hon är för att skydda henne i natt.',
  weighedShelter: 'Kanarieprövning: boendet behöver veta vad som hänt för att ta emot henne.',
  wayBack: 'Kanarieväg: ring skolkuratorn om hon hör av sig.',
} as const

const canary = /kanarie/i

/** The first word about her in a text, with what stands around it; `null` when there is none. */
export function wordAboutHer(text: string): string | null {
  const at = text.search(canary)
  return at < 0 ? null : text.slice(Math.max(0, at - 60), at + 60)
}
