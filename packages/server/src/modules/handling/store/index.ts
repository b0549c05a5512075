export {
  insertDelegation,
  insertHistory,
  insertReturnRequest,
  listReturnsOfOrder,
  listWaitingReturns,
  loadReturnRequest,
  markDecided,
} from "./acts.ts";
export {
  type ApplicationTable,
  countWaitingApplications,
  findApplication,
  hasGrantedBeyondDuty,
  insertApplication,
  listApplicationsOfOrder,
  listClockChanges,
  listResumeDue,
  listRunningClockChanges,
  listWaitingApplications,
  loadApplication,
  markLapsed,
  markResumed,
  markSettled,
  type WaitingRow as WaitingApplicationRow,
} from "./applications.ts";
export {
  countOpen,
  findAssignment,
  findRunning,
  insertAssignments,
  listAssignments,
  listOfOrder,
  listRunningDueAfter,
  loadAssignment,
  updateAssignment,
  updateDemandOfOrder,
} from "./assignment.ts";
export {
  type ContactRecordTable,
  findContact,
  type InterimReplyTable,
  insertContact,
  insertInterimReply,
  listContactsOfOrder,
  listInterimRepliesOfOrder,
} from "./contact.ts";
export {
  findObjection,
  insertObjection,
  listObjectionsOfOrder,
  listWaitingObjections,
  loadObjection,
  markObjectionDecided,
  type ObjectionTable,
} from "./objection.ts";
export {
  findAcceptedPromise,
  findPromiseOfReply,
  insertPromise,
  listPromisesOfOrder,
  listPromisesToMind,
  loadPromise,
  type PromiseTable,
  updatePromise,
} from "./promise.ts";
export {
  findPassedReply,
  findReply,
  findWaitingReply,
  insertReply,
  listPastReplies,
  listReplies,
  loadReply,
  updateReply,
} from "./reply.ts";
export { countWaitingDesks, insertSignOff, listSignOffsOfOrder, listWaitingSignOffs, markSigned, type SignOffTable } from "./sign-off.ts";
export type { AssignmentTable, ReplyTable, ReturnRequestTable } from "./table.ts";
