/** What a file may cost. */
export interface Limits {
  /** Of the file itself. */
  readonly bytes: number
  /** All that is unpacked from it, and all text that is read from that. */
  readonly unpacked: number
  /** That hold anything. */
  readonly rows: number
  readonly columns: number
}
