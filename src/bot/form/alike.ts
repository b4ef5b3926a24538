import type { Customer } from '../../customer/customer.ts'
import { fold } from '../../customer/normalize.ts'
import { nameOf } from '../../customer/show.ts'
import type { Turn } from '../command.ts'

const most = 3

/** Customers whose names say the same but for the legal form: the new one may be there already. */
export async function alike(turn: Turn, companyName: string, self: string): Promise<readonly Customer[]> {
  const core = coreOf(companyName)
  if (core === '') return []
  const text = companyName.replace(legalForms, ' ').trim() || companyName
  const { ids } = await turn.world.index.find(turn.tenant, { text, filters: { status: 'all' }, from: 0, count: 4 * most })
  const found = await turn.world.book.getMany(turn.tenant, ids)
  return found.filter((customer) => customer.id !== self && coreOf(nameOf(customer)) === core).slice(0, most)
}

const legalForms =
  /(有限责任公司|股份有限公司|集团有限公司|有限公司|公司|集团)|[\s,.]+(co|company|ltd|limited|inc|incorporated|corp|corporation|llc|gmbh|ag|s\.?a\.?|s\.?l\.?|s\.?l\.?u\.?|s\.?r\.?l\.?)(?=[\s,.]|$)\.?/giu

function coreOf(name: string): string {
  return fold(name.replace(legalForms, ' '))
}
