import type { Localized } from '../text/locale.ts'

/** For someone whom the channel does not vouch for. */
export const stranger: Localized = {
  en: 'I cannot tell who you are here, so nothing was done. Please write to me from your own work account.',
  'zh-CN': '我无法在此确认你的身份，因此未执行任何操作。请使用你自己的工作账户与我联系。',
  es: 'Aquí no puedo saber quién eres, así que no se ha hecho nada. Escríbeme desde tu propia cuenta de trabajo.',
}
