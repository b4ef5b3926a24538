import type { Field } from './field.ts'

/**
 * The one list of what a customer record holds, in the order of the form. The form, its checks, lists, search, text
 * forms, headings of files, history and help follow from it: a new field is one line here.
 */
const list = [
  { name: 'companyName', group: 'company', kind: 'text', right: 'editBilling', required: true, max: 200, weight: 10, open: true, label: { en: 'Company name', 'zh-CN': '公司名称', es: 'Nombre de la empresa' }, keys: ['company', 'name', '公司', '名称', '企业名称', 'empresa', 'nombre de empresa', 'razón social'], hint: { en: 'The exact legal name, as in official papers; no short form', 'zh-CN': '与证照一致的完整法定名称，请勿使用简称', es: 'La razón social exacta, como en los documentos oficiales' } },
  { name: 'alias', group: 'company', kind: 'text', right: 'editDetails', max: 200, weight: 9, label: { en: 'Alias', 'zh-CN': '别名', es: 'Alias' }, keys: ['short name', 'nickname', '简称', 'nombre corto'], hint: { en: 'A short name or nickname to find it by', 'zh-CN': '便于查找的简称或昵称', es: 'Un nombre corto para encontrarla' } },
  { name: 'registrationNumber', group: 'company', kind: 'creditCode', right: 'editBilling', max: 40, unique: true, weight: 8, label: { en: 'Registration number', 'zh-CN': '统一社会信用代码', es: 'Número de registro' }, keys: ['registration', 'uscc', 'credit code', '信用代码', '税号', '注册号', 'registro'], hint: { en: 'In China the unified social credit code, 18 characters', 'zh-CN': '18 位统一社会信用代码', es: 'En China, el código de crédito social de 18 caracteres' } },
  { name: 'domainPrefix', group: 'company', kind: 'domain', right: 'creation', required: true, max: 27, unique: true, weight: 8, open: true, label: { en: 'Domain', 'zh-CN': '域名', es: 'Dominio' }, keys: ['domain prefix', 'prefix', '域', '域名前缀', 'prefijo'], hint: { en: 'Letters a–z and digits; cannot be changed later', 'zh-CN': '仅限字母 a–z 和数字；创建后不可更改', es: 'Letras a–z y cifras; no se puede cambiar después' } },
  { name: 'lastName', group: 'contact', kind: 'text', right: 'editBilling', required: true, max: 50, weight: 5, personal: true, label: { en: 'Last name', 'zh-CN': '姓', es: 'Apellidos' }, keys: ['surname', 'family name', '姓氏', 'apellido'] },
  { name: 'firstName', group: 'contact', kind: 'text', right: 'editBilling', required: true, max: 50, weight: 5, personal: true, label: { en: 'First name', 'zh-CN': '名', es: 'Nombre' }, keys: ['given name', '名字', 'nombre de pila'] },
  { name: 'email', group: 'contact', kind: 'email', right: 'editBilling', required: true, max: 254, weight: 6, personal: true, label: { en: 'E-mail', 'zh-CN': '电子邮件', es: 'Correo electrónico' }, keys: ['email', 'mail', '邮箱', '邮件', '电邮', 'correo'] },
  { name: 'phone', group: 'contact', kind: 'phone', right: 'editDetails', max: 40, weight: 6, personal: true, label: { en: 'Phone', 'zh-CN': '电话', es: 'Teléfono' }, keys: ['tel', 'telephone', 'mobile', 'cell', '手机', '联系电话', '手机号', 'móvil', 'telefono'] },
  { name: 'country', group: 'address', kind: 'country', right: 'editBilling', required: true, max: 60, label: { en: 'Country or region', 'zh-CN': '国家或地区', es: 'País o región' }, keys: ['country', 'region', '国家', '地区', 'país', 'pais'] },
  { name: 'province', group: 'address', kind: 'province', right: 'editBilling', max: 60, weight: 2, label: { en: 'Province', 'zh-CN': '省份', es: 'Provincia' }, keys: ['state', '省', '州', 'estado'] },
  { name: 'city', group: 'address', kind: 'city', right: 'editBilling', required: true, max: 100, weight: 4, label: { en: 'City', 'zh-CN': '城市', es: 'Ciudad' }, keys: ['town', '市'] },
  { name: 'addressLine1', group: 'address', kind: 'text', right: 'editBilling', required: true, max: 200, weight: 1, label: { en: 'Address', 'zh-CN': '地址', es: 'Dirección' }, keys: ['address line 1', 'street', '街道', '详细地址', 'direccion', 'calle'] },
  { name: 'addressLine2', group: 'address', kind: 'text', right: 'editBilling', max: 200, label: { en: 'Address, line 2', 'zh-CN': '地址（第二行）', es: 'Dirección, línea 2' }, keys: ['address line 2', '地址2', 'dirección 2'] },
  { name: 'postalCode', group: 'address', kind: 'postalCode', right: 'editBilling', max: 20, label: { en: 'Postal code', 'zh-CN': '邮政编码', es: 'Código postal' }, keys: ['postcode', 'zip', '邮编', 'cp'] },
  { name: 'culture', group: 'billing', kind: 'culture', right: 'editBilling', required: true, max: 60, label: { en: 'Billing language', 'zh-CN': '账单语言', es: 'Idioma de facturación' }, keys: ['culture', '语言文化'] },
  { name: 'owner', group: 'partner', kind: 'staff', right: 'editDetails', max: 200, weight: 3, open: true, label: { en: 'Owner', 'zh-CN': '负责人', es: 'Responsable' }, keys: ['account manager', '客户经理', 'gestor'] },
  { name: 'tags', group: 'partner', kind: 'tags', right: 'editDetails', max: 400, weight: 4, label: { en: 'Tags', 'zh-CN': '标签', es: 'Etiquetas' }, keys: ['tag', 'etiqueta'], hint: { en: 'Separated by commas', 'zh-CN': '用逗号分隔', es: 'Separadas por comas' } },
  { name: 'notes', group: 'partner', kind: 'note', right: 'editDetails', max: 2000, weight: 1, label: { en: 'Notes', 'zh-CN': '备注', es: 'Notas' }, keys: ['note', 'nota'] },
  { name: 'relationship', group: 'partner', kind: 'relationship', right: 'editBilling', required: true, max: 60, label: { en: 'Relationship', 'zh-CN': '合作关系', es: 'Relación' }, keys: ['reseller', '关系', 'relacion'] },
] as const satisfies readonly Field[]

export type FieldName = (typeof list)[number]['name']

export interface KnownField extends Field {
  readonly name: FieldName
}

/** All fields, in the order of the form. */
export const fields: readonly KnownField[] = list

/** The definition of a field; every name has one. */
export function fieldOf(name: FieldName): KnownField {
  const field = fields.find((each) => each.name === name)
  if (!field) throw new Error(`there is no field ${name}`)
  return field
}
