import type { Command, Turn } from '../bot/command.ts'
import { commandButton } from '../bot/replies.ts'
import { message } from '../cards/message.ts'
import { say } from '../cards/say.ts'
import { localeNames, locales, type Locale, type Localized } from '../text/locale.ts'

export default {
  phrases: {
    en: ['request relationship', 'request a relationship', 'invite customer', 'reseller relationship', 'invitation'],
    'zh-CN': ['请求合作关系', '请求经销商合作关系', '邀请客户', '邀请函'],
    es: ['solicitar relación', 'solicitar una relación', 'invitar cliente', 'invitación'],
  },
  about: {
    en: 'Writes the mail that asks a customer of another partner for a reseller relationship',
    'zh-CN': '生成邮件内容，向已有其他合作伙伴的客户请求经销商合作关系',
    es: 'Redacta el correo que pide a un cliente de otro partner una relación de revendedor',
  },
  usage: { en: '[language]', 'zh-CN': '[语言]', es: '[idioma]' },
  examples: {
    en: ['request relationship', 'request relationship 中文'],
    'zh-CN': ['请求合作关系', '请求合作关系 English'],
    es: ['solicitar relación', 'solicitar relación English'],
  },
  right: 'relationship',
  private: true,
  async run(turn, given) {
    const link = turn.world.invitation
    if (link === undefined) return { card: unset(turn) }
    const language = languageNamed(given.data['language'] ?? given.text) ?? turn.locale
    return { card: letter(turn, language, link), replaces: given.data['language'] !== undefined }
  },
} satisfies Command

function languageNamed(text: string): Locale | undefined {
  const typed = text.trim().toLowerCase()
  return locales.find((locale) => [locale, locale.split('-')[0], localeNames[locale]].some((name) => name?.toLowerCase() === typed))
}

/** The mail in the customer's language; whoever sends it reads the rest in their own. */
function letter(turn: Turn, language: Locale, link: string) {
  const { viewer, locale } = turn
  const mail = mails[language]
  const others = locales.filter((each) => each !== language).map((each) => ({
    title: localeNames[each],
    verb: 'request-relationship',
    data: { language: each },
    say: say('request-relationship', locale, localeNames[each]),
  }))
  const list = turn.commands.byVerb('list-customers')
  return message(viewer, {
    title: words.title[locale],
    lines: [words.how[locale], '———', mail.subject, ...mail.before, link, ...mail.after(turn.person.name)],
    buttons: [...others, ...(list ? [commandButton(turn, list)] : [])],
  })
}

function unset(turn: Turn) {
  const help = turn.commands.byVerb('help')
  const { locale, viewer } = turn
  return message(viewer, { title: words.unset[locale], lines: [words.setting[locale]], tone: 'attention', buttons: help ? [commandButton(turn, help)] : [] })
}

const mails: Localized<{ readonly subject: string; readonly before: readonly string[]; readonly after: (sender: string) => readonly string[] }> = {
  en: {
    subject: 'Subject: Request for a reseller relationship',
    before: [
      'Hello,',
      'we would like to be your partner for Microsoft cloud services. You keep your present account and all its data; nothing changes for your users.',
      'To accept, a global administrator of your organisation signs in with this link and confirms:',
    ],
    after: (sender) => ['Once you have accepted, we can order and manage subscriptions for you.', 'Kind regards', sender],
  },
  'zh-CN': {
    subject: '主题：建立经销商合作关系的请求',
    before: ['您好：', '我们希望成为贵公司的微软云服务合作伙伴。贵公司现有的账户和全部数据均保持不变，不会影响用户的使用。', '如同意，请贵公司的全局管理员打开以下链接，登录并确认：'],
    after: (sender) => ['确认后，我们即可为贵公司订购和管理订阅。', '此致', sender],
  },
  es: {
    subject: 'Asunto: Solicitud de relación de revendedor',
    before: [
      'Buenos días:',
      'Nos gustaría ser su partner de servicios en la nube de Microsoft. Conservan su cuenta actual y todos sus datos; nada cambia para sus usuarios.',
      'Para aceptar, un administrador global de su organización inicia sesión con este enlace y confirma:',
    ],
    after: (sender) => ['Una vez aceptada, podremos contratar y gestionar suscripciones en su nombre.', 'Un saludo', sender],
  },
}

const words = {
  title: { en: 'Request a reseller relationship', 'zh-CN': '请求经销商合作关系', es: 'Solicitar una relación de revendedor' },
  how: {
    en: 'Copy this text into a mail to the customer and leave the link as it is. Once the customer has accepted, add the account here with relationship:reseller.',
    'zh-CN': '请将以下内容复制到发给客户的邮件中，并保持链接不变。客户同意后，可在此添加该客户，并设置“合作关系:经销商”。',
    es: 'Copia este texto en un correo al cliente y deja el enlace tal cual. Cuando el cliente haya aceptado, agrega aquí la cuenta con relación:revendedor.',
  },
  unset: { en: 'The invitation link is not set up', 'zh-CN': '尚未设置邀请链接', es: 'El enlace de invitación no está configurado' },
  setting: {
    en: 'Whoever runs this bot can put the partner’s invitation link into the setting INVITATION_LINK. The Partner Center shows it under Customers, Request a reseller relationship.',
    'zh-CN': '请机器人的运维人员将合作伙伴的邀请链接填入设置项 INVITATION_LINK。该链接可在合作伙伴中心的“客户”页面，通过“请求经销商关系”获得。',
    es: 'Quien administra este bot puede poner el enlace de invitación del partner en el ajuste INVITATION_LINK. El Centro de partners lo muestra en Clientes, Solicitar una relación de revendedor.',
  },
} as const satisfies Readonly<Record<string, Localized>>
