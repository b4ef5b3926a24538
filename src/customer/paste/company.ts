import type { Typed } from '../draft.ts'
import { jobTitle } from './person.ts'

/** Part of a pasted text: what it says, and what of it says nothing known. */
export interface Part {
  readonly typed: Typed
  readonly rest: string
}

const chinese = /(?:^|\s)([\p{Script=Han}\p{L}\p{N}()·&-]{2,}(?:公司|集团|事务所|合作社|研究院|研究所|大学|医院|银行))(?=\s|,|$)/u
/** Words of a sentence, which no company has in its name. */
const sentence = /[我你您的是请]|就职|位于|我司|贵公司|本公司|^在/u

const form = String.raw`(?:(?:Pty|Pte)\.? )?(?:C[oO]\.?,? ?)?L(?:td|TD)\.?|Limited|LIMITED|L\.?L\.?C\.?|Inc\.?|INC\.?|Incorporated|Corp\.?|Corporation|PLC|plc|GmbH(?: & Co\. KG)?|AG|KG|S\.?A\.?U\.?|S\.?L\.?U\.?|S\.?A\.? de C\.?V\.?|S\.? de R\.?L\.? de C\.?V\.?|S\.?A\.?S\.?|S\.?R\.?L\.?|S\.?A\.?|S\.?L\.?|B\.?V\.?|N\.?V\.?|S\.?p\.?A\.?|Sdn\.? Bhd\.?`
const latin = new RegExp(`^(?:(.*), )?([^,]+?,? (?:${form}))$`, 'u')
/** Positions that names of companies begin with ("Comercial Levante, S.L.", "Office Depot Inc."). */
const opening = /^(?:Comercial|Marketing|Office|Team|Human|Support|Soporte) (?=\p{Lu})/u
const lowerWord = /(?:^|\s)(?!(?:and|the|for|with|para|por|del|las|los|und)\s)\p{Ll}{3,}(?=\s)/u

/** A company in a line: known by its legal form at the end, in Chinese or Latin letters. */
export function companyIn(line: string): Part | undefined {
  const [all = '', name] = chinese.exec(line) ?? []
  if (name && !sentence.test(name)) return { typed: { companyName: name }, rest: line.replace(all, ' ') }
  return latinCompany(line)
}

function latinCompany(line: string): Part | undefined {
  const [, before = '', name] = latin.exec(line) ?? []
  // What stands before a comma may belong to the name, unless it is plainly somebody's position.
  if (!name || lowerWord.test(name) || jobTitle.test(name.replace(opening, '')) || (before && !jobTitle.test(before))) return undefined
  return { typed: { companyName: name }, rest: before }
}
