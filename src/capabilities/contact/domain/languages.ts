/** Languages offered during a call, by ISO 639-3 (`und`: not known yet, `mis`: another). The most spoken on the line first in the words, the rest by name. */
export const languageCodes = [
  'swe', 'eng', 'ron', 'bul', 'hun', 'rmn', 'sqi', 'srp', 'pol', 'ukr', 'rus', 'lit', 'lav', 'est', 'kat', 'ara', 'fas', 'prs', 'pus', 'kmr', 'ckb', 'tur',
  'som', 'tir', 'amh', 'swa', 'lin', 'yor', 'ibo', 'bin', 'hau', 'tha', 'vie', 'cmn', 'mon', 'tgl', 'urd', 'hin', 'ben', 'uzb', 'spa', 'por', 'fra', 'ita',
  'deu', 'ell', 'fin', 'swl', 'mis', 'und',
] as const
export type LanguageCode = (typeof languageCodes)[number]
