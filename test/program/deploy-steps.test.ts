import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { build } from './image.ts'

describe('taking the steps without Docker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'context-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  /** The image of these lines; `ignore` is its ignore file. */
  function imageOf(lines: string, ignore = '*\n!kept') {
    mkdirSync(join(folder, 'kept'), { recursive: true })
    const files = { Dockerfile: lines, 'Dockerfile.dockerignore': ignore, '.env': 'SECRET=1', 'kept/one': '' }
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    return build(join(folder, 'Dockerfile'), folder)
  }

  it('copies only what the ignore file lets through', () => {
    const made = imageOf('FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN test -f kept/one\n')
    expect(readdirSync(made.folder)).toEqual(['kept'])
    made.remove()
  })

  it.each([
    ['a step that fails', 'FROM node:24-slim\nRUN exit 3\n', undefined, 'exit 3'],
    ['an instruction that nobody knows', 'FROM node:24-slim\nSHELL ["bash"]\n', undefined, 'nobody knows how to SHELL'],
    ['an ignore file that lets everything through', 'FROM node:24-slim\n', '.env', 'must let through single names only'],
    ['a file that an earlier stage has not made', 'FROM node:24-slim AS build\nFROM node:24-slim\nCOPY --from=build /app/dist ./dist\n', undefined, 'ENOENT'],
  ])('stops at %s', (_, lines, ignore, fault) => expect(() => imageOf(lines, ignore)).toThrow(fault))
})
