import type { ImportResult } from "@yihao/contract/directory";
import { countWords } from "@yihao/ui/number-words.ts";
import { Alert } from "antd";
import { AdminTable } from "./admin-table.tsx";

/** What a file brought: counts, and every row that was not taken with its reasons. */
export function ImportReport({ result, fileName }: { result: ImportResult; fileName: string }) {
  const { added, updated, unchanged, rejected } = result;
  const taken = `新增 ${countWords(added)} 行，更新 ${countWords(updated)} 行，原样 ${countWords(unchanged)} 行`;
  return (
    <div className="import-outcome">
      <Alert
        type={rejected.length === 0 ? "success" : "warning"}
        showIcon
        role="status"
        title={rejected.length === 0 ? `“${fileName}”已全部导入` : `“${fileName}”有 ${countWords(rejected.length)} 行没有导入`}
        description={taken}
      />
      {rejected.length > 0 && (
        <AdminTable
          label="没有导入的行"
          rows={rejected}
          keyOf={({ row }) => String(row)}
          columns={[
            { key: "row", title: "行号", width: 80, render: ({ row }) => <span className="figures">第 {row} 行</span> },
            { key: "reasons", title: "原因", render: ({ reasons }) => reasons.join("；") },
          ]}
        />
      )}
    </div>
  );
}
