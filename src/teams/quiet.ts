const print = console.error

// The SDK prints keys and reasons for each wrong token, so that anybody could fill the log; it has no switch for it.
// Known by their form, since a context to know them by (AsyncLocalStorage) costs every promise of the process a third more.
console.error = (...words: unknown[]): void => (isOfWrongToken(words) ? undefined : print(...words))

function isOfWrongToken([first]: readonly unknown[]): boolean {
  return first instanceof Error ? first.name === 'TokenExpiredError' : typeof first === 'string' && first.startsWith('Error finding key for token.')
}
