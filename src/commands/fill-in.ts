import type { Command, Given } from '../bot/command.ts'
import { offerKey } from '../bot/form/offer-keys.ts'
import { stepNamed } from '../bot/form/offers-chosen.ts'
import { withDraft } from '../bot/form/own-draft.ts'
import { steps, takeStep, type Step } from '../bot/form/step.ts'
import { fieldKey } from '../bot/form/typed.ts'

const phrasesOf = {
  next: { en: ['next', 'next step', 'skip'], 'zh-CN': ['下一步', '跳过'], es: ['siguiente', 'siguiente paso', 'omitir', 'saltar'] },
  back: { en: ['back', 'go back', 'previous step'], 'zh-CN': ['上一步', '返回'], es: ['atrás', 'volver', 'paso anterior'] },
  review: { en: ['review'], 'zh-CN': ['核对', '检查'], es: ['revisar'] },
} as const

export default {
  phrases: {
    en: ['fill in', 'fill', ...phrasesOf.next.en, ...phrasesOf.back.en, ...phrasesOf.review.en],
    'zh-CN': ['填写', '填入', ...phrasesOf.next['zh-CN'], ...phrasesOf.back['zh-CN'], ...phrasesOf.review['zh-CN']],
    es: ['rellenar', 'completar', ...phrasesOf.next.es, ...phrasesOf.back.es, ...phrasesOf.review.es],
  },
  about: {
    en: 'Fills in the open form by text; next, back and review move through it',
    'zh-CN': '以文字填写打开的表单；“下一步”“上一步”“核对”可在各步骤间移动',
    es: 'Rellena por texto el formulario abierto; siguiente, atrás y revisar avanzan por él',
  },
  usage: { en: 'key:value …', 'zh-CN': '字段:值 …', es: 'campo:valor …' },
  examples: {
    en: ['fill in city:Shanghai phone:021-55667788', 'next', 'review'],
    'zh-CN': ['填写 城市:上海 电话:021-55667788', '下一步', '核对'],
    es: ['rellenar ciudad:Madrid', 'siguiente', 'revisar'],
  },
  right: 'view',
  private: true,
  key: (typed) => fieldKey(typed) ?? offerKey(typed),
  run: (turn, given) => withDraft(turn, given, (draft) => takeStep(turn, draft, given, stepOf(given))),
} satisfies Command

function stepOf(given: Given): Step {
  const { data, phrase } = given
  const pressed = steps.find((step) => step === data['go'])
  if (pressed) return pressed
  const said = (['next', 'back', 'review'] as const).find((step) => Object.values<readonly string[]>(phrasesOf[step]).some((phrases) => phrases.includes(phrase)))
  if (said) return said
  return stepNamed(given) ?? (Object.keys(given.keys).length > 0 ? 'stay' : 'account')
}
