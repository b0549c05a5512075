import "./admin.css";
import { PlusOutlined } from "@ant-design/icons";
import type { CallOf } from "@yihao/contract/endpoint";
import { type Account, AccountStatus, listAccounts } from "@yihao/contract/identity";
import { Role } from "@yihao/contract/roles";
import { Button } from "antd";
import { useState } from "react";
import { FilterBar, WordFilter, WordsFilter } from "../common/filter-bar.tsx";
import { KeysetPager } from "../common/keyset-pager.tsx";
import { Loaded } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useReading } from "../common/use-reading.ts";
import { useMe } from "../session/use-me.ts";
import { type AccountAct, AccountForms } from "./account-forms.tsx";
import { AdminTable } from "./admin-table.tsx";
import { RowActs } from "./row-acts.tsx";
import { usePlatformNames } from "./use-platform-names.ts";

const names = ["words", "role"];

export function AccountsPage() {
  const me = useMe();
  const { filters, change } = useUrlFilters(listAccounts.query);
  const accounts = useReading(
    listAccounts,
    { query: filters as NonNullable<CallOf<typeof listAccounts>["query"]> },
    { keepsPrevious: true },
  );
  const platformName = usePlatformNames();
  const [act, choose] = useState<AccountAct>();
  const actsOf = (account: Account) => [
    { key: "edit", label: "修改姓名与岗位", onAct: () => choose({ act: "edit", account }) },
    { key: "password", label: "重设密码", onAct: () => choose({ act: "password", account }) },
    account.status === "active"
      ? { key: "disable", label: "停用", isDangerous: true, onAct: () => choose({ act: "disable", account }) }
      : { key: "enable", label: "重新启用", onAct: () => choose({ act: "enable", account }) },
  ];
  return (
    <PageShell
      title="账号"
      count={me.agency?.name ?? me.platform.name}
      tools={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => choose({ act: "create" })}>
          新建账号
        </Button>
      }
    >
      <FilterBar names={names} filters={filters} change={change}>
        <WordsFilter value={filters.words} onChange={(words) => change({ words })} placeholder="账号或姓名" />
        <WordFilter label="岗位" words={Role} value={filters.role} onChange={(role) => change({ role })} />
      </FilterBar>
      <Loaded query={accounts} skeleton={<RowsSkeleton />}>
        {({ items, next }) =>
          items.length === 0 ? (
            <EmptyState title="没有符合条件的账号" hint="可以减少筛选条件，或新建一个账号。" />
          ) : (
            <AdminTable
              label="账号"
              rows={items}
              keyOf={({ id }) => id}
              isBusy={accounts.isPlaceholderData}
              columns={[
                {
                  key: "who",
                  title: "姓名与账号",
                  render: (row) => (
                    <>
                      <p>
                        <strong>{row.displayName}</strong> <span className="figures">{row.username}</span>
                        {row.status === "disabled" && <span className="tag is-danger">{AccountStatus.word("disabled")}</span>}
                      </p>
                      <p className="row-under to-medium">{row.roles.map(Role.word).join("、")}</p>
                    </>
                  ),
                },
                { key: "roles", title: "岗位", width: 200, from: "medium", render: (row) => row.roles.map(Role.word).join("、") },
                { key: "unit", title: "单位", from: "medium", render: (row) => row.agencyName ?? platformName(row.platformCode) },
                {
                  key: "signedIn",
                  title: "最近登录",
                  width: 136,
                  from: "small",
                  render: (row) =>
                    row.lastSignedInAt === null ? <span className="faint">从未登录</span> : <Moment at={row.lastSignedInAt} as="since" />,
                },
                { key: "acts", title: "操作", width: 96, render: (row) => <RowActs of={row.displayName} acts={actsOf(row)} /> },
              ]}
            >
              {(next !== null || filters.after !== undefined) && <KeysetPager count={items.length} next={next} />}
            </AdminTable>
          )
        }
      </Loaded>
      <AccountForms act={act} onClose={() => choose(undefined)} />
    </PageShell>
  );
}
