import type { StoreTrouble } from '../customer/book.ts'
import type { Locale, Localized } from '../text/locale.ts'

/** The store did not answer: what is sure, what is not, and what to do; made without the store. */
export function trouble(locale: Locale, kind: StoreTrouble['kind'], reference: string): string {
  return troubleWords[kind][locale](reference)
}

const troubleWords: Readonly<Record<StoreTrouble['kind'], Localized<(reference: string) => string>>> = {
  unavailable: {
    en: (reference) => `The account book cannot be reached at the moment. Nothing was saved; a form that is open keeps what you typed. Please try again in a minute. (Reference ${reference})`,
    'zh-CN': (reference) => `目前无法连接客户账簿。未保存任何内容；已打开的表单会保留你填写的内容。请一分钟后重试。（参考编号 ${reference}）`,
    es: (reference) => `No se puede acceder al libro de cuentas en este momento. No se ha guardado nada; un formulario abierto conserva lo escrito. Inténtalo de nuevo en un minuto. (Referencia ${reference})`,
  },
  unknown: {
    en: (reference) => `The account book did not confirm in time, so I cannot tell whether it was saved. Do the same again: it will not be saved twice. (Reference ${reference})`,
    'zh-CN': (reference) => `客户账簿未及时确认，因此无法确定是否已保存。请重复同样的操作：不会重复保存。（参考编号 ${reference}）`,
    es: (reference) => `El libro de cuentas no ha confirmado a tiempo y no puedo saber si se guardó. Se puede repetir lo mismo: no se guardará dos veces. (Referencia ${reference})`,
  },
}

/** Something broke: nothing was saved, and the operator can find out why by the reference. */
export function accident(locale: Locale, reference: string): string {
  return accidentWords[locale](reference)
}

const accidentWords: Localized<(reference: string) => string> = {
  en: (reference) => `Something went wrong on our side. Nothing was saved. Please try again; if it happens again, tell your administrator the reference ${reference}.`,
  'zh-CN': (reference) => `系统出现问题，未保存任何内容。请重试；如再次发生，请将参考编号 ${reference} 告知管理员。`,
  es: (reference) => `Algo ha fallado por nuestra parte. No se ha guardado nada. Inténtalo de nuevo; si se repite, indica al administrador la referencia ${reference}.`,
}

/** It was saved, and something broke after that. */
export function savedAnyway(locale: Locale, reference: string): string {
  return savedWords[locale](reference)
}

const savedWords: Localized<(reference: string) => string> = {
  en: (reference) => `It was saved, but something went wrong afterwards and I cannot show the result. Look at the customer with “show”; nothing needs to be entered again. (Reference ${reference})`,
  'zh-CN': (reference) => `已保存，但随后出现问题，无法显示结果。可用“查看”命令查看该客户，无需重新填写。（参考编号 ${reference}）`,
  es: (reference) => `Se ha guardado, pero después algo ha fallado y no puedo mostrar el resultado. «mostrar» enseña el cliente; no hay que introducir nada de nuevo. (Referencia ${reference})`,
}

/** A button that is not believed: nothing was done, and what to do instead. */
export const unsealed: Readonly<Record<'unsigned' | 'altered' | 'expired', Localized>> = {
  unsigned: {
    en: 'This card is from an older version, so its buttons no longer work. Nothing was done, and the card keeps what was typed. Ask for a new one: “show”, “drafts” or “help”.',
    'zh-CN': '此卡片来自旧版本，其按钮已失效。未执行任何操作，已填写的内容仍在卡片中。可重新获取卡片：“查看”“草稿”或“帮助”。',
    es: 'Esta tarjeta es de una versión anterior y sus botones ya no funcionan. No se ha hecho nada, y la tarjeta conserva lo escrito. Pide una nueva: «mostrar», «borradores» o «ayuda».',
  },
  altered: {
    en: 'This card was made for somebody else, or has been changed since. Nothing was done, and the card keeps what was typed. Ask for a new one: “show”, “drafts” or “help”.',
    'zh-CN': '此卡片是为其他人生成的，或已被改动。未执行任何操作，已填写的内容仍在卡片中。可重新获取卡片：“查看”“草稿”或“帮助”。',
    es: 'Esta tarjeta es de otra persona o ha sido alterada. No se ha hecho nada, y la tarjeta conserva lo escrito. Pide una nueva: «mostrar», «borradores» o «ayuda».',
  },
  expired: {
    en: 'This card is more than 60 days old, so its buttons no longer work. Nothing was done, and the card keeps what was typed. Ask for a new one: “show”, “drafts” or “help”.',
    'zh-CN': '此卡片已超过 60 天，其按钮已失效。未执行任何操作，已填写的内容仍在卡片中。可重新获取卡片：“查看”“草稿”或“帮助”。',
    es: 'Esta tarjeta tiene más de 60 días y sus botones ya no funcionan. No se ha hecho nada, y la tarjeta conserva lo escrito. Pide una nueva: «mostrar», «borradores» o «ayuda».',
  },
}
