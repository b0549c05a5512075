/** Every permission with its Chinese word. A role is a set of these; the sets live in the identity module. */
export const permissionWords = {
  "account.manage": "管理账号",
  "token.manage": "管理接口令牌",
  "audit.read": "查看留痕",
  "directory.manage": "维护单位、目录与日历",
  "webhook.manage": "管理消息推送",
  "knowledge.read": "查看内部知识",
  "knowledge.draft": "起草知识",
  "knowledge.review": "审核知识",
  "demand.read": "查看诉求",
  "demand.register": "登记诉求",
  "demand.dispose": "处置诉求",
  "demand.reveal": "查看原始个人信息",
  "workOrder.read": "查看工单",
  "workOrder.complete": "补充工单",
  "dispatch.make": "派单",
  "dispatch.sendBack": "退回补充",
  "handling.work": "承办工单",
  "handling.decideReturn": "审核退单",
  "review.decide": "审核答复",
  "callback.work": "回访",
  "statistics.read": "查看统计",
  "import.run": "导入历史数据",
} as const;

export type Permission = keyof typeof permissionWords;
export const permissions = Object.keys(permissionWords) as Permission[];
