// Loaded into the program before it starts: a message that begins with “harm” breaks whatever reads it, with an error
// that carries what was typed wherever an error can carry something. HARM=naive also prints it as programs usually do.
const normalize = String.prototype.normalize

String.prototype.normalize = function (...form) {
  if (!/^harm /.test(this)) return normalize.apply(this, form)
  const typed = String(this)
  if (/^harm later /.test(typed)) return void setImmediate(() => { throw harmed(typed) }) ?? ''
  const error = harmed(typed)
  if (process.env.HARM === 'naive') console.error(error)
  throw error
}

function harmed(typed) {
  const cause = Object.assign(new TypeError(`no customer ${typed}\n    at ${typed} (/srv/${typed}/a.js:1:1)`), { code: typed, customer: { typed } })
  const error = new Error(`${typed} could not be read`, { cause })
  error.name = typed
  error.detail = typed
  error.stack = `Error: ${typed}\n    at ${typed} (/srv/${typed}/b.js:2:2)\n${error.stack}`
  return error
}
