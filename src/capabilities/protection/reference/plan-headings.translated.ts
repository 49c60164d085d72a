import type { PhoneCheck, PlanKind, Section } from '#capabilities/protection/domain/plan.ts'

/** What stands on the paper, in her language. The title says nothing of what it is or who made it. */
export type Headings = {
  readonly title: Readonly<Record<PlanKind, string>>
  readonly sections: Readonly<Record<Section, string>>
  readonly checks: Readonly<Record<PhoneCheck, string>>
}

/** Romanian and Spanish, as on the other papers: to be confirmed by somebody who works with the language before real use. As plain as the Swedish ones are. */
export const translatedHeadings = {
  ron: {
    title: { own: 'De ținut minte', child: 'Foaia mea' },
    sections: {
      danger: 'Dacă se întâmplă ceva',
      code_word: 'Un cuvânt',
      safe_way: 'Când și cum',
      may_know: 'Oamenii mei',
      never_contact: 'Alții',
      phone: 'Telefon, cartele SIM și conturi',
      online: 'Pe internet',
      ways: 'Drumuri și întâlniri',
      school: 'Școală și grădiniță',
      work: 'Muncă',
      bring: 'Ce iau cu mine',
      money: 'Bani',
      court: 'O zi importantă',
      journey: 'Călătorie',
      kept_where: 'Foaia',
      my_people: 'Adulții mei',
      my_word: 'Cuvântul meu',
      safe_places: 'Locuri care îmi plac',
      my_phone: 'Telefonul meu',
      my_school: 'Școala mea',
      keep_quiet: 'Doar pentru mine',
      helps_me: 'Ce mă ajută',
      my_wish: 'Cum vreau să fie',
    },
    checks: {
      new_number: 'Număr nou sau telefon nou',
      passwords: 'Parole noi',
      sharing_off: 'Partajarea locației',
      others_logged_out: 'Conturi',
      trackers: 'Genți, haine și mașină',
      backups: 'Copii și cloud',
      lock_screen: 'Notificări',
    },
  },
  spa: {
    title: { own: 'Para recordar', child: 'Mi hoja' },
    sections: {
      danger: 'Si pasa algo',
      code_word: 'Una palabra',
      safe_way: 'Cuándo y cómo',
      may_know: 'Mi gente',
      never_contact: 'Otros',
      phone: 'Teléfono, tarjetas SIM y cuentas',
      online: 'En internet',
      ways: 'Caminos y citas',
      school: 'Escuela y guardería',
      work: 'Trabajo',
      bring: 'Lo que llevo conmigo',
      money: 'Dinero',
      court: 'Un día importante',
      journey: 'Viaje',
      kept_where: 'La hoja',
      my_people: 'Mis mayores',
      my_word: 'Mi palabra',
      safe_places: 'Sitios que me gustan',
      my_phone: 'Mi teléfono',
      my_school: 'Mi escuela',
      keep_quiet: 'Solo para mí',
      helps_me: 'Lo que me ayuda',
      my_wish: 'Cómo quiero que sea',
    },
    checks: {
      new_number: 'Número nuevo o teléfono nuevo',
      passwords: 'Contraseñas nuevas',
      sharing_off: 'Compartir ubicación',
      others_logged_out: 'Cuentas',
      trackers: 'Bolsos, ropa y coche',
      backups: 'Copias y nube',
      lock_screen: 'Avisos',
    },
  },
} as const satisfies Readonly<Record<string, Headings>>
