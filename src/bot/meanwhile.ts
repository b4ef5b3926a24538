import type { Button } from '../cards/card.ts'
import { message as card, type Told } from '../cards/message.ts'
import type { Locale, Localized } from '../text/locale.ts'
import { isRefresh, message, nothing } from './living.ts'
import type { Message, Reply } from './reply.ts'
import type { Request } from './request.ts'
import { viewerOf } from './turn.ts'
import type { Bot } from './world.ts'

interface Late {
  readonly request: Request
  readonly locale: Locale
  /** The button that was pressed is believed, so that the same may be pressed again. */
  readonly sealed: boolean
  /** The answer under way. */
  readonly work: Promise<Reply>
}

/** What is said, without the store, to somebody whose channel waits no longer; the work goes on, and its answer comes later. */
export function meanwhile(bot: Bot, late: Late): Reply {
  const { request, locale, work } = late
  const { pressed, conversation, dialog } = request
  const words = wordsOf[locale]
  if (request.sought) return { ...nothing, refusal: { text: words.seek } }
  if (isRefresh(request)) return nothing
  if (request.taken) return { ...nothing, here: [{ text: words.file }], later: work }
  // The button in the dialog asks for the answer, so that nothing of it is posted besides.
  if (dialog) return { ...nothing, dialog: pressed ? said(bot, late, [words.dialog], words.result) : { text: words.again }, later: work.then(({ afterwards }) => ({ ...nothing, ...(afterwards ? { afterwards } : {}) })) }
  // What one person's client shows in the place of a card that everybody sees nobody could take back.
  if (conversation.kind !== 'personal') return { ...nothing, own: true, replacement: { text: words.shared }, later: work }
  return { ...nothing, own: true, replacement: said(bot, late, [words.card], words.result), later: work.then((reply) => inPlace(bot, late, reply)) }
}

/** Whatever the answer is, it takes the place of what was shown meanwhile; a refusal keeps what was typed in a button. */
function inPlace(bot: Bot, late: Late, reply: Reply): Reply {
  const { refusal, replacement, here: [first, ...rest], ...more } = reply
  if (refusal) return { ...more, here: [], replacement: said(bot, late, [refusal.text], wordsOf[late.locale].retry) }
  if (replacement || !first) return reply
  return { ...more, here: rest, replacement: first }
}

/** A card with a button that does the same as the pressed one, with all that was sent with it. */
function said(bot: Bot, { request: { pressed, tenant, person }, locale, sealed }: Late, lines: Told['lines'], title: string): Message {
  const viewer = viewerOf(bot.world, { ...person, roles: [], plain: [] }, locale, false)
  const buttons = pressed && sealed ? [again(pressed.data, pressed.verb, title)] : []
  return message(bot, card(viewer, { ...(lines ? { lines } : {}), buttons }), { tenant, person: person.id })
}

function again(data: Readonly<Record<string, unknown>>, verb: string, title: string): Button {
  const sent = Object.entries(data).filter((one): one is [string, string | number | boolean] => ['string', 'number', 'boolean'].includes(typeof one[1]) && one[0] !== 'seal')
  return { title, verb, data: Object.fromEntries(sent), say: typeof data['say'] === 'string' ? data['say'] : '' }
}

interface Words {
  readonly card: string
  readonly result: string
  readonly retry: string
  readonly shared: string
  readonly dialog: string
  readonly again: string
  readonly seek: string
  readonly file: string
}

const wordsOf: Localized<Words> = {
  en: {
    card: 'This takes longer than usual and is still being worked on. Nothing needs to be pressed again: the outcome will stand here.',
    result: 'See the outcome',
    retry: 'Try again',
    shared: 'This takes longer than usual and is still being worked on. Nothing needs to be pressed again.',
    dialog: 'This takes longer than usual and is still being worked on. The button shows the outcome; nothing is done twice, and nothing that was typed is lost.',
    again: 'This takes longer than usual. Nothing was done; please open it again in a moment.',
    seek: 'This takes longer than usual. Please type again in a moment.',
    file: 'The file is being made. This may take a minute; it will appear here.',
  },
  'zh-CN': {
    card: '处理时间比平时长，仍在进行中。无需再次点击，结果会显示在这里。',
    result: '查看结果',
    retry: '重试',
    shared: '处理时间比平时长，仍在进行中。无需再次点击。',
    dialog: '处理时间比平时长，仍在进行中。点击按钮可查看结果；不会重复执行，已填写的内容也不会丢失。',
    again: '处理时间比平时长。未执行任何操作，请稍后重新打开。',
    seek: '查找时间比平时长，请稍后重新输入。',
    file: '正在生成文件，可能需要一分钟；完成后会显示在这里。',
  },
  es: {
    card: 'Tarda más de lo habitual y sigue en marcha. No hay que pulsar nada otra vez: el resultado aparecerá aquí.',
    result: 'Ver el resultado',
    retry: 'Reintentar',
    shared: 'Tarda más de lo habitual y sigue en marcha. No hay que pulsar nada otra vez.',
    dialog: 'Tarda más de lo habitual y sigue en marcha. El botón muestra el resultado; nada se hace dos veces ni se pierde lo escrito.',
    again: 'Tarda más de lo habitual. No se ha hecho nada; ábrelo otra vez en un momento.',
    seek: 'Tarda más de lo habitual. Escribe otra vez en un momento.',
    file: 'Se está preparando el archivo. Puede tardar un minuto; aparecerá aquí.',
  },
}
