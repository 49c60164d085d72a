// Unsent text survives: after thirteen idle minutes, or when the page is left, what was typed goes to `/drafts`, where it is sealed
// to the person's own key. Nothing is kept in the browser, and nothing is put back here: that is the server's, after sign-in.
const idleAfter = 13 * 60_000
const forms = [...document.querySelectorAll('form[data-keep]')]
const start = new Map(forms.map((form) => [form, textOf(form)]))
const kept = new Map()
let leaving = null

function textOf(form) {
  const fields = new URLSearchParams()
  const secret = new Set([...form.querySelectorAll('input[type=password]')].map((one) => one.name))
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && !secret.has(name)) fields.append(name, value)
  return fields.toString()
}

function isUnsent(form) {
  const text = textOf(form)
  return form !== leaving && text !== start.get(form) && text !== kept.get(form)
}

async function keep(form) {
  const fields = new URLSearchParams(textOf(form))
  const text = fields.toString()
  fields.set('_path', location.pathname)
  fields.set('_action', new URL(form.action).pathname)
  kept.set(form, text)
  try {
    const answer = await fetch('/drafts', { method: 'POST', body: fields, keepalive: true, credentials: 'same-origin', redirect: 'error' })
    if (!answer.ok) kept.delete(form)
    return answer.ok
  } catch {
    kept.delete(form)
    return false
  }
}

const keepAll = () => Promise.all(forms.filter(isUnsent).map(keep))

async function rest() {
  const answers = await keepAll()
  if (answers.length > 0 && answers.every(Boolean)) tell(forms[0].dataset.keep)
}

function tell(words) {
  const note = document.createElement('p')
  note.className = 'l-toast'
  note.setAttribute('role', 'status')
  note.textContent = words
  document.body.append(note)
  const away = () => note.remove()
  for (const kind of ['keydown', 'pointerdown']) document.addEventListener(kind, away, { once: true })
}

if (forms.length > 0) {
  let timer = setTimeout(rest, idleAfter)
  const again = () => {
    clearTimeout(timer)
    timer = setTimeout(rest, idleAfter)
  }
  for (const kind of ['keydown', 'pointerdown', 'input', 'scroll']) document.addEventListener(kind, again, { passive: true })
  document.addEventListener('submit', (event) => {
    leaving = event.target
  })
  addEventListener('pagehide', () => {
    void keepAll()
  })
}

export {}
