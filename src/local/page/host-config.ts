import { HostConfig } from 'adaptivecards'

/** Teams' look for cards; colours are the style sheet's variables, so that a change of theme redraws nothing. */
export function teamsHostConfig(): HostConfig {
  const sizes = { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 }
  const weights = { lighter: 400, default: 400, bolder: 600 }
  const tones = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)` }]))
  const foregroundColors = tones('default', 'dark', 'light', 'accent', 'good', 'warning', 'attention')
  const container = (name: string) => ({ backgroundColor: `var(--container-${name})`, borderColor: 'var(--card-line)', foregroundColors })
  return new HostConfig({
    supportsInteractivity: true,
    spacing: { extraSmall: 4, small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: 'var(--card-line)' },
    fontTypes: {
      default: { fontFamily: 'var(--font)', fontSizes: sizes, fontWeights: weights },
      monospace: { fontFamily: 'var(--monospace)', fontSizes: sizes, fontWeights: weights },
    },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: Object.fromEntries(['default', 'emphasis', 'accent', 'good', 'attention', 'warning'].map((name) => [name, container(name)])),
    inputs: {
      label: { inputSpacing: 'small', requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' }, optionalInputs: { weight: 'bolder' } },
      errorMessage: { color: 'attention', weight: 'default', size: 'small', spacing: 'small' },
      allowDynamicallyFilteredChoiceSet: true,
      debounceTimeInMilliSeconds: 150,
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 12 },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      iconPlacement: 'leftOfTitle',
    },
    adaptiveCard: { allowCustomStyle: false },
    imageSet: { imageSize: 'medium', maxImageHeight: 100 },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 180 },
      value: { weight: 'default', wrap: true },
      spacing: 16,
    },
    table: { cellSpacing: 8 },
    textBlock: { headingLevel: 3 },
  })
}
