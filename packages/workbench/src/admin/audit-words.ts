import { type EventType, eventWords } from "@yihao/contract/events";

// The server's own names for what was done; one that is missing here is shown as it is.
const actionWords: Readonly<Record<string, string>> = {
  "session.started": "登录",
  "session.ended": "退出",
  "session.refused": "登录被拒",
  "account.created": "新建账号",
  "account.changed": "修改账号",
  "account.passwordChanged": "修改密码",
  "token.created": "新建接口令牌",
  "token.revoked": "撤销接口令牌",
  "webhook.created": "新建消息推送",
  "webhook.stopped": "停用消息推送",
  "directory.agency_changed": "修改单位",
  "directory.category_changed": "修改分类",
  "directory.calendar_day_set": "设定例外日",
  "directory.time_limit_set": "设定时限",
  "directory.setting_set": "设定规则参数",
  "directory.work_periods_set": "设定工作时段",
  "post.set": "设定单位岗位",
  "post.vacated": "撤去单位岗位",
  "duty_shift.created": "排班",
  "duty_shift.removed": "撤去值班",
  "directory.catalogue_entry_added": "新增派单目录",
  "directory.catalogue_entry_changed": "修改派单目录",
  "directory.imported": "导入目录",
  "demand.imported": "导入历史诉求",
  "demand.registered": "登记诉求",
  "demand.revealed": "查看原始个人信息",
  "demand.answered": "在线解答",
  "demand.declined": "不予受理",
  "demand.handed_over": "转接其他热线",
  "demand.merged": "并案",
  "demand.supplemented": "补充诉求",
  "emergencyTerm.added": "新增突发提示词",
  "emergencyTerm.changed": "启用或停用突发提示词",
  "scheme.added": "制定考核方案",
  "article.drafted": "起草知识",
  "article.revised": "修改知识",
  "article.submitted": "提交知识审核",
  "article.published": "发布知识",
  "article.sentBack": "退回知识",
  "article.expired": "知识失效",
};

const subjectWords: Readonly<Record<string, string>> = {
  account: "账号",
  apiToken: "接口令牌",
  webhook: "消息推送",
  agency: "单位",
  category: "分类",
  calendar_day: "日历",
  time_limit: "时限",
  dispatch_catalogue: "派单目录",
  conferral: "会商",
  assignment: "承办任务",
  city_setting: "规则参数",
  work_period: "工作时段",
  duty_shift: "值班",
  directory: "目录",
  import: "导入",
  exclusion: "核减",
  assessment: "考核",
  assessment_scheme: "考核方案",
  assessment_appeal: "考核申诉",
  article: "知识",
  demand: "诉求",
  emergency: "突发敏感信息",
  emergencyTerm: "突发提示词",
  workOrder: "工单",
  work_order: "工单",
};

export const actionWord = (action: string): string => actionWords[action] ?? eventWords[action as EventType]?.staff ?? action;
export const subjectWord = (type: string): string => subjectWords[type] ?? type;

/** The page of what was acted upon, where there is one. */
export function subjectPath(type: string, id: string | null): string | undefined {
  if (id === null) return undefined;
  if (type === "emergency") return `/emergencies/${id}`;
  if (type === "exclusion") return `/exclusions/${id}`;
  if (type === "assessment") return `/assessments/${id}`;
  if (type === "demand") return `/demands/${id}`;
  if (type === "workOrder" || type === "work_order") return `/orders/${id}`;
  return type === "article" ? `/knowledge/${id}` : undefined;
}
