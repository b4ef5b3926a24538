import { draftLifetime, type Draft } from '../customer/draft.ts'
import type { Localized } from '../text/locale.ts'
import type { Card } from './card.ts'
import { clip, clock } from './format.ts'
import { message } from './message.ts'
import type { Viewer } from './viewer.ts'

/** That a form of the viewer's own runs out soon, and what can be done; `name` is what it is called. */
export function expiring(viewer: Viewer, { id, changed }: Pick<Draft, 'id' | 'changed'>, name: string): Card {
  const { locale } = viewer
  const until = clock(viewer)(new Date(Date.parse(changed) + draftLifetime).toISOString())
  const { title, line, resume, discard } = words[locale]
  const called = clip(name, 80)
  const button = (title: string, verb: string, phrase: string) => ({ title, verb, data: { draft: id }, say: `${phrase} ${called}`.trim() })
  return message(viewer, {
    title: title(called),
    lines: [line(until)],
    tone: 'attention',
    buttons: [button(resume.title, 'resume-draft', resume.say), { ...button(discard.title, 'discard-draft', discard.say), style: 'destructive' }],
  })
}

interface Words {
  readonly title: (name: string) => string
  readonly line: (until: string) => string
  readonly resume: { readonly title: string; readonly say: string }
  readonly discard: { readonly title: string; readonly say: string }
}

const words: Localized<Words> = {
  en: {
    title: (name) => (name ? `Your form for ${name} is not submitted yet` : 'A form of yours is not submitted yet'),
    line: (until) => `It is kept until ${until}. Nothing of it is in the account book.`,
    resume: { title: 'Resume', say: 'resume' },
    discard: { title: 'Discard', say: 'discard' },
  },
  'zh-CN': {
    title: (name) => (name ? `你为“${name}”填写的表单尚未提交` : '你有一份表单尚未提交'),
    line: (until) => `它将保留至 ${until}。其中的内容尚未保存到客户账簿。`,
    resume: { title: '继续填写', say: '继续' },
    discard: { title: '丢弃', say: '丢弃' },
  },
  es: {
    title: (name) => (name ? `El formulario de ${name} aún no se ha enviado` : 'Un formulario aún no se ha enviado'),
    line: (until) => `Se conserva hasta el ${until}. Nada de él está en el libro de cuentas.`,
    resume: { title: 'Continuar', say: 'continuar' },
    discard: { title: 'Descartar', say: 'descartar' },
  },
}
