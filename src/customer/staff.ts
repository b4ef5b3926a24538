import type { Staff } from './customer.ts'

/** A member of staff as a field's value: "Name <Entra object id>". */
export function staffValue({ id, name }: Staff): string {
  return `${name.replace(/[<>]/g, '')} <${id}>`
}

/** The person in a field's value; without an id where only a name was typed. */
export function staffIn(value: string): { readonly id?: string; readonly name: string } {
  const [, name, id] = /^([^<>]+?) ?<([^<>]+)>$/.exec(value) ?? []
  return name && id ? { id, name } : { name: value }
}
