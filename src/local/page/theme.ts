const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The theme chosen in this browser; `system` where none was. */
export function theme(): Theme {
  return themes.find((one) => one === localStorage.getItem('theme')) ?? 'system'
}

/** Applies a theme and remembers it; the colours are the style sheet's. */
export function setTheme(chosen: Theme): void {
  localStorage.setItem('theme', chosen)
  if (chosen === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = chosen
}

export function nextTheme(now: Theme): Theme {
  return themes[(themes.indexOf(now) + 1) % themes.length] ?? 'system'
}
