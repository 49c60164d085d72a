import type { InLanguages } from '#kernel/language.ts'
import type { programmeOutcomes, programmeReached, programmeSteps } from '#capabilities/statistics/domain/programme.ts'
import type { twelfthNames } from '#capabilities/statistics/domain/twelfth.ts'
import { sayQuarter } from '#capabilities/statistics/domain/quarter.ts'

type Name = (typeof programmeSteps)[number] | (typeof programmeReached)[number] | (typeof programmeOutcomes)[number] | 'granted' | 'm12'
type Words = {
  readonly title: string
  readonly lead: (k: number) => string
  readonly counting: string
  readonly few: (k: number) => string
  readonly period: (from: string, last: string) => string
  readonly total: (count: number) => string
  readonly desc: string
  readonly what: string
  readonly count: string
  readonly paid: string
  readonly names: Readonly<Record<Name, string>>
  readonly twelfth: {
    readonly title: string
    readonly lead: string
    readonly few: (k: number) => string
    readonly period: (from: string, last: string) => string
    readonly total: (count: number) => string
    readonly names: Readonly<Record<(typeof twelfthNames)[number], string>>
  }
}

const sv: Words = {
  title: 'Återvändandeprogrammet',
  lead: (k) =>
    `Avslutade återvändanden, var och en en gång, i det kvartal då det avslutades. Tal under ${k} är dolda, och fler tal om de annars skulle gå att räkna ut.`,
  counting: 'Talen räknas på ett annat sätt än de 37 publicerade ärendena och läggs aldrig ihop med dem. Samma person kan finnas i båda.',
  few: (k) => `Färre än ${k} återvändanden har avslutats i kvartal som är slut. Då visas inte ens antalet.`,
  period: (from, last) =>
    from === last ? `Avslutade ${sayQuarter(last, 'kvartal ')}` : `Avslutade från ${sayQuarter(from, 'kvartal ')} till och med ${sayQuarter(last, 'kvartal ')}`,
  total: (count) => `${count} återvändanden är avslutade.`,
  desc: 'Hur långt återvändandena kom, och vilka som gick att nå efteråt. Den som nåddes vid sex månader kan också ha nåtts tidigare.',
  what: 'Vad',
  count: 'Antal',
  paid: 'Utbetalda bidrag, tusental kronor',
  names: {
    referred: 'Anmälda till programmet',
    admitted: 'Antagna',
    departed: 'Avresta',
    arrived: 'Framkomna',
    m1: 'Nådda efter en månad',
    m3: 'Nådda efter tre månader',
    m6: 'Nådda efter sex månader',
    m12: 'Nådda efter tolv månader',
    granted: 'Fick bidrag',
    returned_monitored: 'Hemkomna och uppföljda',
    returned_contact_declined: 'Hemkomna, ville inte ha kontakt',
    returned_contact_lost: 'Hemkomna, kontakten bruten',
    re_exploited_known: 'Utnyttjade på nytt, så långt det är känt',
    withdrew_before_travel: 'Ångrade sig före resan',
    not_admitted: 'Inte antagna',
    stayed_in_sweden: 'Stannade i Sverige',
    postponed_trial: 'Uppskjutna på grund av rättegång',
    postponed_risk: 'Uppskjutna på grund av risk',
  },
  twelfth: {
    title: 'Tolv månader efter hemkomsten',
    lead: 'Räknas för sig, en gång, i det kvartal då tiden för kontakt gick ut, när det har varit slut i trettio dagar. Det gäller också när återvändandet avslutades långt tidigare. De andra talen ändras inte av det. Samma person finns i båda.',
    few: (k) => `Färre än ${k} återvändanden har haft sin tolfte månad i kvartal som har varit slut i trettio dagar. Då visas inte ens antalet.`,
    period: (from, last) =>
      from === last
        ? `Tolvmånaderstiden gick ut ${sayQuarter(last, 'kvartal ')}`
        : `Tolvmånaderstiden gick ut från ${sayQuarter(from, 'kvartal ')} till och med ${sayQuarter(last, 'kvartal ')}`,
    total: (count) => `${count} återvändanden har haft sin tolfte månad.`,
    names: {
      reached: 'Nådda',
      declined: 'Ville inte ha kontakt',
      lost: 'Gick inte att nå',
      none_kept: 'Inget svar finns',
      again: 'Utnyttjade på nytt, så långt det är känt då',
    },
  },
}
const en: Words = {
  title: 'The return programme',
  lead: (k) => `Returns that have ended, each once, in the quarter it ended. Numbers below ${k} are hidden, and more where they could otherwise be worked out.`,
  counting: 'These figures are counted in another way than the 37 published cases and are never added to them. The same person can be in both.',
  few: (k) => `Fewer than ${k} returns have ended in quarters that are over. Then not even the number is shown.`,
  period: (from, last) => (from === last ? `Ended ${sayQuarter(last, 'Q')}` : `Ended from ${sayQuarter(from, 'Q')} to ${sayQuarter(last, 'Q')}`),
  total: (count) => `${count} returns have ended.`,
  desc: 'How far the returns came, and who could be reached afterwards. Whoever was reached at six months may have been reached before as well.',
  what: 'What',
  count: 'Number',
  paid: 'Grants paid, thousands of kronor',
  names: {
    referred: 'Referred to the programme',
    admitted: 'Admitted',
    departed: 'Departed',
    arrived: 'Arrived',
    m1: 'Reached after one month',
    m3: 'Reached after three months',
    m6: 'Reached after six months',
    m12: 'Reached after twelve months',
    granted: 'Were given grants',
    returned_monitored: 'Returned and followed',
    returned_contact_declined: 'Returned, wanted no contact',
    returned_contact_lost: 'Returned, contact lost',
    re_exploited_known: 'Exploited again, as far as is known',
    withdrew_before_travel: 'Withdrew before the journey',
    not_admitted: 'Not admitted',
    stayed_in_sweden: 'Stayed in Sweden',
    postponed_trial: 'Postponed because of a trial',
    postponed_risk: 'Postponed because of risk',
  },
  twelfth: {
    title: 'Twelve months after coming home',
    lead: 'Counted by itself, once, in the quarter in which the time for contact passed, when it has been over for thirty days. This holds also when the return was closed long before. The other figures are not changed by it. The same person is in both.',
    few: (k) => `Fewer than ${k} returns have had their twelfth month in quarters that have been over for thirty days. Then not even the number is shown.`,
    period: (from, last) =>
      from === last
        ? `The twelve-month time passed in ${sayQuarter(last, 'Q')}`
        : `The twelve-month time passed from ${sayQuarter(from, 'Q')} to ${sayQuarter(last, 'Q')}`,
    total: (count) => `${count} returns have had their twelfth month.`,
    names: {
      reached: 'Reached',
      declined: 'Wanted no contact',
      lost: 'Could not be reached',
      none_kept: 'No answer is kept',
      again: 'Exploited again, as far as is known then',
    },
  },
}
export const programmeWords: InLanguages<Words> = { sv, en }
