import type { Command } from '../bot/command.ts'
import { welcome } from '../bot/replies.ts'

export default {
  phrases: {
    en: ['hello', 'hi', 'hey', 'good morning', 'good afternoon', 'start', 'get started'],
    'zh-CN': ['你好', '您好', '嗨', '大家好', '早上好', '下午好', '开始'],
    es: ['hola', 'buenas', 'buenos días', 'buenas tardes', 'empezar', 'inicio'],
  },
  about: { en: 'Says what this bot is for, and how to begin', 'zh-CN': '介绍本机器人的用途和使用方法', es: 'Explica para qué sirve este bot y cómo empezar' },
  run: async (turn) => ({ card: welcome(turn) }),
} satisfies Command
