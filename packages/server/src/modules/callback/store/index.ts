import { insertMany } from "../../../platform/bulk.ts";
import type { Db } from "../../../platform/db.ts";
import type { CallbackTable, EvaluationTable } from "./table.ts";

export {
  countPools,
  findCallback,
  insertAttempt,
  insertCallback,
  insertOnlineCallback,
  listAttempts,
  listCallbacks,
  listClaimedBefore,
  listOfAnswer,
  listOfOrder,
  listOfOrders,
  loadCallback,
  type Pool,
  updateCallback,
} from "./callback.ts";
export {
  countCleared,
  countOpenCases,
  findCase,
  findOpenCase,
  insertCase,
  listCases,
  listOpenedIn,
  loadCase,
  updateCase,
} from "./dissatisfied.ts";
export {
  endLinkOf,
  findEvaluation,
  findLink,
  insertEvaluation,
  insertLinks,
  insertRecheck,
  listEvaluations,
  listInvited,
  listRechecks,
  loadEvaluation,
  loadLink,
  markFinal,
  markLinkUsed,
  updateEvaluation,
} from "./evaluation.ts";
export type {
  CallbackAttemptTable,
  CallbackTable,
  DissatisfiedCaseTable,
  EvaluationLinkTable,
  EvaluationRecheckTable,
  EvaluationTable,
  TypicalCaseTable,
} from "./table.ts";
export { findTypicalCaseOf, insertTypicalCase, listTypicalCases, loadTypicalCase, markPublished } from "./typical.ts";

export async function insertHistory(db: Db, callbacks: readonly CallbackTable[], evaluations: readonly EvaluationTable[]): Promise<void> {
  await insertMany(db, "callback", callbacks);
  await insertMany(db, "evaluation", evaluations);
}
