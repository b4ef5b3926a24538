import { checkTyped, type Problem } from '../customer/check.ts'
import type { Customer, Values } from '../customer/customer.ts'
import type { Draft } from '../customer/draft.ts'
import { groups, type Group } from '../customer/field.ts'
import { fieldOf, fields, type KnownField } from '../customer/fields.ts'
import { kinds } from '../customer/kinds.ts'
import { nameOf } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'
import { bar } from './buttons.ts'
import type { Button, Card, Data, Sent } from './card.ts'
import { groupNames } from './facts.ts'
import { linesOf } from './format.ts'
import { fieldOfForm, suggestions, type Input } from './input.ts'
import { phrases, say } from './say.ts'
import type { Viewer } from './viewer.ts'

export interface Form {
  readonly draft: Draft
  /** Of an update: what is stored. */
  readonly now?: Customer
  readonly problems?: readonly Problem[]
  readonly notice?: string
}

/** The Account block of the form, filled with what was typed, else with what is stored. */
export function form(viewer: Viewer, { draft, now, problems = [], notice }: Form): Card {
  const { locale, rules } = viewer
  const { values } = checkTyped(draft.typed, now ? { rules, base: now.values } : { rules })
  const title = now ? words.update[locale](nameOf(now)) : words.add[locale]
  return {
    template: 'form',
    summary: title,
    data: {
      lang: locale.slice(0, 2),
      title,
      step: now ? words.unchanged[locale] : words.step[locale],
      notices: notices(viewer, problems, now, notice),
      blocks: groups.map((group) => block(viewer, { draft, now, problems }, group, { ...now?.values, ...values })),
      bar: bar(buttons(viewer, draft)),
    },
  }
}

/** What stands above a form: word of what happened, what to put right, and when not to fill it in at all. */
function notices({ locale, rights }: Viewer, problems: readonly Problem[], now: Customer | undefined, notice: string | undefined): readonly Data[] {
  const labels = problems.map(({ field }) => fieldOf(field).label[locale])
  const relationship: Button = { title: words.request[locale], verb: 'request-relationship', say: phrases['request-relationship'][locale] }
  return [
    ...(notice ? [{ style: 'warning', lines: linesOf(notice), bar: [] }] : []),
    ...(labels.length ? [{ style: 'attention', lines: [words.problems[locale](labels)], bar: [] }] : []),
    ...(now || labels.length || notice ? [] : [{ style: 'accent', lines: [words.elsewhere[locale]], bar: bar(rights.has('relationship') ? [relationship] : []) }]),
  ]
}

const roomForValues = 2_000

type Filled = Pick<Form, 'draft'> & { readonly now: Customer | undefined; readonly problems: readonly Problem[] }

function block(viewer: Viewer, { draft, now, problems }: Filled, group: Group, values: Values): Data {
  const own = fields.filter((field) => field.group === group)
  const crowded = Object.values({ ...values, ...draft.typed }).join('').length > roomForValues
  const rows = inRows(own).map((row) => ({
    fields: row.flatMap((field) => {
      const input: Input = {
        field,
        typed: draft.typed[field.name],
        values,
        stored: now?.values ?? {},
        problems: problems.filter((problem) => problem.field === field.name).map(({ text }) => text[viewer.locale]),
        editable: editable(viewer, field, now),
        revision: draft.revision,
        crowded,
      }
      return [fieldOfForm(viewer, input), ...suggestions(viewer, input)]
    }),
    bar: bar(row.some((field) => field.kind === 'country' && editable(viewer, field, now)) ? [redraw(viewer, draft)] : []),
  }))
  return { heading: groupNames[group][viewer.locale], rows }
}

function editable({ rights }: Viewer, { right }: KnownField, now: Customer | undefined): boolean {
  return !now || (right !== 'creation' && rights.has(right))
}

// Two short neighbours share a row.
function inRows(list: readonly KnownField[]): readonly (readonly KnownField[])[] {
  return list.reduce<readonly (readonly KnownField[])[]>((rows, field) => {
    const last = rows.at(-1)
    const fits = last?.length === 1 && last.every(isShort) && isShort(field)
    return fits ? [...rows.slice(0, -1), [...last, field]] : [...rows, [field]]
  }, [])
}

const isShort = ({ kind, max = 0 }: KnownField) => kinds[kind].input !== 'multiline' && kind !== 'domain' && (kind !== 'text' || max <= 100)

// Another country may have another list of provinces: the form is drawn anew with all that was typed.
function redraw({ locale }: Viewer, draft: Draft): Button {
  return { title: words.redraw[locale], verb: 'fill-in', data: { ...sentBy(draft), go: 'stay' }, say: phrases['fill-in'][locale] }
}

// The version is what the person saw: a form that was filled from an older one must not undo what came between.
function sentBy({ id, target }: Draft): Sent {
  return { draft: id, ...(target && { version: target.version }) }
}

function buttons({ locale }: Viewer, draft: Draft): readonly Button[] {
  const { id, target } = draft
  const lines = phrases['fill-in'][locale]
  const go = (phrase: 'next' | 'review', style?: 'positive'): Button => ({
    title: words[phrase][locale], verb: 'fill-in', data: { ...sentBy(draft), go: phrase }, say: say(phrase, locale), lines, ...(style ? { style } : {}),
  })
  const save: Button = { title: words.save[locale], verb: 'submit', data: sentBy(draft), say: say('submit', locale), lines, style: 'positive' }
  const cancel: Button = { title: words.cancel[locale], verb: 'cancel', data: { draft: id }, say: say('cancel', locale), bare: true }
  const dialog: Button = { title: words.dialog[locale], verb: 'fill-in', data: { ...sentBy(draft), go: 'stay' }, say: phrases['fill-in'][locale], lines, dialog: true }
  return [...(target ? [save] : [go('next', 'positive')]), go('review'), dialog, cancel]
}

const words = {
  add: { en: 'Add a customer', 'zh-CN': '添加客户', es: 'Agregar un cliente' },
  update: { en: (name: string) => `Update ${name}`, 'zh-CN': (name: string) => `更新 ${name}`, es: (name: string) => `Actualizar ${name}` },
  step: {
    en: 'Step 1 of 3 · Account. Fields with * are required.',
    'zh-CN': '第 1 步，共 3 步 · 账户信息。标有 * 的为必填项。',
    es: 'Paso 1 de 3 · Cuenta. Los campos con * son obligatorios.',
  },
  unchanged: {
    en: 'Fields with * are required; an emptied field is cleared.',
    'zh-CN': '标有 * 的为必填项；清空的字段将被清除。',
    es: 'Los campos con * son obligatorios; un campo vacío se borra.',
  },
  problems: {
    en: (labels: readonly string[]) => `${labels.length === 1 ? 'One field needs' : `${labels.length} fields need`} attention: ${labels.join(', ')}`,
    'zh-CN': (labels: readonly string[]) => `有 ${labels.length} 项需要更正：${labels.join('、')}`,
    es: (labels: readonly string[]) => `${labels.length === 1 ? 'Hay un campo' : `Hay ${labels.length} campos`} por corregir: ${labels.join(', ')}`,
  },
  elsewhere: {
    en: 'Does the customer already have an account with another partner? Then do not create one: request a reseller relationship instead.',
    'zh-CN': '如果该客户已通过其他合作伙伴拥有账户，请勿重新创建，应改为请求经销商合作关系。',
    es: '¿El cliente ya tiene una cuenta con otro partner? Entonces no se crea otra: se solicita una relación de revendedor.',
  },
  request: { en: 'Request a relationship', 'zh-CN': '请求合作关系', es: 'Solicitar una relación' },
  redraw: { en: 'Update for this country', 'zh-CN': '按所选国家更新', es: 'Actualizar según el país' },
  next: { en: 'Next: subscriptions', 'zh-CN': '下一步：订阅', es: 'Siguiente: suscripciones' },
  review: { en: 'Review', 'zh-CN': '核对', es: 'Revisar' },
  save: { en: 'Save', 'zh-CN': '保存', es: 'Guardar' },
  dialog: { en: 'In a window', 'zh-CN': '在窗口中填写', es: 'En una ventana' },
  cancel: { en: 'Cancel', 'zh-CN': '取消', es: 'Cancelar' },
} as const satisfies Readonly<Record<string, Localized<unknown>>>
