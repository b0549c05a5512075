import {
  AlertOutlined,
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BgColorsOutlined,
  BulbOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  CheckSquareOutlined,
  CommentOutlined,
  ControlOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  EditOutlined,
  EnvironmentOutlined,
  ExclamationCircleOutlined,
  EyeOutlined,
  FieldTimeOutlined,
  FileDoneOutlined,
  FileProtectOutlined,
  FileSearchOutlined,
  FlagOutlined,
  FormOutlined,
  FrownOutlined,
  HistoryOutlined,
  IdcardOutlined,
  ImportOutlined,
  InboxOutlined,
  KeyOutlined,
  LockOutlined,
  MinusCircleOutlined,
  PartitionOutlined,
  PhoneOutlined,
  ReadOutlined,
  RollbackOutlined,
  ScheduleOutlined,
  SendOutlined,
  SolutionOutlined,
  StopOutlined,
  TeamOutlined,
  TrophyOutlined,
  WarningOutlined,
} from "@ant-design/icons";
import type { Permission } from "@yihao/contract/permissions";
import type { ReactNode } from "react";
import type { RailCount } from "./use-rail-counts.ts";

export type RailEntry = {
  readonly to: string;
  readonly label: string;
  readonly icon: ReactNode;
  /** Whoever holds this sees the entry. */
  readonly needs: Permission;
  /** Live figure beside the label; `urgent` is the part shown as overdue. */
  readonly count?: RailCount;
  readonly group: "办理" | "统计" | "查找" | "管理";
};

/** One line a place; the first that a person may use is where they land. */
const railEntries: readonly RailEntry[] = [
  { to: "/", label: "受理登记", icon: <CustomerServiceOutlined />, needs: "demand.register", group: "办理" },
  { to: "/queues/dispatch", label: "待派单", icon: <SendOutlined />, needs: "dispatch.make", count: "awaitingDispatch", group: "办理" },
  { to: "/queues/returns", label: "退单审核", icon: <RollbackOutlined />, needs: "handling.decideReturn", count: "returns", group: "办理" },
  {
    to: "/queues/objections",
    label: "派单异议",
    icon: <ExclamationCircleOutlined />,
    needs: "dispatch.decideObjection",
    count: "objections",
    group: "办理",
  },
  {
    to: "/queues/applications",
    label: "申请审核",
    icon: <FileDoneOutlined />,
    needs: "handling.decideApplication",
    count: "applications",
    group: "办理",
  },
  { to: "/queues/review", label: "待审核", icon: <AuditOutlined />, needs: "review.decide", count: "awaitingReview", group: "办理" },
  { to: "/queues/sign-off", label: "待审签", icon: <EditOutlined />, needs: "handling.signOff", count: "signOffs", group: "办理" },
  { to: "/assignments", label: "承办任务", icon: <SolutionOutlined />, needs: "handling.work", count: "assignments", group: "办理" },
  { to: "/callbacks", label: "回访", icon: <PhoneOutlined />, needs: "callback.work", count: "callbacks", group: "办理" },
  {
    to: "/queues/completion",
    label: "待补充",
    icon: <FormOutlined />,
    needs: "workOrder.complete",
    count: "awaitingCompletion",
    group: "办理",
  },
  { to: "/waiting", label: "待处置", icon: <CarryOutOutlined />, needs: "demand.dispose", count: "registered", group: "办理" },
  { to: "/queues/articles", label: "知识审核", icon: <FileProtectOutlined />, needs: "knowledge.review", group: "办理" },
  { to: "/exclusions", label: "核减", icon: <MinusCircleOutlined />, needs: "assessment.read", count: "exclusions", group: "办理" },
  { to: "/statistics", label: "统计", icon: <BarChartOutlined />, needs: "statistics.read", group: "统计" },
  { to: "/assessments", label: "考核", icon: <TrophyOutlined />, needs: "assessment.read", group: "统计" },
  { to: "/conferrals", label: "会商会办", icon: <CommentOutlined />, needs: "workOrder.read", group: "办理" },
  { to: "/queues/ends", label: "终止与终结", icon: <StopOutlined />, needs: "workOrder.decideEnd", count: "endRequests", group: "办理" },
  { to: "/emergencies", label: "突发敏感", icon: <AlertOutlined />, needs: "demand.read", count: "emergencies", group: "办理" },
  { to: "/supervision", label: "督办", icon: <EyeOutlined />, needs: "supervision.read", count: "supervision", group: "办理" },
  { to: "/warnings", label: "预警", icon: <WarningOutlined />, needs: "supervision.read", group: "办理" },
  { to: "/site-checks", label: "核查", icon: <EnvironmentOutlined />, needs: "supervision.read", group: "查找" },
  { to: "/clue-packages", label: "线索移交", icon: <LockOutlined />, needs: "supervision.handOver", group: "查找" },
  { to: "/wallboard", label: "今日大屏", icon: <DashboardOutlined />, needs: "statistics.read", group: "统计" },
  { to: "/dissatisfied", label: "不满意清零", icon: <FrownOutlined />, needs: "supervision.read", group: "办理" },
  { to: "/typical-cases", label: "典型案例", icon: <BulbOutlined />, needs: "supervision.read", group: "查找" },
  { to: "/demands", label: "诉求", icon: <InboxOutlined />, needs: "demand.read", count: "registered", group: "查找" },
  { to: "/follow-ups", label: "跟踪办理", icon: <FlagOutlined />, needs: "workOrder.read", count: "interimClosed", group: "查找" },
  { to: "/orders", label: "全部工单", icon: <FileSearchOutlined />, needs: "workOrder.read", group: "查找" },
  { to: "/knowledge", label: "热线百科", icon: <ReadOutlined />, needs: "knowledge.read", group: "查找" },
  { to: "/admin/accounts", label: "账号", icon: <TeamOutlined />, needs: "account.manage", group: "管理" },
  { to: "/admin/posts", label: "单位岗位", icon: <IdcardOutlined />, needs: "post.manage", group: "管理" },
  { to: "/admin/roster", label: "值班表", icon: <ScheduleOutlined />, needs: "post.manage", group: "管理" },
  { to: "/admin/agencies", label: "单位", icon: <BankOutlined />, needs: "directory.manage", group: "管理" },
  { to: "/admin/categories", label: "诉求分类", icon: <ApartmentOutlined />, needs: "directory.manage", group: "管理" },
  { to: "/admin/review-points", label: "审核要点", icon: <CheckSquareOutlined />, needs: "directory.manage", group: "管理" },
  { to: "/admin/dispatch-catalogue", label: "派单目录", icon: <PartitionOutlined />, needs: "directory.manage", group: "管理" },
  { to: "/warnings/thresholds", label: "四色界限", icon: <BgColorsOutlined />, needs: "directory.manage", group: "管理" },
  { to: "/admin/limits", label: "办理时限", icon: <FieldTimeOutlined />, needs: "directory.manage", group: "管理" },
  { to: "/admin/emergency-terms", label: "突发提示词", icon: <AlertOutlined />, needs: "directory.manage", group: "管理" },
  { to: "/admin/settings", label: "规则参数", icon: <ControlOutlined />, needs: "directory.manage", group: "管理" },
  { to: "/admin/calendar", label: "工作日历", icon: <CalendarOutlined />, needs: "directory.manage", group: "管理" },
  { to: "/admin/imports", label: "导入", icon: <ImportOutlined />, needs: "directory.manage", group: "管理" },
  { to: "/admin/tokens", label: "接口令牌", icon: <KeyOutlined />, needs: "token.manage", group: "管理" },
  { to: "/admin/webhooks", label: "消息推送", icon: <ApiOutlined />, needs: "webhook.manage", group: "管理" },
  { to: "/admin/audit", label: "留痕", icon: <HistoryOutlined />, needs: "audit.read", group: "管理" },
];

export function railEntriesFor(permissions: readonly string[]): readonly RailEntry[] {
  return railEntries.filter((entry) => permissions.includes(entry.needs));
}
