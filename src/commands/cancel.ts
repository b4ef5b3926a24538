import type { Answer, Command, Turn } from '../bot/command.ts'
import { draftAtHand, draftName } from '../bot/form/draft-at-hand.ts'
import { isBegun } from '../bot/form/drafts-shown.ts'
import { dropImport } from '../bot/files/dropping.ts'
import { commandButton, menuButtons } from '../bot/replies.ts'
import { clip } from '../cards/format.ts'
import { message } from '../cards/message.ts'
import type { Draft } from '../customer/draft.ts'
import { nameOf } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'

export default {
  phrases: { en: ['cancel', 'stop', 'quit', 'never mind'], 'zh-CN': ['取消', '停止', '退出'], es: ['cancelar', 'parar', 'salir'] },
  about: { en: 'Closes what is open here; a form under way is kept among your drafts', 'zh-CN': '关闭当前操作；未完成的表单会保留在草稿中', es: 'Cierra lo que esté abierto; el formulario se conserva entre los borradores' },
  async run(turn, given) {
    const { world, tenant, locale, viewer, person, commands } = turn
    const other = commands.match(given.raw.replace(article, ''))?.command.verb
    if (other === 'archive-customer') return unasked(turn)
    if (other && !lyingOpen.has(other)) return { card: message(viewer, { title: words.none[locale], lines: [words.instead[locale](clip(given.raw.replace(article, ''), 100))] }) }
    const confirming = await world.desk.read(turn.spot, 'confirmation')
    if (confirming !== undefined) await world.desk.clear(turn.spot, 'confirmation')
    // A form's own button means that form alone.
    const dropped = given.data['draft'] === undefined ? await dropImport(turn) : undefined
    const id = await draftAtHand(turn, given)
    const draft = id === undefined ? undefined : await world.drafts.get(tenant, id)
    const own = draft?.begunBy.id === person.id ? draft : undefined
    if (own) await world.drafts.layDown(own)
    if (!own || !isBegun(own)) {
      const closed = dropped ?? (own || confirming !== undefined ? words.closed[locale] : undefined)
      return { card: message(viewer, { title: closed ?? words.nothing[locale], buttons: menuButtons(turn) }), replaces: closed !== undefined }
    }
    return kept(turn, own, dropped)
  },
} satisfies Command

/** What lies open may be called so (“changes”, “the open form”, “客户”); “cancel the subscription of contoso” is not said to it. */
const lyingOpen: ReadonlySet<string> = new Set(['add-customer', 'update-customer', 'fill-in', 'submit', 'drafts', 'resume-draft', 'discard-draft', 'import-customers', 'export-customers', 'history', 'show-customer', 'list-customers', 'cancel'])

/** Takes back the question whether to archive, and nothing else. */
async function unasked({ world, spot, viewer, locale }: Turn): Promise<Answer> {
  const asked = (await world.desk.read(spot, 'confirmation')) !== undefined
  if (asked) await world.desk.clear(spot, 'confirmation')
  return { card: message(viewer, { title: words[asked ? 'closed' : 'none'][locale] }) }
}

const article = /^(?:the|my|el|la|los|las|mi|mis)\s+/i

/** Tells how a form that was laid down is taken up or thrown away. */
async function kept(turn: Turn, draft: Draft, dropped: string | undefined): Promise<Answer> {
  const { world, tenant, locale, viewer } = turn
  const target = draft.target && (await world.book.get(tenant, draft.target.id))
  const name = draftName(draft, target ? nameOf(target) : '')
  const taking = [['resume-draft', words.resume[locale]], ['discard-draft', words.discard[locale]]] as const
  const known = taking.flatMap(([verb, title]) => {
    const command = turn.commands.byVerb(verb)
    return command ? [{ ...commandButton(turn, command), title, data: { draft: draft.id } }] : []
  })
  const buttons = known.map((button) => ({ ...button, say: `${button.say} ${name}`.trim() }))
  return { card: message(viewer, { title: words.kept[locale](name), lines: [words.how[locale], ...(dropped === undefined ? [] : [dropped])], buttons }), replaces: true }
}

const words = {
  none: { en: 'Nothing was cancelled', 'zh-CN': '未取消任何操作', es: 'No se ha cancelado nada' },
  instead: {
    en: (text: string) => `“cancel” alone closes a form, a question or an import that is open here. For something else begin with its own command: “${text}”.`,
    'zh-CN': (text: string) => `单独输入“取消”可关闭此处打开的表单、待确认的操作或导入。如需其他操作，请直接输入相应命令：“${text}”。`,
    es: (text: string) => `«cancelar» sin nada más cierra el formulario, la pregunta o la importación que haya aquí. Para otra cosa, empieza por su comando: «${text}».`,
  },
  nothing: { en: 'Nothing is open here', 'zh-CN': '当前没有打开的操作', es: 'No hay nada abierto' },
  closed: { en: 'Cancelled; nothing was changed', 'zh-CN': '已取消，未做任何更改', es: 'Cancelado; no se ha cambiado nada' },
  kept: {
    en: (name: string) => (name ? `The form for ${name} is closed` : 'The form is closed'),
    'zh-CN': (name: string) => (name ? `已关闭 ${name} 的表单` : '已关闭该表单'),
    es: (name: string) => (name ? `Se ha cerrado el formulario de ${name}` : 'Se ha cerrado el formulario'),
  },
  how: {
    en: 'Nothing was saved in the account book. What you had sent of it is kept among your drafts for 30 days.',
    'zh-CN': '未保存到客户账簿。你已提交到表单的内容会在草稿中保留 30 天。',
    es: 'No se ha guardado nada en el libro de cuentas. Lo enviado se conserva entre los borradores durante 30 días.',
  },
  resume: { en: 'Take it up again', 'zh-CN': '继续填写', es: 'Retomarlo' },
  discard: { en: 'Discard it', 'zh-CN': '丢弃', es: 'Descartarlo' },
} as const satisfies Readonly<Record<string, Localized<unknown>>>
