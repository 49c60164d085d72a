/** What recorded acts are called near people: Swedish, English. */
export type ActWords = Readonly<Record<string, readonly [sv: string, en: string]>>
