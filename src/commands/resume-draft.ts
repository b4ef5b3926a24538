import { block, movedSince } from '../bot/form/block.ts'
import type { Command } from '../bot/command.ts'
import { checkDraft } from '../bot/form/draft-check.ts'
import { withDraftNamed } from '../bot/form/drafts-shown.ts'
import { keepDraft } from '../bot/form/draft-at-hand.ts'

export default {
  phrases: {
    en: ['resume', 'resume draft', 'continue', 'take up'],
    'zh-CN': ['继续', '继续草稿', '继续填写'],
    es: ['continuar', 'retomar', 'reanudar', 'continuar borrador'],
  },
  about: { en: 'Takes up a form that you began earlier', 'zh-CN': '继续填写之前未完成的表单', es: 'Retoma un formulario empezado antes' },
  usage: { en: '[number or name]', 'zh-CN': '[编号或名称]', es: '[número o nombre]' },
  examples: { en: ['resume', 'resume 1', 'resume contoso'], 'zh-CN': ['继续', '继续 1', '继续 康拓'], es: ['continuar', 'continuar 1', 'continuar contoso'] },
  right: 'view',
  private: true,
  run: (turn, given) =>
    withDraftNamed(turn, given, 'resume-draft', async (found) => {
      const checked = await checkDraft(turn, found)
      const { now } = checked
      const at = found.block === 'review' && (found.target || checked.problems.length > 0) ? 'account' : found.block
      const target = now && { id: now.id, version: now.version }
      const { draft } = await keepDraft(turn, found, { block: at, ...(target && { target }) })
      return { card: await block(turn, draft, await checkDraft(turn, draft), { notice: movedSince(turn, now, found.target?.version) }), replaces: true }
    }),
} satisfies Command
