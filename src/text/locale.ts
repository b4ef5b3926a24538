/** The languages of the product, as BCP 47 tags; the first is the one that fills in. */
export const locales = ['en', 'zh-CN', 'es'] as const
export type Locale = (typeof locales)[number]

/** The same thing in every language; an incomplete one does not compile. */
export type Localized<T = string> = Readonly<Record<Locale, T>>

/** Each language's own name, the same in all languages. */
export const localeNames: Readonly<Record<Locale, string>> = { en: 'English', 'zh-CN': '中文', es: 'Español' }

/** The product's language for any BCP 47 tag ("zh-Hans-CN" → "zh-CN"); undefined for a language it does not speak. */
export function localeOf(tag: string | undefined): Locale | undefined {
  const language = tag?.toLowerCase().split(/[-_]/)[0]
  return locales.find((locale) => locale.toLowerCase().split('-')[0] === language)
}

/** Makes one triple out of another, language by language. */
export function localized<T>(make: (locale: Locale) => T): Localized<T> {
  return { en: make('en'), 'zh-CN': make('zh-CN'), es: make('es') }
}
