type Json = Record<string, unknown>

export const cardOf = (body: readonly Json[], more: Json = {}): Json => ({ type: 'AdaptiveCard', version: '1.5', body, ...more })

const execute = (title: string, verb: string, more: Json = {}): Json => ({ type: 'Action.Execute', title, verb, data: { verb }, ...more })

/** A form whose buttons answer in every way that a bot can. */
export const form = (revision = 0, problem?: string): Json =>
  cardOf([
    { type: 'TextBlock', text: problem ?? 'Add a new customer', size: 'large', weight: 'bolder', wrap: true, ...(problem ? { color: 'attention' } : {}) },
    { type: 'TextBlock', text: 'The **exact** legal name, as in *official papers*. [Rules](https://example.com/rules)', wrap: true, isSubtle: true },
    {
      type: 'ColumnSet',
      columns: [
        { type: 'Column', width: 'stretch', items: [{ type: 'Input.Text', id: `lastName-${revision}`, label: 'Last name', isRequired: false, placeholder: '王' }] },
        { type: 'Column', width: 'stretch', items: [{ type: 'Input.Text', id: `firstName-${revision}`, label: 'First name', value: '小明' }] },
      ],
    },
    {
      type: 'Input.ChoiceSet',
      id: `province-${revision}`,
      label: 'Province',
      placeholder: 'Choose a province',
      choices: [
        { title: '广东省 Guangdong', value: 'GD' },
        { title: '浙江省 Zhejiang', value: 'ZJ' },
      ],
    },
    {
      type: 'Input.ChoiceSet',
      id: `owner-${revision}`,
      label: 'Owner',
      style: 'filtered',
      value: 'id-1',
      choices: [{ title: 'Grace Miller', value: 'id-1' }],
      'choices.data': { type: 'Data.Query', dataset: 'staff' },
    },
    { type: 'Input.Text', id: `notes-${revision}`, label: 'Notes', isMultiline: true },
    { type: 'Input.Toggle', id: `legal-${revision}`, title: 'The name is as in official papers', value: 'false' },
    {
      type: 'ActionSet',
      actions: [
        execute('Save', 'save', { style: 'positive' }),
        execute('Refuse', 'refuse'),
        execute('Notice', 'notice'),
        { type: 'Action.Submit', title: 'Submit', data: { verb: 'submit', msteams: { feedback: { hide: true } } } },
        execute('Cancel', 'cancel', { associatedInputs: 'none' }),
        execute('Archive', 'archive', { mode: 'secondary', style: 'destructive' }),
      ],
    },
  ])

/** A page of a list: a search box, and no main button. */
export const listPage = (page = 1): Json =>
  cardOf([
    { type: 'TextBlock', text: `Page ${page}`, weight: 'bolder' },
    { type: 'Input.Text', id: `find-${page}`, label: 'Search' },
    { type: 'ActionSet', actions: [execute('Previous', 'page', { data: { verb: 'page', page: page - 1 } }), execute('Next', 'page', { data: { verb: 'page', page: page + 1 } })] },
  ])

/** One of everything that a card may show. */
export const everything = cardOf(
  [
    { type: 'TextBlock', text: '深圳市星辰科技有限公司', size: 'extraLarge', weight: 'bolder', wrap: true },
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Not **bold** but ' }, { type: 'TextRun', text: 'bolder', weight: 'bolder' }, ' and ', { type: 'TextRun', text: 'good', color: 'good' }] },
    { type: 'TextBlock', text: '- first\n- second with **bold**\n\n1. one\n2. two', wrap: true },
    { type: 'FactSet', facts: [{ title: 'Domain', value: 'xingchen.partner.onmschina.cn' }, { title: 'Status', value: 'Active' }] },
    { type: 'Container', style: 'emphasis', items: [{ type: 'TextBlock', text: 'Emphasis', wrap: true }] },
    { type: 'Container', style: 'good', items: [{ type: 'TextBlock', text: 'Saved', color: 'good', weight: 'bolder' }] },
    { type: 'Container', style: 'warning', items: [{ type: 'TextBlock', text: 'Somebody was faster', color: 'warning' }] },
    { type: 'Container', style: 'attention', items: [{ type: 'TextBlock', text: 'The phone number is too short', color: 'attention' }] },
    { type: 'Container', style: 'accent', items: [{ type: 'TextBlock', text: 'Accent', color: 'accent' }] },
    {
      type: 'Table',
      columns: [{ width: 2 }, { width: 1 }, { width: 1 }],
      firstRowAsHeader: true,
      gridStyle: 'default',
      rows: [['Customer', 'Domain', 'Status'], ['杭州云帆软件有限公司', 'yunfan', 'Active'], ['Comercial Andina', 'andina', 'Archived']].map((cells) => ({
        type: 'TableRow',
        cells: cells.map((text) => ({ type: 'TableCell', items: [{ type: 'TextBlock', text, wrap: true }] })),
      })),
    },
    { type: 'ColumnSet', separator: true, columns: [{ type: 'Column', width: 'auto', items: [{ type: 'Image', url: '/bot.svg', size: 'small', altText: 'The bot' }] }, { type: 'Column', width: 'stretch', items: [{ type: 'TextBlock', text: 'A long line that is cut after one line because it may not wrap and has no end in sight, whatever the width of the window', maxLines: 1 }] }] },
    { type: 'ActionSet', actions: [execute('Open', 'open'), { type: 'Action.ToggleVisibility', title: 'More', targetElements: ['hidden'] }, { type: 'Action.ShowCard', title: 'Show', card: cardOf([{ type: 'Input.Text', id: 'inner', label: 'Inner' }]) }] },
    { type: 'TextBlock', id: 'hidden', text: 'Now you see me', isVisible: false },
  ],
  { msteams: { width: 'Full' } },
)
