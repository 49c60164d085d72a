// Hides the whole screen at once: the button, Alt+B, or Escape twice. Stays hidden from page to page until pressed again.
const root = document.documentElement
const keptAs = 'hidden-screen'
let before = null
let escapeAt = -Infinity

const isHidden = () => root.classList.contains('is-blurred')

const button = () => document.querySelector('[data-blur]')

function show(hidden) {
  root.classList.toggle('is-blurred', hidden)
  for (const part of document.querySelectorAll('.l-page, .l-places')) part.inert = hidden
  const key = button()
  if (!key) return
  key.setAttribute('aria-pressed', String(hidden))
  const word = key.querySelector('span')
  if (word) word.textContent = hidden ? key.dataset.hidden : key.dataset.shown
}

function press() {
  const hidden = !isHidden()
  if (hidden) before = document.activeElement
  show(hidden)
  if (hidden) sessionStorage.setItem(keptAs, '1')
  else sessionStorage.removeItem(keptAs)
  if (hidden) button()?.focus({ preventScroll: true })
  else if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
}

if (sessionStorage.getItem(keptAs)) root.classList.add('is-blurred')

const ready = () => {
  const key = button()
  if (!key) {
    root.classList.remove('is-blurred')
    return
  }
  key.hidden = false
  key.addEventListener('click', press)
  show(isHidden())
}
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', ready)
else ready()

document.addEventListener('keydown', (event) => {
  if (!button() || event.repeat) return
  if (event.altKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyB') {
    event.preventDefault()
    press()
  } else if (event.key === 'Escape') {
    if (event.timeStamp - escapeAt < 600) {
      escapeAt = -Infinity
      press()
    } else escapeAt = event.timeStamp
  }
})

export {}
