import type { Command, Given, Turn } from '../bot/command.ts'
import { placeOf } from '../bot/turn.ts'
import type { Button, Card } from '../cards/card.ts'
import { message } from '../cards/message.ts'
import { fold } from '../customer/normalize.ts'
import type { Localized } from '../text/locale.ts'

const on = new Set(['on', 'yes', 'enable', '开', '开启', '打开', '启用', 'sí', 'activar', 'activadas', 'encender'].map(fold))
const off = new Set(['off', 'no', 'disable', 'text', '关', '关闭', '停用', 'desactivar', 'desactivadas', 'apagar', 'texto'].map(fold))
const textOnly = ['text only', 'plain text', '仅文本', '纯文本', 'solo texto']

export default {
  phrases: {
    en: ['cards', 'text only', 'plain text'],
    'zh-CN': ['卡片', '仅文本', '纯文本'],
    es: ['tarjetas', 'solo texto'],
  },
  about: {
    en: 'Switches cards on or off for you in this conversation; without them everything works as text',
    'zh-CN': '在本会话中为你开启或关闭卡片；关闭后所有功能均以文本方式使用',
    es: 'Activa o desactiva las tarjetas para ti en esta conversación; sin ellas todo funciona como texto',
  },
  usage: { en: 'on|off', 'zh-CN': '开|关', es: 'activar|desactivar' },
  examples: { en: ['cards off', 'cards on'], 'zh-CN': ['卡片 关', '卡片 开'], es: ['tarjetas desactivar', 'tarjetas activar'] },
  async run(turn, given) {
    const plain = wanted(given)
    if (plain === undefined) return { card: choice(turn) }
    const place = placeOf(turn.request)
    await turn.world.people.change(turn.tenant, turn.person, (now) => ({ ...now, plain: [...now.plain.filter((other) => other !== place), ...(plain ? [place] : [])] }))
    return { card: message(turn.viewer, { lines: [words[turn.locale][plain ? 'nowOff' : 'nowOn']], tone: 'good', buttons: [button(turn, !plain)] }), plain }
  },
} satisfies Command

/** True for text alone; undefined where nothing was said about it. */
function wanted({ phrase, text, data }: Given): boolean | undefined {
  const word = fold(data['to'] ?? text)
  if (off.has(word) || (textOnly.includes(phrase) && word === '')) return true
  return on.has(word) ? false : undefined
}

function choice(turn: Turn): Card {
  const { isOn, isOff } = words[turn.locale]
  const plain = turn.person.plain.includes(placeOf(turn.request))
  return message(turn.viewer, { lines: [plain ? isOff : isOn], buttons: [button(turn, !plain)] })
}

function button({ locale }: Turn, plain: boolean): Button {
  const [title, say] = words[locale][plain ? 'off' : 'on']
  return { title, verb: 'cards', data: { to: plain ? 'off' : 'on' }, say }
}

interface Words {
  readonly on: readonly [title: string, say: string]
  readonly off: readonly [title: string, say: string]
  readonly isOn: string
  readonly isOff: string
  readonly nowOn: string
  readonly nowOff: string
}

const words: Localized<Words> = {
  en: {
    on: ['Cards on', 'cards on'],
    off: ['Cards off', 'cards off'],
    isOn: 'You get cards in this conversation.',
    isOff: 'You get text alone in this conversation.',
    nowOn: 'From now on you get cards in this conversation.',
    nowOff: 'From now on you get text alone in this conversation. Forms come as lines to copy, fill in and send back.',
  },
  'zh-CN': {
    on: ['开启卡片', '卡片 开'],
    off: ['关闭卡片', '卡片 关'],
    isOn: '本会话中向你显示卡片。',
    isOff: '本会话中仅向你显示文本。',
    nowOn: '今后在本会话中向你显示卡片。',
    nowOff: '今后在本会话中仅向你显示文本。表单以文本行的形式提供，复制、填写后发回即可。',
  },
  es: {
    on: ['Activar tarjetas', 'tarjetas activar'],
    off: ['Desactivar tarjetas', 'tarjetas desactivar'],
    isOn: 'En esta conversación recibes tarjetas.',
    isOff: 'En esta conversación recibes solo texto.',
    nowOn: 'A partir de ahora recibes tarjetas en esta conversación.',
    nowOff: 'A partir de ahora recibes solo texto en esta conversación. Los formularios llegan como líneas para copiar, rellenar y devolver.',
  },
}
