import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fault, good, look, type Finding } from '#app/verbs/doctor/finding.ts'
import type { Config } from '#platform/config/config.ts'

/** In each language there is a folder of them, and a page that leads to all. */
const languages = ['sv', 'en']
const hour = 3_600_000
const day = 24 * hour

/** When the list that was written longest ago was written, in milliseconds; `null` when one of the folders or its first page is not there. */
const oldestOf = (folder: string): number | null => {
  const folders = languages.map((language) => join(folder, language))
  if (!folders.every((each) => existsSync(join(each, 'index.html')))) return null
  const pages = folders.flatMap((each) => readdirSync(each).flatMap((page) => (page.endsWith('.html') ? [join(each, page)] : [])))
  return Math.min(...pages.map((page) => statSync(page).mtimeMs))
}

/** Whether what is read when nothing else answers is of today: the program writes the lists each hour. */
export const checkLists = (config: Config, now: Date = new Date()): readonly Finding[] => {
  const oldest = oldestOf(config.lists)
  if (oldest === null)
    return [look('lists', `the on-call lists are not in ${config.lists} yet.`, 'The program writes them while it runs. Is it another folder, set LILJA_LISTS.')]
  const age = now.getTime() - oldest
  if (age > day)
    return [
      fault(
        'lists',
        `in ${config.lists} one was last written ${Math.floor(age / hour)} hours ago.`,
        'Start the program. When it runs, look for "lists-not-refreshed" in its log, and whether it may write there and the disk has room.',
      ),
    ]
  return [good('lists', `all in ${config.lists} were written within a day`)]
}
