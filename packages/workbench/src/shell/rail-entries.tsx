import {
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  CustomerServiceOutlined,
  FieldTimeOutlined,
  FileProtectOutlined,
  FileSearchOutlined,
  FormOutlined,
  HistoryOutlined,
  ImportOutlined,
  InboxOutlined,
  KeyOutlined,
  PhoneOutlined,
  ReadOutlined,
  RollbackOutlined,
  SendOutlined,
  SolutionOutlined,
  TeamOutlined,
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
  { to: "/queues/review", label: "待审核", icon: <AuditOutlined />, needs: "review.decide", count: "awaitingReview", group: "办理" },
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
  { to: "/statistics", label: "统计", icon: <BarChartOutlined />, needs: "statistics.read", group: "统计" },
  { to: "/demands", label: "诉求", icon: <InboxOutlined />, needs: "demand.read", count: "registered", group: "查找" },
  { to: "/orders", label: "全部工单", icon: <FileSearchOutlined />, needs: "workOrder.read", group: "查找" },
  { to: "/knowledge", label: "热线百科", icon: <ReadOutlined />, needs: "knowledge.read", group: "查找" },
  { to: "/admin/accounts", label: "账号", icon: <TeamOutlined />, needs: "account.manage", group: "管理" },
  { to: "/admin/agencies", label: "单位", icon: <BankOutlined />, needs: "directory.manage", group: "管理" },
  { to: "/admin/categories", label: "诉求分类", icon: <ApartmentOutlined />, needs: "directory.manage", group: "管理" },
  { to: "/admin/limits", label: "办理时限", icon: <FieldTimeOutlined />, needs: "directory.manage", group: "管理" },
  { to: "/admin/calendar", label: "工作日历", icon: <CalendarOutlined />, needs: "directory.manage", group: "管理" },
  { to: "/admin/imports", label: "导入", icon: <ImportOutlined />, needs: "directory.manage", group: "管理" },
  { to: "/admin/tokens", label: "接口令牌", icon: <KeyOutlined />, needs: "token.manage", group: "管理" },
  { to: "/admin/webhooks", label: "消息推送", icon: <ApiOutlined />, needs: "webhook.manage", group: "管理" },
  { to: "/admin/audit", label: "留痕", icon: <HistoryOutlined />, needs: "audit.read", group: "管理" },
];

export function railEntriesFor(permissions: readonly string[]): readonly RailEntry[] {
  return railEntries.filter((entry) => permissions.includes(entry.needs));
}
