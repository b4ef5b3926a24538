import type { Command, Turn } from '../bot/command.ts'
import type { Button, Card } from '../cards/card.ts'
import { clip } from '../cards/format.ts'
import { message } from '../cards/message.ts'
import { fold } from '../customer/normalize.ts'
import { localeNames, localeOf, locales, type Locale, type Localized } from '../text/locale.ts'

const names: Localized<readonly string[]> = {
  en: ['English', '英语', '英文', 'inglés'],
  'zh-CN': ['中文', '汉语', '简体中文', '普通话', 'Chinese', 'Mandarin', 'chino', 'zhongwen'],
  es: ['Español', 'castellano', 'Spanish', '西班牙语', '西班牙文'],
}
const automatic: Localized<readonly string[]> = { en: ['automatic', 'auto'], 'zh-CN': ['自动'], es: ['automático'] }

export default {
  phrases: {
    en: ['language', 'set language', 'change language', 'English'],
    'zh-CN': ['语言', '切换语言', '设置语言', '中文'],
    es: ['idioma', 'lengua', 'cambiar idioma', 'español'],
  },
  about: {
    en: 'Chooses the language in which I answer you: English, 中文 or Español',
    'zh-CN': '选择我回复你的语言：English、中文或 Español',
    es: 'Elige el idioma en que te respondo: English, 中文 o Español',
  },
  usage: { en: '<language>|automatic', 'zh-CN': '<语言>|自动', es: '<idioma>|automático' },
  examples: { en: ['language English', 'language 中文'], 'zh-CN': ['语言 中文', '语言 English'], es: ['idioma español', 'idioma 中文'] },
  async run(turn, given) {
    // A language's name alone chooses it, too.
    const wanted = meant(given.data['to'] ?? (given.text || given.phrase))
    if (!wanted) return { card: choice(turn, given.text) }
    await turn.world.people.change(turn.tenant, turn.person, ({ locale: _now, ...now }) => (wanted === 'auto' ? now : { ...now, locale: wanted }))
    return { card: chosen(turn, wanted) }
  },
} satisfies Command

function meant(text: string): Locale | 'auto' | undefined {
  const word = fold(text)
  const is = (list: Localized<readonly string[]>) => (locale: Locale) => list[locale].some((name) => fold(name) === word)
  if (word === '') return undefined
  return locales.some(is(automatic)) ? 'auto' : (locales.find(is(names)) ?? (/^[a-z]{2}([-_][a-z\d]+)*$/i.test(text.trim()) ? localeOf(text.trim()) : undefined))
}

function choice(turn: Turn, text: string): Card {
  const { which, unknown } = words[turn.locale]
  return message(turn.viewer, { title: which, lines: text ? [unknown(clip(text, 80))] : [], ...(text ? { tone: 'attention' as const } : {}), buttons: buttons(turn) })
}

function buttons({ locale: own }: Turn): readonly Button[] {
  const { phrase, automatic: title } = words[own]
  const each = locales.map((locale): Button => ({ title: localeNames[locale], verb: 'language', data: { to: locale }, say: `${phrase} ${localeNames[locale]}` }))
  return [...each, { title, verb: 'language', data: { to: 'auto' }, say: `${phrase} ${automatic[own][0]}` }]
}

/** Told in the language that was just chosen. */
function chosen(turn: Turn, wanted: Locale | 'auto'): Card {
  const locale = wanted === 'auto' ? turn.locale : wanted
  const { done, free, help } = words[locale]
  return message({ ...turn.viewer, locale }, { lines: [wanted === 'auto' ? free : done], tone: 'good', buttons: [{ ...help, verb: 'help' }] })
}

interface Words {
  readonly phrase: string
  readonly which: string
  readonly unknown: (text: string) => string
  readonly automatic: string
  readonly done: string
  readonly free: string
  readonly help: { readonly title: string; readonly say: string }
}

const words: Localized<Words> = {
  en: {
    phrase: 'language',
    which: 'Which language?',
    unknown: (text) => `I do not speak “${text}”. I speak these:`,
    automatic: 'Automatic',
    done: 'From now on I answer you in English. Commands are understood in every language.',
    free: 'From now on I answer in the language of your words.',
    help: { title: 'Help', say: 'help' },
  },
  'zh-CN': {
    phrase: '语言',
    which: '使用哪种语言？',
    unknown: (text) => `我不会“${text}”。可用的语言有：`,
    automatic: '自动',
    done: '今后我将用中文回复你。各种语言的命令我都能识别。',
    free: '今后我将按你输入的语言回复。',
    help: { title: '帮助', say: '帮助' },
  },
  es: {
    phrase: 'idioma',
    which: '¿Qué idioma?',
    unknown: (text) => `No hablo «${text}». Hablo estos:`,
    automatic: 'Automático',
    done: 'A partir de ahora te respondo en español. Los comandos se entienden en todos los idiomas.',
    free: 'A partir de ahora te respondo en el idioma de tus palabras.',
    help: { title: 'Ayuda', say: 'ayuda' },
  },
}
