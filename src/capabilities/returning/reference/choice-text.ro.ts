import type { ChoiceSheet } from '#capabilities/returning/reference/choice-text.ts'

export const choiceSheetRo: ChoiceSheet = {
  title: 'Înainte să alegi',
  lead: 'Alegerea este a ta și nu trebuie să alegi astăzi. Întreabă oricât vrei. Citim împreună și ai tot timpul.',
  items: {
    staying_possible: [
      'Să rămâi',
      'Pot exista moduri de a rămâne în Suedia, o vreme sau mai mult. Un jurist îți poate spune cum este în cazul tău. Să întrebi nu costă nimic.',
    ],
    staying_support: [
      'Ajutor dacă rămâi',
      'Primești același ajutor dacă rămâi: cineva cu care să vorbești, îngrijire medicală, un loc sigur, un plan. Ajutorul nu se oprește pentru că spui nu unei călătorii.',
    ],
    staying_risks: [
      'Ce poate fi greu dacă rămâi',
      'Un permis se poate termina sau poate fi refuzat. Îți spunem cum este: ce știm, ce nu știm și când vei primi un răspuns.',
    ],
    returning_support: [
      'Ajutor dacă pleci',
      'Cineva se ocupă de acte și de bilet, poate călători cu tine și te întâmpină. Acolo poți primi ajutor cu locuința, îngrijirea medicală, școala sau munca. Cât de mult, îți spunem înainte să alegi.',
    ],
    returning_risks: [
      'Ce poate fi greu dacă pleci',
      'Este cineva acolo periculos pentru tine sau știe cineva că vii? Sunt nesiguri banii, actele sau sănătatea? Vorbim cu tine despre toate înainte să se rezerve ceva.',
    ],
    another_country: ['O altă țară', 'Dacă ai dreptul să locuiești într-o altă țară, poți primi același ajutor ca să mergi acolo.'],
    nothing_tied: ['Nimic nu depinde de alegerea ta', 'Nici bani, nici locuință nu depind de ce alegi. Nimeni de aici nu câștigă nimic dacă pleci.'],
    change_her_mind: [
      'Te poți răzgândi',
      'Te poți răzgândi oricând vrei, până când călătoria s-a încheiat. Nu trebuie să spui de ce. Tot restul merge atunci mai departe ca înainte.',
    ],
    nobody_told: ['Cine află', 'Nu spunem nimănui nimic fără să te întrebăm, nici familiei tale. Tu hotărăști ce pot ști cei care te întâmpină.'],
  },
  end: 'Întreabă-ne. Nicio întrebare nu este prea mică.',
  mine: {
    title: 'Alegerea mea',
    words: 'Ce aleg, cu cuvintele mele',
    nothingTied: 'Nici bani, nici locuință nu depind de alegerea mea.',
    change: 'Mă pot răzgândi oricând vreau, până când călătoria s-a încheiat, și nu trebuie să spun de ce.',
    day: 'Ziua',
    sign: 'Semnătura mea',
    heard: 'Spus cu voce tare. Cine a auzit:',
  },
}
