import type { Command } from '../bot/command.ts'
import { draftList, draftsOf } from '../bot/form/drafts-shown.ts'

export default {
  phrases: {
    en: ['drafts', 'my drafts', 'list drafts', 'show drafts', 'open forms'],
    'zh-CN': ['草稿', '我的草稿', '草稿列表', '查看草稿'],
    es: ['borradores', 'mis borradores', 'ver borradores', 'listar borradores'],
  },
  about: { en: 'Lists the forms that you began and have not submitted', 'zh-CN': '列出你已开始但尚未提交的表单', es: 'Muestra los formularios empezados y aún no enviados' },
  right: 'view',
  menu: 8,
  private: true,
  run: async (turn) => draftList(turn, await draftsOf(turn)),
} satisfies Command
