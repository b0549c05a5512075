import { verifyWarnings } from "@yihao/contract/warning";
import { AdminTable } from "../admin/admin-table.tsx";
import { LoadedPage } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";

/** 预警核对: the running counts against a recount of the records, agency by agency. */
export function TallyVerificationPage() {
  const report = useReading(verifyWarnings, {});
  return (
    <LoadedPage title="预警核对" query={report} skeleton={<RowsSkeleton rows={8} />}>
      {({ holds, waiting, counters }) => (
        <PageShell
          title="预警核对"
          count={<span className={holds ? "tag is-good" : "tag is-danger"}>{holds ? "计数与记录逐单位一致" : "有计数与记录不一致"}</span>}
        >
          <p className="page-lead">本月各项预警计数，按单位从记录重新数一遍。{waiting > 0 && `现有 ${waiting} 份承办等下一轮计入。`}</p>
          <AdminTable
            label="预警计数"
            rows={counters}
            keyOf={({ name }) => name}
            columns={[
              { key: "name", title: "计数", render: (row) => row.name },
              { key: "tallied", title: "累计", width: 110, render: (row) => <span className="figures">{row.tallied}</span> },
              { key: "recounted", title: "重数", width: 110, render: (row) => <span className="figures">{row.recounted}</span> },
              {
                key: "differing",
                title: "不一致的单位",
                from: "small",
                render: (row) =>
                  row.differing.length === 0 ? (
                    <span className="faint">没有</span>
                  ) : (
                    <span className="danger">{row.differing.join("、")}</span>
                  ),
              },
            ]}
          />
        </PageShell>
      )}
    </LoadedPage>
  );
}
