const escapable = /\\([\\`*_{}[\]()#+\-.!<>&~|])/g

/** The Markdown that Teams knows in a card (bold, italic, lists, links), as safe HTML; all else stays text. */
export function markdown(source: string): string {
  // What was escaped is hidden from the rules in the private use area, and put back last.
  const hidden = source.replace(escapable, (_, sign: string) => String.fromCharCode(0xe000 + sign.charCodeAt(0)))
  const html = blocks(hidden.split(/\r\n|\r|\n/)).map(block).join('')
  return html.replace(/[\ue000-\ue07f]/g, (sign) => escape(String.fromCharCode(sign.charCodeAt(0) - 0xe000)))
}

type Block = { kind: 'p' | 'ul' | 'ol'; lines: string[]; start: string }

function blocks(lines: readonly string[]): readonly Block[] {
  const found: Block[] = []
  for (const line of lines) {
    const item = /^\s*(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/.exec(line)
    const kind = item ? (item[1] ? 'ol' : 'ul') : 'p'
    const last = found.at(-1)
    const start = item?.[1] ?? ''
    if (line.trim() === '') found.push({ kind: 'p', lines: [], start })
    else if (last?.kind === kind && last.lines.length > 0) last.lines.push(item?.[2] ?? line)
    else found.push({ kind, lines: [item?.[2] ?? line], start })
  }
  return found.filter(({ lines }) => lines.length > 0)
}

function block({ kind, lines, start }: Block): string {
  const spans = lines.map((line) => inline(escape(line)))
  if (kind === 'p') return `<p>${spans.join('<br>')}</p>`
  const items = spans.map((span) => `<li>${span}</li>`).join('')
  return kind === 'ol' ? `<ol start="${start}">${items}</ol>` : `<ul>${items}</ul>`
}

function inline(text: string): string {
  return text
    .split(/(\[[^\]]*\]\([^()\s]+\))/)
    .map((part) => link(part) ?? emphasis(part))
    .join('')
}

function link(part: string): string | undefined {
  const [, title = '', address = ''] = /^\[([^\]]*)\]\(((?:https?:\/\/|mailto:)[^()\s]+)\)$/i.exec(part) ?? []
  return address ? `<a href="${address}" target="_blank" rel="noopener noreferrer">${emphasis(title)}</a>` : undefined
}

function emphasis(text: string): string {
  return text
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '<strong>$2</strong>')
    .replace(/\*(?=[^\s*])([^*]+?)(?<=\S)\*/g, '<em>$1</em>')
    .replace(/(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]+?)(?<=\S)_(?![\p{L}\p{N}_])/gu, '<em>$1</em>')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}
