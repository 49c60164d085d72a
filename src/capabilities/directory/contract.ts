/**
 * What the other rooms may know of the directory: places, public functions, and who must be there. Never persons.
 *
 * For SQL of other rooms: `directory.duty_times(functions uuid[], since timestamptz, until timestamptz)` says when somebody is on duty, not who;
 * `directory.my_duties()` is the set of functions in which the one asking is on duty now. Both for `lilja_app`. `lilja_clock` reads
 * `directory.duty`, `directory.on_call` and `directory.function` themselves: codes, ids and times.
 */
export { functionKinds, hourCodes, isFunctionKind, variants } from '#capabilities/directory/domain/kinds.ts'
export type { FunctionKind, Hours, Need, Variant } from '#capabilities/directory/domain/kinds.ts'
export type { Answering, MustBeThere } from '#capabilities/directory/domain/who-must-be-there.ts'
export { whoMustBeThere } from '#capabilities/directory/queries/who-must-be-there.ts'
export { counties, findMunicipality, municipalities, searchMunicipalities } from '#capabilities/directory/store/places.ts'
export type { County, Municipality } from '#capabilities/directory/store/places.ts'
export { findFunction, findFunctions, functionsOfZone, functionsServing } from '#capabilities/directory/store/functions.ts'
export type { PublicFunction } from '#capabilities/directory/store/functions.ts'
/** Days on which offices are closed, with the package they come from. */
export { redDays, redDaysSource } from '#capabilities/directory/store/reference/red-days.ts'
export { onDutyNow, zonesOfMunicipality } from '#capabilities/directory/queries/zones-of.ts'
export type { OnDuty, ServingZone } from '#capabilities/directory/queries/zones-of.ts'
/** For the people room's `handOverChecks`. */
export { dutiesToHandOver } from '#capabilities/directory/queries/duties-to-hand-over.ts'
export { myDuties } from '#capabilities/directory/store/duty.ts'
export { functionWords } from '#capabilities/directory/words.ts'
export { directoryPaths } from '#capabilities/directory/paths.ts'
/** For where no database is: the counties, the municipalities and the national numbers as the program knows them. */
export { countiesOfSweden, municipalitiesOfSweden } from '#capabilities/directory/store/reference/places.ts'
export { nationalLines as nationalLinesFirst } from '#capabilities/directory/store/reference/national-lines.ts'
/** For where no database is any more: the on-call lists and alarm lists as files, without personal data. */
export { offlineFiles } from '#capabilities/directory/pages/offline-files.tsx'
export { offlineLists } from '#capabilities/directory/queries/offline-lists.ts'
/** Every country, by its two letters. */
export { isoCountries } from '#capabilities/directory/reference/countries.ts'
export { sayCountry } from '#capabilities/directory/queries/place-names.ts'
/** Organisations and what they offer. A service that no longer holds says so; what is protected has no place. */
export { receivingServices } from '#capabilities/directory/queries/receiving-services.ts'
export type { ReceivingService } from '#capabilities/directory/queries/receiving-services.ts'
export { findService } from '#capabilities/directory/store/services.ts'
export type { Service } from '#capabilities/directory/store/services.ts'
export { serviceNeeds, targetGroups } from '#capabilities/directory/domain/offers.ts'
export type { ServiceNeed, TargetGroup } from '#capabilities/directory/domain/offers.ts'
export { servicePaths } from '#capabilities/directory/services-paths.ts'
