import { createHmac } from 'node:crypto'

/** What a book is full of, each unlike anything that a program prints by itself. */
export const planted = {
  companyName: 'Quibblewick Orchards',
  chinese: '鑫鼎轩逸商贸',
  lastName: 'Zzyzxovich',
  firstName: 'Thelonious',
  email: 'thelonious.z@quibblewick.example',
  phone: '+86 138 7654 3219',
  address: '8842 Marmalade Crescent',
  city: 'Wobblethorpe',
  domain: 'quibblewick',
  notes: 'prefers invoices on lavender paper',
  registration: '91110000600037341L',
  token: `eyJhbGciOiJSUzI1NiJ9.${Buffer.from('{"sub":"canary"}').toString('base64url')}.${createHmac('sha256', 'k').update('canary').digest('base64url')}`,
  secret: 'p4ssw0rd-Quux-77',
} as const

/** Parts by which any of it is known again, however it was cut, quoted or escaped. */
const marks = ['Quibblewick', '鑫鼎', '\\u946b', 'Zzyzx', 'Thelonious', '7654 3219', '76543219', 'Marmalade', 'Wobblethorpe', 'lavender', '600037341', 'eyJhbGci', 'p4ssw0rd']

/** The marks that are in a text, in whatever case. */
export function marksIn(text: string): readonly string[] {
  const folded = text.toLowerCase()
  return marks.filter((mark) => folded.includes(mark.toLowerCase()))
}
