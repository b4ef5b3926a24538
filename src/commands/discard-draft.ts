import type { Command } from '../bot/command.ts'
import { withDraftNamed } from '../bot/form/drafts-shown.ts'
import { draftName } from '../bot/form/draft-at-hand.ts'
import { commandButton } from '../bot/replies.ts'
import { mayRun } from '../bot/turn.ts'
import { message } from '../cards/message.ts'
import { nameOf } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'

export default {
  phrases: {
    en: ['discard', 'discard draft', 'throw away', 'delete draft'],
    'zh-CN': ['丢弃', '丢弃草稿', '删除草稿', '放弃草稿'],
    es: ['descartar', 'descartar borrador', 'eliminar borrador', 'borrar borrador'],
  },
  about: { en: 'Throws away a form that you began', 'zh-CN': '丢弃你已开始的表单', es: 'Descarta un formulario empezado' },
  usage: { en: '[number or name]', 'zh-CN': '[编号或名称]', es: '[número o nombre]' },
  examples: { en: ['discard 1', 'discard contoso'], 'zh-CN': ['丢弃 1', '丢弃 康拓'], es: ['descartar 1', 'descartar contoso'] },
  private: true,
  run: (turn, given) =>
    withDraftNamed(turn, given, 'discard-draft', async (draft) => {
      const { world, tenant, locale, viewer } = turn
      const target = draft.target && (await world.book.get(tenant, draft.target.id))
      const name = draftName(draft, target ? nameOf(target) : '')
      await world.drafts.drop(draft)
      const lines = [target ? words.unchanged[locale] : words.nothing[locale]]
      const next = (target ? ['drafts', 'list-customers'] : ['add-customer', 'drafts']).flatMap((verb) => turn.commands.byVerb(verb) ?? [])
      const allowed = next.filter((command) => mayRun(turn, command))
      return { card: message(viewer, { title: words.title[locale](name), lines, buttons: allowed.map((command) => commandButton(turn, command)) }), replaces: true }
    }),
} satisfies Command

const words = {
  title: {
    en: (name: string) => (name ? `The form for ${name} is discarded` : 'The form is discarded'),
    'zh-CN': (name: string) => (name ? `已丢弃 ${name} 的表单` : '已丢弃该表单'),
    es: (name: string) => (name ? `Se ha descartado el formulario de ${name}` : 'Se ha descartado el formulario'),
  },
  nothing: { en: 'No customer was added.', 'zh-CN': '未添加任何客户。', es: 'No se ha agregado ningún cliente.' },
  unchanged: { en: 'The customer stays as it is stored.', 'zh-CN': '该客户保持已保存的状态。', es: 'El cliente queda como está guardado.' },
} as const satisfies Readonly<Record<string, Localized<unknown>>>
