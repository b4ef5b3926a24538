const path = /^\/customers\/([\w-]{1,100})\/?$/

/** A link to a customer. */
export function linkTo(host: string, id: string): string {
  return `https://${host}/customers/${id}`
}

/** The customer's id, where a text is such a link and nothing besides; it need not be known. */
export function linkedIn(host: string | undefined, text: string): string | undefined {
  if (host === undefined || !URL.canParse(text)) return undefined
  const { protocol, host: named, pathname } = new URL(text)
  return protocol === 'https:' && named === host ? path.exec(pathname)?.[1] : undefined
}
