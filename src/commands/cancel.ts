import type { Command } from '../bot/command.ts'
import { draftAtHand, draftName } from '../bot/form/draft-at-hand.ts'
import { dropImport } from '../bot/files/dropping.ts'
import { commandButton, menuButtons } from '../bot/replies.ts'
import { message } from '../cards/message.ts'
import { nameOf } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'

export default {
  phrases: { en: ['cancel', 'stop', 'quit', 'never mind'], 'zh-CN': ['取消', '停止', '退出'], es: ['cancelar', 'parar', 'salir'] },
  about: { en: 'Closes what is open here; a form under way is kept among your drafts', 'zh-CN': '关闭当前操作；未完成的表单会保留在草稿中', es: 'Cierra lo que esté abierto; el formulario se conserva entre los borradores' },
  async run(turn, given) {
    const { world, tenant, locale, viewer, person } = turn
    const confirming = await world.desk.read(turn.spot, 'confirmation')
    if (confirming !== undefined) await world.desk.clear(turn.spot, 'confirmation')
    // A form's own button means that form alone.
    const dropped = given.data['draft'] === undefined ? await dropImport(turn) : undefined
    const id = await draftAtHand(turn, given)
    const draft = id === undefined ? undefined : await world.drafts.get(tenant, id)
    if (!draft || draft.begunBy.id !== person.id) {
      const closed = dropped ?? (confirming === undefined ? undefined : words.closed[locale])
      return { card: message(viewer, { title: closed ?? words.nothing[locale], buttons: menuButtons(turn) }), replaces: closed !== undefined }
    }
    await world.drafts.layDown(draft)
    const target = draft.target && (await world.book.get(tenant, draft.target.id))
    const name = draftName(draft, target ? nameOf(target) : '')
    const taking = [['resume-draft', words.resume[locale]], ['discard-draft', words.discard[locale]]] as const
    const known = taking.flatMap(([verb, title]) => {
      const command = turn.commands.byVerb(verb)
      return command ? [{ ...commandButton(turn, command), title, data: { draft: draft.id } }] : []
    })
    const buttons = known.map((button) => ({ ...button, say: `${button.say} ${name}`.trim() }))
    return { card: message(viewer, { title: words.kept[locale](name), lines: [words.how[locale], ...(dropped === undefined ? [] : [dropped])], buttons }), replaces: true }
  },
} satisfies Command

const words = {
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
