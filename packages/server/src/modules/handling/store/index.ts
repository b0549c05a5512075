export {
  findPassedReply,
  findReply,
  findWaitingReply,
  insertDelegation,
  insertHistory,
  insertReply,
  insertReturnRequest,
  listReplies,
  listReturnsOfOrder,
  listWaitingReturns,
  loadReturnRequest,
  markDecided,
  markVerdict,
} from "./acts.ts";
export {
  countOpen,
  findAssignment,
  insertAssignments,
  listAssignments,
  listOfOrder,
  listOpenDueAfter,
  loadAssignment,
  updateAssignment,
} from "./assignment.ts";
export type { AssignmentTable, ReplyTable, ReturnRequestTable } from "./table.ts";
