import { SheetFault, type SheetKind } from '../customer/sheets.ts'

const zip = Buffer.from('PK\x03\x04', 'latin1')
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
// Excel wraps a file that has a password into a compound file with this stream; .xls and .doc are such files without it.
const wrapped = Buffer.from('EncryptedPackage', 'utf16le')
const marked = /^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/
// Text, but no table: PDF, RTF, and the web pages that some systems give out as .xls.
const otherText = /^(?:\xEF\xBB\xBF)?\s*(?:%PDF-|\{\\rtf|<(?:!doctype|html|\?xml|table)\b)/i
const looked = 4_096

/** The kind of a file by its content; throws `SheetFault` where it is none of ours. */
export function kindOf(bytes: Buffer): SheetKind {
  if (bytes.subarray(0, zip.length).equals(zip)) return 'xlsx'
  if (bytes.subarray(0, compound.length).equals(compound)) throw new SheetFault(bytes.includes(wrapped) ? 'locked' : 'unknown')
  const beginning = bytes.toString('latin1', 0, looked)
  if (otherText.test(beginning) || (beginning.includes('\0') && !marked.test(beginning))) throw new SheetFault('unknown')
  return 'csv'
}
