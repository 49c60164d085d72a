/**
 * What the other rooms may know of people: zones, who works there, what their roles may be granted, and their public keys.
 *
 * For policies of other rooms the database has these functions, all for `lilja_app` and `lilja_authz`:
 * `people.zone_is_active(uuid)`, `people.person_is_active(uuid)`, `people.zone_of(uuid)`, `people.held_roles(uuid)`,
 * `people.my_reads()`, `people.my_writes()`, `people.my_forms()` (sets of classes, for `= any (array(select …))`), `people.reads_of(uuid)`,
 * `people.is_unit_head(uuid)`, `people.my_recovery_zones()`, `people.my_recoveries()` and the table `people.ceiling (role, class, "right")`.
 * `lilja_clock` may read `people.zone` and, of `people.person`, `id, zone_id, staff_code, active, left_at`,
 * with the roles and positions people hold.
 */
export { informationClasses, isInformationClass, sealedClasses } from '#capabilities/people/domain/classes.ts'
export type { InformationClass, SealedClass } from '#capabilities/people/domain/classes.ts'
export { caseRoles, ceilingOf, isRole, roles } from '#capabilities/people/domain/roles.ts'
export type { Ceiling, Role } from '#capabilities/people/domain/roles.ts'
export { isZoneKind, zoneKinds } from '#capabilities/people/domain/zones.ts'
export type { SecrecyRule, ZoneKind } from '#capabilities/people/domain/zones.ts'
export { findZone, findZones, zoneKeys } from '#capabilities/people/store/zones.ts'
export type { Zone, ZoneKeys, ZoneQuery } from '#capabilities/people/store/zones.ts'
export { colleagues, findStaff, publicKeysOf, staffOfZone, unitHeads } from '#capabilities/people/store/staff.ts'
export type { Colleague, Staff } from '#capabilities/people/store/staff.ts'
export { headsByZone, whoHaveLeft } from '#capabilities/people/store/presence.ts'
export { afterRecovery, handOverChecks, reSeals, whySources } from '#capabilities/people/sockets.ts'
export type { AfterRecovery, HandOver, HandOverCheck, Recovery, ReSeal, WhyRow, WhySource } from '#capabilities/people/sockets.ts'
export { classWords, kindWords, roleWords, secrecyWords } from '#capabilities/people/words.ts'
export { peoplePaths } from '#capabilities/people/paths.ts'
