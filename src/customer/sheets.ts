import type { Locale } from '../text/locale.ts'

/** The kinds of file in which customers come and go. */
export const sheetKinds = ['xlsx', 'csv'] as const
export type SheetKind = (typeof sheetKinds)[number]

/**
 * Why a file cannot be read. `unknown`: no sheet of these kinds (.xls and .doc neither); `damaged`: broken; `locked`: it has a password;
 * `large`: more bytes, unpacked or not, than are allowed; `rows`: more rows or columns than are allowed.
 */
export type SheetTrouble = 'unknown' | 'damaged' | 'locked' | 'large' | 'rows'

/** A file cannot be read. */
export class SheetFault extends Error {
  constructor(
    readonly trouble: SheetTrouble,
    options?: ErrorOptions,
  ) {
    super(`sheet ${trouble}`, options)
  }
}

/** `number` as a spreadsheet program shows it, from 1; empty rows are left out. */
export interface SheetRow {
  readonly number: number
  readonly cells: readonly string[]
}

/** A column: its title, its width in characters, and where only a few values are allowed, those (a list to choose from in XLSX). */
export interface Heading {
  readonly title: string
  readonly width: number
  readonly choices?: readonly string[]
}

/** What a file is made of. `locale` decides what a spreadsheet program of that language expects. */
export interface Table {
  readonly name: string
  readonly headings: readonly Heading[]
  readonly rows: AsyncIterable<readonly (readonly string[])[]>
  readonly locale: Locale
}

/** Tables in files. */
export interface Sheets {
  /**
   * The rows of the first sheet that has any, cells as text as the person sees them; batches of some hundred rows, so that nothing stops for long.
   * The kind is found by the content. Throws `SheetFault`.
   */
  read(bytes: AsyncIterable<Uint8Array>): AsyncIterable<readonly SheetRow[]>
  /** A file with these headings, made while it is read. */
  write(kind: SheetKind, table: Table): AsyncIterable<Uint8Array>
}
