// During a call: time running in the corner, and the keys 1–9 for the answers of the question at hand.
const clocks = [...document.querySelectorAll('[data-elapsed]')]

if (clocks.length > 0) {
  const began = performance.now()
  const two = (number) => String(number).padStart(2, '0')
  const tick = () => {
    for (const clock of clocks) {
      const seconds = Number(clock.dataset.elapsed) + Math.floor((performance.now() - began) / 1000)
      const hours = Math.floor(seconds / 3600)
      const face = clock.querySelector('time')
      if (face) face.textContent = `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
    }
  }
  tick()
  setInterval(tick, 1000)
}

if (document.querySelector('[data-key]')) {
  document.documentElement.classList.add('has-keys')
  const isWriting = (one) => one instanceof HTMLElement && one.matches('textarea, select, input:not([type=radio], [type=checkbox], [type=hidden])')
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key) || isWriting(document.activeElement)) return
    const here = document.activeElement?.closest('fieldset')
    const group = here?.querySelector('[data-key]') ? here : unanswered()
    const answer = group?.querySelector(`[data-key="${event.key}"]`)
    if (!answer) return
    event.preventDefault()
    answer.checked = true
    answer.focus()
    answer.dispatchEvent(new Event('change', { bubbles: true }))
  })
}

/** The question one stands in, else the first that has no answer, else the first. */
function unanswered() {
  const groups = [...document.querySelectorAll('fieldset')].filter((one) => one.querySelector('[data-key]'))
  return groups.find((one) => !one.querySelector('input:checked')) ?? groups[0]
}

export {}
