import type { Localized } from '../text/locale.ts'

/** What is said of an import. */
interface Words {
  readonly comma: string
  readonly tried: (name: string) => string
  readonly nothingYet: string
  readonly nothingToDo: string
  readonly besides: string
  readonly unknown: (titles: string) => string
  readonly idle: (titles: string) => string
  readonly row: (row: number, text: string) => string
  readonly more: (count: string) => string
  readonly new: string
  readonly changes: string
  readonly same: string
  readonly wrong: string
  readonly import: (count: number, shown: string) => string
  readonly mend: string
  readonly cancel: string
  readonly yes: string
  readonly problems: string
  readonly underWay: string
  readonly here: string
  readonly see: string
  readonly stopped: Readonly<Record<'away' | 'gone', string>>
  readonly goOn: Readonly<Record<'away' | 'gone', string>>
  readonly again: string
  readonly done: string
  readonly failed: string
  readonly added: string
  readonly changed: string
  readonly refused: string
  readonly left: string
}

export const wordsOf: Localized<Words> = {
  en: {
    comma: ', ',
    tried: (name) => `What importing “${name}” would do`,
    nothingYet: 'This was only a trial: nothing is saved yet. Rows with problems are left out.',
    nothingToDo: 'Nothing of it can be imported, and nothing was saved.',
    besides: 'More than one file came, and only this one was read. Please send the others one at a time.',
    unknown: (titles) => `Columns that I do not know and leave out: ${titles}`,
    idle: (titles) => `Columns that are only to be read, and are not imported: ${titles}`,
    row: (row, text) => `Row ${row}: ${text}`,
    more: (count) => `… and ${count} more; the file with the problems has all of them.`,
    new: 'New customers',
    changes: 'Changes',
    same: 'Unchanged',
    wrong: 'With problems',
    import: (count, shown) => (count === 1 ? 'Import 1 customer' : `Import ${shown} customers`),
    mend: 'File with the problems',
    cancel: 'Cancel',
    yes: 'yes',
    problems: 'problems',
    underWay: 'Importing …',
    here: 'The outcome will stand here. Should it stop, the button goes on with it; nothing is saved twice.',
    see: 'See how far it is',
    stopped: { away: 'The import has stopped: the account book does not answer', gone: 'The import was stopped' },
    goOn: {
      away: 'What is counted here is saved; up to a hundred rows of the rest may be, too. The button goes on; nothing is saved twice.',
      gone: 'It was cancelled, its file is older than a day, or you may import no more. What is counted here is saved; up to a hundred rows of the rest may be, too. To import the rest, send the file again: what is saved counts as unchanged there.',
    },
    again: 'Go on',
    done: 'Imported',
    failed: 'Since the trial these rows can no longer be imported, and were left out:',
    added: 'Added',
    changed: 'Changed',
    refused: 'Left out',
    left: 'Still to do',
  },
  'zh-CN': {
    comma: '、',
    tried: (name) => `“${name}”的导入试运行结果`,
    nothingYet: '这只是试运行，尚未保存任何内容。有问题的行不会导入。',
    nothingToDo: '没有可导入的内容，未保存任何内容。',
    besides: '收到多个文件，只读取了这一个。其余文件请逐个发送。',
    unknown: (titles) => `无法识别并忽略的列：${titles}`,
    idle: (titles) => `仅供查看、不会导入的列：${titles}`,
    row: (row, text) => `第 ${row} 行：${text}`,
    more: (count) => `……另有 ${count} 行，“有问题的行”文件中列有全部。`,
    new: '新客户',
    changes: '更改',
    same: '无变化',
    wrong: '有问题',
    import: (_, shown) => `导入 ${shown} 个客户`,
    mend: '有问题的行（文件）',
    cancel: '取消',
    yes: '确认',
    problems: '问题',
    underWay: '正在导入……',
    here: '结果会显示在这里。如果中断，点击按钮即可继续；不会重复保存。',
    see: '查看进度',
    stopped: { away: '导入已停止：客户账簿没有响应', gone: '导入已停止' },
    goOn: {
      away: '此处计入的已保存；其余行中最多可能有一百行也已保存。点击按钮可继续，不会重复保存。',
      gone: '导入已被取消，或文件已超过一天，或你已没有导入权限。此处计入的已保存；其余行中最多可能有一百行也已保存。如需导入其余内容，请重新发送文件，已保存的行会计为未更改。',
    },
    again: '继续',
    done: '导入完成',
    failed: '试运行之后，以下各行已无法导入，因此略过：',
    added: '已新增',
    changed: '已更改',
    refused: '未导入',
    left: '待处理',
  },
  es: {
    comma: ', ',
    tried: (name) => `Resultado de la prueba con «${name}»`,
    nothingYet: 'Solo ha sido una prueba: aún no se ha guardado nada. Las filas con problemas se omiten.',
    nothingToDo: 'No hay nada que se pueda importar, y no se ha guardado nada.',
    besides: 'Llegó más de un archivo y solo se ha leído este. Envía los demás de uno en uno.',
    unknown: (titles) => `Columnas que no conozco y omito: ${titles}`,
    idle: (titles) => `Columnas solo de consulta, que no se importan: ${titles}`,
    row: (row, text) => `Fila ${row}: ${text}`,
    more: (count) => `… y ${count} más; el archivo con los problemas las tiene todas.`,
    new: 'Clientes nuevos',
    changes: 'Cambios',
    same: 'Sin cambios',
    wrong: 'Con problemas',
    import: (count, shown) => (count === 1 ? 'Importar 1 cliente' : `Importar ${shown} clientes`),
    mend: 'Archivo con los problemas',
    cancel: 'Cancelar',
    yes: 'sí',
    problems: 'problemas',
    underWay: 'Importando…',
    here: 'El resultado aparecerá aquí. Si se detuviera, el botón continúa; nada se guarda dos veces.',
    see: 'Ver cómo va',
    stopped: { away: 'La importación se ha detenido: el libro de cuentas no responde', gone: 'La importación se ha detenido' },
    goOn: {
      away: 'Lo contado aquí está guardado; del resto puede estarlo hasta un centenar de filas. El botón continúa; nada se guarda dos veces.',
      gone: 'Se ha cancelado, el archivo tiene más de un día o ya no puedes importar. Lo contado aquí está guardado; del resto puede estarlo hasta un centenar de filas. Para importar el resto, envía el archivo otra vez: lo ya guardado cuenta ahí como sin cambios.',
    },
    again: 'Continuar',
    done: 'Importado',
    failed: 'Desde la prueba, estas filas ya no se pueden importar y se han omitido:',
    added: 'Agregados',
    changed: 'Modificados',
    refused: 'Omitidos',
    left: 'Pendientes',
  },
}
