import { block } from '../bot/form/block.ts'
import type { Command, Given, Turn } from '../bot/command.ts'
import { checkDraft } from '../bot/form/draft-check.ts'
import { openDraft } from '../bot/form/draft-at-hand.ts'
import { fieldKey, typedBy } from '../bot/form/typed.ts'
import { clip } from '../cards/format.ts'
import type { Typed } from '../customer/draft.ts'
import { readPaste } from '../customer/paste.ts'
import type { Localized } from '../text/locale.ts'

export default {
  phrases: {
    en: ['add customer', 'new customer', 'create customer', 'add a customer', 'add account', 'new account'],
    'zh-CN': ['添加客户', '新增客户', '新建客户', '创建客户', '添加新客户'],
    es: ['agregar cliente', 'añadir cliente', 'nuevo cliente', 'crear cliente', 'agregar un cliente'],
  },
  about: {
    en: 'Opens the form for a new customer, filled in with whatever follows',
    'zh-CN': '打开新客户表单，并自动填入随命令提供的内容',
    es: 'Abre el formulario de un cliente nuevo, rellenado con lo que siga',
  },
  usage: { en: '[name] [key:value …], or a pasted signature or row', 'zh-CN': '[名称] [字段:值 …]，或粘贴签名、表格行', es: '[nombre] [campo:valor …], o una firma o fila pegada' },
  examples: {
    en: ['add customer', 'add customer Contoso Ltd. domain:contoso city:Shanghai'],
    'zh-CN': ['添加客户', '添加客户 康拓科技有限公司 域名:contoso 城市:上海'],
    es: ['agregar cliente', 'agregar cliente Contoso S.L. dominio:contoso ciudad:Madrid'],
  },
  right: 'add',
  menu: 1,
  private: true,
  key: fieldKey,
  async run(turn, given) {
    const { typed, leftOver } = read(turn, given)
    const draft = await openDraft(turn, { typed })
    const notice = leftOver ? words.leftOver[turn.locale](clip(leftOver, 1_000)) : undefined
    return { card: await block(turn, draft, await checkDraft(turn, draft), { notice }) }
  },
} satisfies Command

/** A block of lines, a row of a table and a message are read by their shapes; else what stands before the first key is the name. */
function read(turn: Turn, given: Given): { readonly typed: Typed; readonly leftOver: string } {
  if (/[\n\t]/.test(given.raw) || (given.phrase === '' && given.raw !== '')) return readPaste(given.raw, turn.world.rules)
  const name = given.text || given.data['text']
  return { typed: { ...(name ? { companyName: name } : {}), ...typedBy(given) }, leftOver: '' }
}

const words = {
  leftOver: {
    en: (text: string) => `Not recognised, so not filled in: ${text}`,
    'zh-CN': (text: string) => `以下内容未能识别，因此没有填入：${text}`,
    es: (text: string) => `No se ha reconocido, así que no está en el formulario: ${text}`,
  },
} as const satisfies Readonly<Record<string, Localized<unknown>>>
