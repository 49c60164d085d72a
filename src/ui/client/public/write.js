/* A small piece of work for the browser while somebody writes, so that a machine cannot send thousands: finds a number whose SHA-256 with the
   puzzle begins with zeros. Without this the same form goes, a little slower. Written for old browsers too; no WebAssembly. */
;(function () {
  'use strict'
  var bits = 14

  var K = []
  ;(function () {
    var found = 0
    for (var n = 2; found < 64; n++) {
      var prime = true
      for (var d = 2; d * d <= n; d++) if (n % d === 0) prime = false
      if (!prime) continue
      var root = Math.pow(n, 1 / 3)
      K[found++] = ((root - Math.floor(root)) * 4294967296) | 0
    }
  })()
  var start = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]
  var w = []

  function turn(x, by) {
    return (x >>> by) | (x << (32 - by))
  }

  function block(words, state) {
    var a = state[0]
    var b = state[1]
    var c = state[2]
    var d = state[3]
    var e = state[4]
    var f = state[5]
    var g = state[6]
    var h = state[7]
    for (var i = 0; i < 64; i++) {
      if (i < 16) w[i] = words[i]
      else {
        var x = w[i - 15]
        var y = w[i - 2]
        w[i] = (w[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + w[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0
      }
      var one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0
      var two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + one) | 0
      d = c
      c = b
      b = a
      a = (one + two) | 0
    }
    return [state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e, state[5] + f, state[6] + g, state[7] + h]
  }

  /* The first 32 bits of the digest of plain letters. */
  function begin(text) {
    var length = text.length
    var words = []
    for (var i = 0; i < length; i++) words[i >> 2] = words[i >> 2] | 0 | (text.charCodeAt(i) << (24 - (i % 4) * 8))
    words[length >> 2] = words[length >> 2] | 0 | (0x80 << (24 - (length % 4) * 8))
    var all = (((length + 8) >> 6) + 1) * 16
    for (var j = 0; j < all; j++) words[j] = words[j] | 0
    words[all - 1] = length * 8
    var state = start
    for (var k = 0; k < all; k += 16) state = block(words.slice(k, k + 16), state)
    return state[0] >>> 0
  }

  function work(form) {
    var puzzle = form.elements['puzzle']
    var answer = form.elements['work']
    if (!puzzle || !answer || answer.value) return
    var tried = 0
    function some() {
      for (var i = 0; i < 400; i++, tried++) {
        if (begin(puzzle.value + '.' + tried) >>> (32 - bits) === 0) {
          answer.value = String(tried)
          return
        }
      }
      setTimeout(some, 0)
    }
    setTimeout(some, 0)
  }

  function begun() {
    var forms = document.querySelectorAll('main form')
    for (var i = 0; i < forms.length; i++) work(forms[i])
  }

  function fieldsOf(form) {
    var pairs = []
    for (var i = 0; i < form.elements.length; i++) {
      var field = form.elements[i]
      if (!field.name || field.type === 'file' || ((field.type === 'radio' || field.type === 'checkbox') && !field.checked)) continue
      pairs.push(encodeURIComponent(field.name) + '=' + encodeURIComponent(field.value))
    }
    return pairs.join('&')
  }

  function hasFiles(form) {
    var field = form.elements['file']
    return Boolean(field && field.files && field.files.length)
  }

  /* What is sent leaves no entry in the history, and nothing there to send again: the answer takes the place of what was on the page. */
  document.body.addEventListener('submit', function (event) {
    var form = event.target
    var main = document.getElementById('main')
    if (event.defaultPrevented || !main || !main.contains(form) || !window.XMLHttpRequest) return
    if (hasFiles(form) && !window.FormData) return
    var asked = new XMLHttpRequest()
    try {
      asked.open('POST', form.action)
      asked.responseType = 'document'
    } catch (fault) {
      return
    }
    event.preventDefault()
    var buttons = form.querySelectorAll('button')
    for (var i = 0; i < buttons.length; i++) buttons[i].disabled = true
    function asUsual() {
      for (var i = 0; i < buttons.length; i++) buttons[i].disabled = false
      form.submit()
    }
    asked.onerror = asUsual
    asked.onload = function () {
      var fresh = asked.response && asked.response.getElementById('main')
      if (!fresh) return asUsual()
      main.parentNode.replaceChild(document.adoptNode(fresh), main)
      if (history.replaceState) history.replaceState(null, '', form.action)
      window.scrollTo(0, 0)
      fresh.focus()
      begun()
    }
    if (hasFiles(form)) return asked.send(new FormData(form))
    asked.setRequestHeader('content-type', 'application/x-www-form-urlencoded')
    asked.send(fieldsOf(form))
  })

  begun()
})()
