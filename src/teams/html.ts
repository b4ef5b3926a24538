const characters: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", amp: '&' }

/** The characters that Teams escapes, as they were typed. */
export function unescaped(html: string): string {
  return html.replace(/&(nbsp|lt|gt|quot|apos|#39|amp);/g, (_, name: string) => characters[name] ?? '')
}

/** What a message in HTML says: its lines, the cells of a row behind tabs. No tag reaches over the next one, so that reading takes time in proportion. */
export function textOfHtml(html: string): string {
  const lines = html
    .replace(/\s+/g, ' ')
    .replace(/<\/t[dh]> ?(?=<t[dh][\s>])/gi, '\t')
    .replace(/<br ?\/?>|<\/(?:p|div|li|tr|h[1-6]|blockquote|pre)>/gi, '\n')
    .replace(/<\/?[a-z!][^<>]*>/gi, '')
  return unescaped(lines).split('\n').map((line) => line.trim()).filter(Boolean).join('\n')
}
