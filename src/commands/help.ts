import type { Command, Turn } from '../bot/command.ts'
import { commandButton, menu, menuButtons } from '../bot/replies.ts'
import type { Registered } from '../bot/registry.ts'
import { mayRun } from '../bot/turn.ts'
import { titleOf } from '../bot/understand.ts'
import type { Card } from '../cards/card.ts'
import { clip } from '../cards/format.ts'
import { message } from '../cards/message.ts'
import { fields } from '../customer/fields.ts'
import { rightNames } from '../people/rights.ts'
import type { Localized } from '../text/locale.ts'

export default {
  phrases: {
    en: ['help', 'commands', 'what can you do', 'how to', '?'],
    'zh-CN': ['帮助', '命令', '你能做什么', '怎么用'],
    es: ['ayuda', 'comandos', 'qué puedes hacer', 'cómo se usa'],
  },
  about: {
    en: 'Shows what you can do here, or how one command is used',
    'zh-CN': '显示可用的功能，或某个命令的用法',
    es: 'Muestra lo que se puede hacer aquí o cómo se usa un comando',
  },
  usage: { en: '[command]', 'zh-CN': '[命令]', es: '[comando]' },
  examples: { en: ['help', 'help add customer'], 'zh-CN': ['帮助', '帮助 添加客户'], es: ['ayuda', 'ayuda agregar cliente'] },
  menu: 10,
  async run(turn, { text }) {
    if (text === '') return { card: overview(turn) }
    const [about] = [turn.commands.match(text)?.command, ...turn.commands.nearest(text, 1)].filter((command) => command !== undefined)
    return { card: about ? usage(turn, about) : overview(turn, wordsOf[turn.locale].unknown(clip(text, 80))) }
  },
} satisfies Command

/** The commands that this person may run: those of the menu with a sentence, the rest by title. */
function overview(turn: Turn, notice?: string): Card {
  const { title, more, ask } = wordsOf[turn.locale]
  const facts = menu(turn).map((command) => ({ label: titleOf(command, turn.locale), value: command.about[turn.locale] }))
  const rest = turn.commands.all.filter((command) => command.menu === undefined && command.phrases[turn.locale].length > 0 && mayRun(turn, command))
  const titles = rest.map((command) => titleOf(command, turn.locale)).join(turn.locale === 'zh-CN' ? '、' : ', ')
  return message(turn.viewer, { title, lines: [...(notice ? [notice] : []), ask], facts: [...facts, { label: more, value: titles }], buttons: menuButtons(turn).filter(({ verb }) => verb !== 'help') })
}

/** How one command is typed, and the right it needs. */
function usage(turn: Turn, command: Registered): Card {
  const { locale } = turn
  const words = wordsOf[locale]
  const { about, usage: after, examples, right, orRight, phrases } = command
  const rights = [right, orRight].flatMap((one) => (one ? rightNames[one][locale] : [])).join(' / ')
  const [title = command.verb, ...others] = phrases[locale]
  const between = locale === 'zh-CN' ? '、' : ', '
  const facts = [
    { label: words.usage, value: [title, after?.[locale]].join(' ').trim() },
    { label: words.examples, value: (examples?.[locale] ?? []).join('\n') },
    { label: words.also, value: others.join(between) },
    { label: words.fields, value: fields.filter(({ name, label }) => command.key?.(label[locale]) === name).map(({ label }) => label[locale]).join(between) },
    { label: words.right, value: rights && words[mayRun(turn, command) ? 'held' : 'lacking'](rights) },
  ]
  const help = turn.commands.byVerb('help')
  const buttons = [...(mayRun(turn, command) && phrases[locale].length > 0 ? [command] : []), ...(help && help !== command ? [help] : [])]
  return message(turn.viewer, { title, lines: [about[locale]], facts: facts.filter(({ value }) => value !== ''), buttons: buttons.map((each) => commandButton(turn, each)) })
}

interface Words {
  readonly title: string
  readonly more: string
  readonly ask: string
  readonly unknown: (text: string) => string
  readonly usage: string
  readonly examples: string
  readonly also: string
  readonly fields: string
  readonly right: string
  readonly held: (right: string) => string
  readonly lacking: (right: string) => string
}

const wordsOf: Localized<Words> = {
  en: {
    title: 'What you can do here',
    more: 'Also',
    ask: 'To see how a command is used, type “help” before it. I understand English, Chinese and Spanish.',
    unknown: (text) => `I know no command “${text}”.`,
    usage: 'Type',
    examples: 'Examples',
    also: 'Or',
    fields: 'Fields',
    right: 'Needs the right',
    held: (right) => `${right} (you have it)`,
    lacking: (right) => `${right} (you do not have it; “roles” shows who can give it)`,
  },
  'zh-CN': {
    title: '可用的功能',
    more: '另有',
    ask: '在命令前输入“帮助”，可查看其用法。我能听懂中文、英语和西班牙语。',
    unknown: (text) => `没有“${text}”这个命令。`,
    usage: '输入',
    examples: '示例',
    also: '也可用',
    fields: '字段',
    right: '所需权限',
    held: (right) => `${right}（你已拥有）`,
    lacking: (right) => `${right}（你没有此权限；输入“角色”可查看谁能分配）`,
  },
  es: {
    title: 'Lo que se puede hacer aquí',
    more: 'También',
    ask: 'Para ver cómo se usa un comando, escribe «ayuda» delante. Entiendo español, inglés y chino.',
    unknown: (text) => `No conozco el comando «${text}».`,
    usage: 'Escribe',
    examples: 'Ejemplos',
    also: 'O bien',
    fields: 'Campos',
    right: 'Permiso necesario',
    held: (right) => `${right} (lo tienes)`,
    lacking: (right) => `${right} (no lo tienes; «roles» muestra quién puede concederlo)`,
  },
}
