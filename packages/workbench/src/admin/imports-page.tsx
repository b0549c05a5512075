import "./admin.css";
import { DownloadOutlined, InboxOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ProblemError } from "@yihao/contract/client";
import { Alert, Segmented, Upload } from "antd";
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { PageShell } from "../common/page-shell.tsx";
import { emptySheet, type ImportKindName, importWords } from "./import-kinds.ts";
import { ImportReport } from "./import-report.tsx";
import { sendImport } from "./send-import.ts";

const kinds = Object.keys(importWords) as ImportKindName[];

export function ImportsPage() {
  const [params, setParams] = useSearchParams();
  const kind = kinds.find((each) => each === params.get("kind")) ?? "agencies";
  const { label, effect, columns } = importWords[kind];
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: ({ file, as }: { file: File; as: ImportKindName }) => sendImport(as, file),
    onSuccess: () => void queries.invalidateQueries(),
  });
  const sheet = useMemo(() => `data:text/csv;charset=utf-8,${encodeURIComponent(emptySheet(kind))}`, [kind]);
  return (
    <PageShell title="导入" count="单位、分类、派单目录、人员，CSV 或 XLSX">
      <Segmented<ImportKindName>
        className="pool-choice"
        aria-label="导入什么"
        value={kind}
        onChange={(next) => {
          sending.reset();
          setParams({ kind: next });
        }}
        options={kinds.map((value) => ({ value, label: importWords[value].label }))}
      />
      <div className="import-columns">
        <section className="panel" aria-labelledby="import-title">
          <h2 id="import-title">导入{label}</h2>
          <p className="import-effect">{effect}好的行先导入，有问题的行列出行号和原因，改好后再导一次即可。</p>
          <Upload.Dragger
            accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            showUploadList={false}
            disabled={sending.isPending}
            beforeUpload={(file) => {
              sending.mutate({ file, as: kind });
              return Upload.LIST_IGNORE;
            }}
          >
            <p className="import-icon" aria-hidden="true">
              <InboxOutlined />
            </p>
            <p>{sending.isPending ? "正在导入，请稍候……" : "点击选择文件，或把文件拖到这里"}</p>
            <p className="faint">CSV（UTF-8 或 GB18030）、XLSX 的第一张表；第 1 行为表头，最多 20,000 行</p>
          </Upload.Dragger>
          <ImportOutcome error={sending.error} fileName={sending.variables?.file.name} />
          {sending.data !== undefined && <ImportReport result={sending.data} fileName={sending.variables.file.name} />}
        </section>
        <section className="panel" aria-labelledby="columns-title">
          <h2 id="columns-title">表头</h2>
          <ul className="import-fields">
            {columns.map(({ title, note, isRequired = false }) => (
              <li key={title}>
                <strong>{title}</strong>
                {isRequired && <span className="tag is-state">必填</span>}
                <span className="faint">{note}</span>
              </li>
            ))}
          </ul>
          <a href={sheet} download={`${label}.csv`}>
            <DownloadOutlined aria-hidden="true" /> 下载空白表
          </a>
        </section>
      </div>
    </PageShell>
  );
}

function ImportOutcome({ error, fileName }: { error: Error | null; fileName: string | undefined }) {
  if (error === null) return null;
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const reasons = problem?.fields?.map(({ message }) => message).join("；");
  return (
    <Alert
      className="import-outcome"
      type="error"
      showIcon
      role="alert"
      title={`“${fileName}”没有导入`}
      description={`${reasons || problem?.title || "请重试"}${problem !== undefined && problem.status >= 500 ? `（报障编号 ${problem.requestId}）` : ""}`}
    />
  );
}
