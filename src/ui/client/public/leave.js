/* Leaves this page: first nothing is seen, then another page stands in its place. Written for old browsers too. */
;(function () {
  'use strict'
  var link = document.getElementById('leave')
  var told = document.getElementById('leave-told')
  if (!link) return
  var cover = null
  var presses = 0
  var last = 0
  var forget = null

  function hide() {
    if (!cover) {
      cover = document.createElement('div')
      cover.className = 'p-blank'
      cover.setAttribute('role', 'alert')
      cover.textContent = link.getAttribute('data-leaving') || ''
      document.body.appendChild(cover)
    }
    document.title = 'Information'
  }

  function leave() {
    hide()
    location.replace(link.href)
  }

  function reset() {
    presses = 0
    if (told) told.textContent = ''
  }

  link.addEventListener('click', function (event) {
    event.preventDefault()
    leave()
  })

  // Shift three times, each within five seconds of the one before.
  document.addEventListener('keyup', function (event) {
    if (event.key !== 'Shift' && event.keyCode !== 16) return
    var now = Date.now()
    presses = now - last < 5000 ? presses + 1 : 1
    last = now
    if (forget) clearTimeout(forget)
    forget = setTimeout(reset, 5000)
    if (presses >= 3) leave()
    else if (told) told.textContent = presses + ' / 3'
  })

  // Back from elsewhere, out of the browser's memory: as it was before.
  window.addEventListener('pageshow', function (event) {
    reset()
    if (event.persisted && cover) {
      document.body.removeChild(cover)
      cover = null
    }
  })

  // The history holds one entry of this site, however many pages were read.
  document.addEventListener('click', function (event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    var node = event.target
    while (node && node.nodeName.toLowerCase() !== 'a') node = node.parentNode
    if (!node || !node.href || node === link || node.target || node.hasAttribute('download')) return
    var href = typeof node.href === 'string' ? node.href : node.href.baseVal
    var to = document.createElement('a')
    to.href = href
    if (to.protocol !== location.protocol || to.host !== location.host) return
    if (to.pathname === location.pathname && to.hash) {
      event.preventDefault()
      history.replaceState(null, '', to.hash)
      var there = document.getElementById(to.hash.slice(1))
      if (there) {
        there.setAttribute('tabindex', '-1')
        there.focus()
        there.scrollIntoView()
      }
      return
    }
    event.preventDefault()
    location.replace(to.href)
  })

  function fieldsOf(form) {
    var pairs = []
    for (var at = 0; at < form.elements.length; at += 1) {
      var field = form.elements[at]
      if (!field.name || field.disabled || ((field.type === 'checkbox' || field.type === 'radio') && !field.checked)) continue
      pairs.push(encodeURIComponent(field.name) + '=' + encodeURIComponent(field.value))
    }
    return pairs.join('&')
  }

  // A question is answered in place: the answer is no new step in the history. If that fails the form is sent as any other.
  document.addEventListener('submit', function (event) {
    var form = event.target
    if (event.defaultPrevented || !form.hasAttribute('data-stay')) return
    var asked = new XMLHttpRequest()
    asked.open('POST', form.action)
    asked.responseType = 'document'
    asked.setRequestHeader('content-type', 'application/x-www-form-urlencoded')
    asked.onload = function () {
      var main = asked.response && asked.response.getElementById('main')
      var old = document.getElementById('main')
      if (asked.status !== 200 || !main || !old) return form.submit()
      old.parentNode.replaceChild(document.importNode(main, true), old)
      window.scrollTo(0, 0)
      document.getElementById('main').focus()
    }
    asked.onerror = function () {
      form.submit()
    }
    event.preventDefault()
    asked.send(fieldsOf(form))
  })
})()
