import { hasRole } from '#kernel/actor.ts'
import { accept, type Result } from '#kernel/result.ts'
import { form, type Done } from '#platform/http/door.ts'
import { decideVersion } from '#capabilities/information/commands/decide-version.ts'
import type { BodyFault } from '#capabilities/information/domain/texts.ts'
import { decisions, mayDecide, type DecisionRefusal } from '#capabilities/information/domain/version.ts'
import { Deciding, keepers } from '#capabilities/information/forms.ts'
import { versionPage, type VersionModel } from '#capabilities/information/pages/version-page.tsx'
import { sitePaths } from '#capabilities/information/paths.ts'
import { nameThem } from '#capabilities/information/queries/named.ts'
import { findVersion } from '#capabilities/information/store/versions.ts'
import { mend } from '#capabilities/information/words.ts'

/** A version is read here for as long as the site stands; while it is a proposal it is decided here. */
export const versionDoor = form({
  path: '/site/versions/:id',
  name: 'site-version',
  may: keepers,
  records: 'site.version-decided',
  accepts: Deciding,
  read: async (visit, { params }): Promise<VersionModel | null> => {
    const found = await findVersion(visit.tx, (params as { id: string }).id)
    if (found === null) return null
    const [version] = await nameThem(visit.tx, [found], visit.actor.language)
    const who = { personId: visit.actor.personId, isEditor: hasRole(visit.actor, 'editor') }
    return version ? { version, own: version.proposedBy === who.personId, may: decisions.filter((one) => mayDecide(version, one, who).ok) } : null
  },
  view: versionPage,
  submit: async (visit, { form: typed }, { version }): Promise<Result<Done, DecisionRefusal | BodyFault>> => {
    const done = await decideVersion(visit, version, typed.decision)
    return done.ok ? accept({ to: sitePaths.version(version.id), id: version.id }) : done
  },
  refusals: {
    'already-decided': mend('already-decided'),
    'own-proposal': mend('own-proposal', 'decision'),
    'not-yours': mend('not-yours', 'decision'),
    'wrong-markup': mend('wrong-markup', 'decision'),
    'wrong-link': mend('wrong-link', 'decision'),
  },
})
