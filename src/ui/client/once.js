// A form is sent once: its buttons rest for five seconds. The server makes one deed of two anyway.
document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.matches('[data-once]')) return
  if (form.dataset.sent) {
    event.preventDefault()
    return
  }
  form.dataset.sent = 'yes'
  const buttons = [...form.elements].filter((one) => one instanceof HTMLButtonElement && one.type === 'submit')
  // After the browser has read the form, so that the pressed button's own value goes along.
  setTimeout(() => {
    for (const one of buttons) one.disabled = true
  })
  setTimeout(() => {
    delete form.dataset.sent
    for (const one of buttons) one.disabled = false
  }, 5000)
})

// Back from the next page: the form can be sent again.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return
  for (const form of document.querySelectorAll('[data-once]')) {
    delete form.dataset.sent
    for (const one of form.elements) if (one instanceof HTMLButtonElement) one.disabled = false
  }
})

// The summary of what was wrong is where a mended form begins.
const summaries = document.querySelectorAll('[data-errors]')
if (summaries.length === 1) summaries[0].focus()

export {}
