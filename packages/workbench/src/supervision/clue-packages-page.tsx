import { type CluePackage, ClueRecipient, listCluePackages } from "@yihao/contract/oversight";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { AdminTable } from "../admin/admin-table.tsx";
import { ActButton } from "../common/act-button.tsx";
import { KeysetPager } from "../common/keyset-pager.tsx";
import { Loaded } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { HandClueForm, OpenClueForm } from "./clue-forms.tsx";
import { supervisionTopics } from "./supervision-topics.ts";

/** 线索移交: what was sealed, for whom, and who took it. The content is opened only with a purpose. */
export function CluePackagesPage() {
  const [params] = useSearchParams();
  const after = params.get("after");
  const packages = useReading(
    listCluePackages,
    { query: after === null ? {} : { after } },
    { topics: supervisionTopics, keepsPrevious: true },
  );
  const [open, setOpen] = useState<{ form: "open" | "hand"; pack: CluePackage }>();
  const onClose = () => setOpen(undefined);
  return (
    <PageShell title="线索移交">
      <p className="page-lead">线索包封存后不再改动；摘要（SHA-256、SM3）可用来证明移交的就是这一份。每次打开都留痕。</p>
      <Loaded query={packages} skeleton={<RowsSkeleton rows={4} />}>
        {({ items, next }) =>
          items.length === 0 ? (
            <EmptyState title="没有移交过线索" hint="在工单或督办单页面，由中心领导移交两办督查室或纪委监委。" />
          ) : (
            <AdminTable
              label="线索包"
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { key: "number", title: "编号", width: 180, render: (row) => <span className="figures">{row.number}</span> },
                { key: "recipient", title: "移交对象", width: 120, render: (row) => ClueRecipient.word(row.recipient) },
                {
                  key: "sealed",
                  title: "封存",
                  width: 150,
                  from: "small",
                  render: (row) => (
                    <>
                      {row.sealedBy}
                      <p className="row-under">
                        <Moment at={row.sealedAt} as="short" />
                      </p>
                    </>
                  ),
                },
                {
                  key: "digest",
                  title: "摘要",
                  from: "large",
                  render: (row) => (
                    <>
                      <code title={row.digestSha256}>SHA-256 {row.digestSha256.slice(0, 16)}…</code>
                      <p className="row-under">
                        <code title={row.digestSm3}>SM3 {row.digestSm3.slice(0, 16)}…</code> · 附件 {row.attachmentCount} 个
                      </p>
                    </>
                  ),
                },
                {
                  key: "taken",
                  title: "接收",
                  width: 150,
                  from: "medium",
                  render: (row) =>
                    row.takenAt === null ? (
                      <span className="tag is-warning">待接收</span>
                    ) : (
                      <>
                        {row.takenBy}
                        <p className="row-under">
                          <Moment at={row.takenAt} as="short" />
                        </p>
                      </>
                    ),
                },
                {
                  key: "acts",
                  title: "办理",
                  width: 190,
                  render: (row) => (
                    <span className="queue-acts">
                      <ActButton permit={row.can.open} onAct={() => setOpen({ form: "open", pack: row })}>
                        打开
                      </ActButton>
                      <ActButton permit={row.can.hand} onAct={() => setOpen({ form: "hand", pack: row })}>
                        登记接收
                      </ActButton>
                    </span>
                  ),
                },
              ]}
            >
              <KeysetPager count={items.length} next={next} />
            </AdminTable>
          )
        }
      </Loaded>
      {open?.form === "open" && <OpenClueForm pack={open.pack} onClose={onClose} />}
      {open?.form === "hand" && <HandClueForm pack={open.pack} onClose={onClose} />}
    </PageShell>
  );
}
