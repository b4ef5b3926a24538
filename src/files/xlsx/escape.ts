// What XML cannot hold, or would hold as something else, stands as its code (`_x000D_`); so does what only looks like one.
const written = /[\0-\x08\x0B-\x1F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g
const read = /_x([0-9A-Fa-f]{4})_/g
const special = /[&<>"]/g
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it stands in XML. */
export const escaped = (text: string): string => text.replace(special, (each) => entities[each] ?? each)

/** A cell's text as it stands in XML. */
export const escapedCell = (text: string): string => escaped(text.replace(written, (each) => `_x${each.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`))

/** The cell's text that the parser gave with codes in it. */
export const uncoded = (text: string): string => (text.includes('_x') ? text.replace(read, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text)
