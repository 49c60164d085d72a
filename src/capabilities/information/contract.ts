/** What later rooms may know of the public site: nothing yet. The front door opens the site itself (`pages/site.tsx`). */
export { sitePaths } from '#capabilities/information/paths.ts'
