import { StoreTrouble } from '../customer/book.ts'
import type { Commit, Store } from './store.ts'

/** Each failed try is another's success: only a crowd of many times ten uses them up. */
const tries = 100

/** Reads, decides and commits again until nobody was faster; a plan without a commit is the answer at once. */
export async function untilDone<T>(store: Store, plan: () => Promise<{ readonly commit?: Commit; readonly answer: T }>): Promise<T> {
  for (let left = tries; left > 0; left--) {
    const { commit, answer } = await plan()
    if (commit === undefined || (await store.commit(commit)).kind === 'done') return answer
  }
  throw new StoreTrouble('unavailable', { cause: `others were faster ${tries} times` })
}
