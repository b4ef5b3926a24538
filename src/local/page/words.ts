import type { Localized } from '../../text/locale.ts'

/** What the page itself says. */
export const words = {
  people: { en: 'Chat as', 'zh-CN': '以此身份聊天', es: 'Chatear como' },
  chat: { en: 'Chat', 'zh-CN': '聊天', es: 'Chat' },
  groups: { en: 'Group chats', 'zh-CN': '群聊', es: 'Chats de grupo' },
  teams: { en: 'Teams and channels', 'zh-CN': '团队和频道', es: 'Equipos y canales' },
  language: { en: 'Language', 'zh-CN': '语言', es: 'Idioma' },
  theme: { en: 'Appearance', 'zh-CN': '外观', es: 'Apariencia' },
  system: { en: 'As the system', 'zh-CN': '跟随系统', es: 'Como el sistema' },
  light: { en: 'Light', 'zh-CN': '浅色', es: 'Claro' },
  dark: { en: 'Dark', 'zh-CN': '深色', es: 'Oscuro' },
  demo: { en: 'Load demo customers', 'zh-CN': '加载演示客户', es: 'Cargar clientes de demostración' },
  welcome: { en: 'What would you like to do?', 'zh-CN': '想做什么？', es: '¿Qué quieres hacer?' },
  messages: { en: 'Messages', 'zh-CN': '消息', es: 'Mensajes' },
  compose: { en: 'Type a message', 'zh-CN': '键入消息', es: 'Escribe un mensaje' },
  attach: { en: 'Attach a file', 'zh-CN': '添加附件', es: 'Adjuntar un archivo' },
  accept: { en: 'Allow', 'zh-CN': '允许', es: 'Permitir' },
  decline: { en: 'Decline', 'zh-CN': '拒绝', es: 'Rechazar' },
  send: { en: 'Send', 'zh-CN': '发送', es: 'Enviar' },
  sendAgain: { en: 'Send again', 'zh-CN': '重新发送', es: 'Enviar de nuevo' },
  notDelivered: { en: 'The bot did not get this.', 'zh-CN': '机器人未收到此消息。', es: 'El bot no recibió este mensaje.' },
  unmention: { en: 'Do not mention the bot', 'zh-CN': '不提及机器人', es: 'No mencionar al bot' },
  suggestions: { en: 'Suggestions', 'zh-CN': '建议', es: 'Sugerencias' },
  mention: { en: 'Mention', 'zh-CN': '提及', es: 'Mencionar' },
  edited: { en: 'Edited', 'zh-CN': '已编辑', es: 'Editado' },
  typing: { en: 'Customer Accounts is typing', 'zh-CN': 'Customer Accounts 正在输入', es: 'Customer Accounts está escribiendo' },
  unread: { en: 'Unread', 'zh-CN': '未读', es: 'Sin leer' },
  sentToApp: { en: 'Your response was sent to the app', 'zh-CN': '你的回复已发送到应用', es: 'La respuesta se envió a la aplicación' },
  noResults: { en: 'No results', 'zh-CN': '没有结果', es: 'Sin resultados' },
  more: { en: 'More actions', 'zh-CN': '更多操作', es: 'Más acciones' },
  badCard: { en: 'This card cannot be shown.', 'zh-CN': '无法显示此卡片。', es: 'No se puede mostrar esta tarjeta.' },
  otherAttachment: { en: 'Attachment that this page cannot show', 'zh-CN': '此页面无法显示的附件', es: 'Adjunto que esta página no puede mostrar' },
  find: { en: 'Search customers', 'zh-CN': '搜索客户', es: 'Buscar clientes' },
  addFrom: { en: 'Add customer from this message', 'zh-CN': '根据此消息添加客户', es: 'Agregar cliente a partir de este mensaje' },
  close: { en: 'Close', 'zh-CN': '关闭', es: 'Cerrar' },
  offline: { en: 'The page has lost its server. It will try again by itself.', 'zh-CN': '页面与服务器的连接已断开，将自动重试。', es: 'La página perdió su servidor. Lo intentará de nuevo sola.' },
  noRole: { en: 'No role', 'zh-CN': '无角色', es: 'Sin rol' },
  inGroup: { en: 'The bot hears only what mentions it.', 'zh-CN': '机器人只接收提及它的消息。', es: 'El bot solo recibe lo que lo menciona.' },
} as const satisfies Record<string, Localized>

export const roleWords: Readonly<Record<string, Localized>> = {
  administrator: { en: 'Administrator', 'zh-CN': '管理员', es: 'Administrador' },
  adminAgent: { en: 'Admin agent', 'zh-CN': '管理代理', es: 'Agente de administración' },
  salesAgent: { en: 'Sales agent', 'zh-CN': '销售代理', es: 'Agente de ventas' },
  helpdeskAgent: { en: 'Helpdesk agent', 'zh-CN': '支持代理', es: 'Agente de soporte' },
}

/** What can be said to begin with: the first ones in the person's language, then the same door in the others. */
export const openers: Localized<readonly string[]> = {
  en: ['add customer', 'list customers', 'help', '添加客户', 'agregar cliente'],
  'zh-CN': ['添加客户', '客户列表', '帮助', 'add customer', 'agregar cliente'],
  es: ['agregar cliente', 'listar clientes', 'ayuda', 'add customer', '添加客户'],
}

export const loaded: Localized<(count: number) => string> = {
  en: (count) => (count === 0 ? 'The demo customers are there already' : count === 1 ? '1 demo customer loaded' : `${count} demo customers loaded`),
  'zh-CN': (count) => (count === 0 ? '演示客户已加载过' : `已加载 ${count} 个演示客户`),
  es: (count) => (count === 0 ? 'Los clientes de demostración ya estaban' : count === 1 ? '1 cliente de demostración cargado' : `${count} clientes de demostración cargados`),
}
