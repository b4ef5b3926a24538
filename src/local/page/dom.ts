type Attributes = Readonly<Record<string, string | boolean | ((event: never) => void) | undefined>>

/** Makes an element: functions become listeners, true an empty attribute, false and undefined none; texts stay texts. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: readonly (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value as EventListener)
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value)
  }
  made.append(...children)
  return made
}

const strokes = {
  send: 'M3 10 17 3l-4 14-3-6-7-1Z',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M16 4l-1.4 1.4M5.4 14.6 4 16',
  moon: 'M16.5 12.5A7 7 0 0 1 7.5 3.5a7 7 0 1 0 9 9Z',
  system: 'M3 4h14v9H3zM7 16.5h6M10 13v3.5',
  group: 'M7 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM2.5 16c.4-3 2.2-4.5 4.5-4.5s4.1 1.5 4.5 4.5zM13.5 9a2 2 0 1 0 0-4M14 11.5c2 .2 3.2 1.6 3.5 4',
  channel: 'M8 3 6.5 17M13.5 3 12 17M3.5 7.5h14M2.5 12.5h14',
  find: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM13 13l4 4',
  plus: 'M10 4v12M4 10h12',
  clip: 'M14.5 9 9 14.5a3 3 0 0 1-4.2-4.2l6.4-6.4a2 2 0 0 1 2.8 2.8l-6.4 6.4a1 1 0 0 1-1.4-1.4L11 7',
  file: 'M5 2.5h6.5L15 6v11.5H5zM11 2.5V6.5h4M7.5 10h5M7.5 13h5',
  close: 'M5 5l10 10M15 5 5 15',
  book: 'M4 3.5h9.5A2.5 2.5 0 0 1 16 6v10.5H6a2 2 0 0 1-2-2zM4 14.5a2 2 0 0 1 2-2h10M10 6v4M8 8h4',
} as const

/** A line icon of 20 × 20, in the colour of the text around it. */
export function icon(name: keyof typeof strokes): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  svg.setAttribute('viewBox', '0 0 20 20')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', strokes[name])
  svg.append(path)
  return svg
}
