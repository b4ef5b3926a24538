import { rights, roles, type Right, type RightsTable } from './rights.ts'

/** The table in a parsed JSON file, {role: [right, …]}, which an administrator writes; throws an Error that names every fault. */
export function readRights(json: unknown): RightsTable {
  const given = Object(json) as Readonly<Record<string, unknown>>
  const faults = [...Object.keys(given).filter((name) => !roles.includes(name as never)).map((name) => `no such role: ${name}`), ...roles.flatMap((role) => faultsOf(role, given[role]))]
  if (!(given['administrator'] as readonly unknown[] | undefined)?.includes?.('assignRoles')) faults.push('administrator needs assignRoles, else nobody can give roles')
  if (faults.length > 0) throw new Error(`The table of rights needs attention:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
  return given as RightsTable
}

function faultsOf(role: string, list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [`${role}: a list of rights is missing, out of ${rights.join(', ')}`]
  return list.filter((right) => !rights.includes(right as Right)).map((right) => `${role}: no such right: ${String(right)}`)
}
