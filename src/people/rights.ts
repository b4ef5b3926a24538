import type { Localized } from '../text/locale.ts'

export const rights = ['view', 'add', 'editDetails', 'editBilling', 'relationship', 'subscriptions', 'archive', 'export', 'import', 'approve', 'assignRoles'] as const
export type Right = (typeof rights)[number]

export const roles = ['administrator', 'adminAgent', 'salesAgent', 'helpdeskAgent'] as const
export type Role = (typeof roles)[number]

/** Which role has which rights; the settings may replace it. */
export type RightsTable = Readonly<Record<Role, readonly Right[]>>

const sales = ['view', 'add', 'editDetails', 'editBilling', 'relationship', 'subscriptions'] as const satisfies readonly Right[]
const admin = [...sales, 'archive', 'export', 'import', 'approve'] as const satisfies readonly Right[]

export const defaultRights: RightsTable = {
  administrator: [...admin, 'assignRoles'],
  adminAgent: admin,
  salesAgent: sales,
  helpdeskAgent: ['view', 'editDetails'],
}

export const roleNames: Readonly<Record<Role, Localized>> = {
  administrator: { en: 'Administrator', 'zh-CN': '管理员', es: 'Administrador' },
  adminAgent: { en: 'Admin agent', 'zh-CN': '管理代理', es: 'Agente de administración' },
  salesAgent: { en: 'Sales agent', 'zh-CN': '销售代理', es: 'Agente de ventas' },
  helpdeskAgent: { en: 'Helpdesk agent', 'zh-CN': '支持代理', es: 'Agente de soporte' },
}

export const rightNames: Readonly<Record<Right, Localized>> = {
  view: { en: 'View customers', 'zh-CN': '查看客户', es: 'Ver clientes' },
  add: { en: 'Add customers', 'zh-CN': '添加客户', es: 'Agregar clientes' },
  editDetails: { en: 'Edit details', 'zh-CN': '编辑详细信息', es: 'Editar detalles' },
  editBilling: { en: 'Edit billing information', 'zh-CN': '编辑账单信息', es: 'Editar datos de facturación' },
  relationship: { en: 'Request a relationship', 'zh-CN': '请求合作关系', es: 'Solicitar una relación' },
  subscriptions: { en: 'Manage subscriptions', 'zh-CN': '管理订阅', es: 'Gestionar suscripciones' },
  archive: { en: 'Archive and restore', 'zh-CN': '归档与恢复', es: 'Archivar y restaurar' },
  export: { en: 'Export', 'zh-CN': '导出', es: 'Exportar' },
  import: { en: 'Import', 'zh-CN': '导入', es: 'Importar' },
  approve: { en: 'Approve', 'zh-CN': '审批', es: 'Aprobar' },
  assignRoles: { en: 'Assign roles', 'zh-CN': '分配角色', es: 'Asignar roles' },
}

/** What a partner whose own account is suspended cannot do, whatever the role. */
export const stoppedBySuspension: readonly Right[] = ['add', 'relationship', 'subscriptions']
