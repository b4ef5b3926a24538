import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../src/cards/draw.ts'
import { samples } from './samples.ts'

const draw = loadTemplates(new URL('../../cards/', import.meta.url))

// Teams documents the width as "Full", its types as "full".
const written = (card: object) => JSON.stringify(card).replace('"width":"Full"', '"width":"full"')

/** What the compiler says of cards as `IAdaptiveCard`; the file lives in memory only. */
function misfits(cards: readonly object[]): readonly string[] {
  const name = fileURLToPath(new URL('./shapes.ts', import.meta.url))
  const source = `import type { IAdaptiveCard } from '@microsoft/teams.cards'\n${cards.map((card, i) => `export const card${i} = ${written(card)} satisfies IAdaptiveCard`).join('\n')}`
  const options: ts.CompilerOptions = { strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2023, types: [] }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (file) => file === name || fileExists(file)
  host.getSourceFile = (file, ...rest) => (file === name ? ts.createSourceFile(file, source, ts.ScriptTarget.ES2023) : getSourceFile(file, ...rest))
  const program = ts.createProgram([name], options, host)
  return program.getSemanticDiagnostics(program.getSourceFile(name)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}

describe('the official types of cards', () => {
  it('are satisfied by every card in every state', () => {
    expect(misfits(samples.filter(({ locale, state }) => locale === 'en' && !state.endsWith('.huge')).map(({ card }) => draw(card)))).toEqual([])
  }, 60_000)

  it('refuse a misspelt property and a wrong value', () => {
    const faulty = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'x', colour: 'good' }, { type: 'TextBlock', text: 'x', size: 'huge' }] }
    expect(misfits([faulty]).length).toBeGreaterThan(0)
  }, 60_000)
})
