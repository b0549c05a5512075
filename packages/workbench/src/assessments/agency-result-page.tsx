import "./assessment.css";
import "../orders/case.css";
import { type AgencyResult, AssessmentBand, AssessmentStanding, CarryKind, readAgencyResult } from "@yihao/contract/assessment";
import { AgencyGroup } from "@yihao/contract/assessment-scheme";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { LoadedPage } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { CaseSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { ActBar } from "../orders/act-bar.tsx";
import { AppealForm } from "./appeal-form.tsx";
import { AppealsPanel } from "./appeals-panel.tsx";
import { ItemsTable } from "./items-table.tsx";
import { scoreWords } from "./point-words.ts";
import { assessmentTopics } from "./topics.ts";

export function AgencyResultPage() {
  const { id = "", agencyId = "" } = useParams();
  const result = useReading(readAgencyResult, { params: { id, agencyId } }, { topics: assessmentTopics });
  return (
    <LoadedPage title="考核结果" query={result} skeleton={<CaseSkeleton />}>
      {(found) => <ResultView key={`${id} ${agencyId}`} result={found} />}
    </LoadedPage>
  );
}

function ResultView({ result }: { result: AgencyResult }) {
  const [isAppealing, setAppealing] = useState(false);
  const { assessment, can } = result;
  const isScored = result.standing === "scored";
  return (
    <PageShell
      title={`${result.agencyName} · ${assessment.name}`}
      count={
        <>
          {AgencyGroup.word(result.group)}{" "}
          {isScored ? (
            <>
              <span className="figures">{scoreWords(result) ?? "未出分"}</span>{" "}
              {result.band !== null && <span className="tag is-state">{AssessmentBand.word(result.band)}</span>}
            </>
          ) : (
            <span className="tag">{AssessmentStanding.word(result.standing)}，不计分</span>
          )}
        </>
      }
      tools={<Link to={`/assessments/${assessment.id}`}>全部单位</Link>}
    >
      {result.isOwn && isScored && (
        <ActBar
          groups={[
            {
              key: "appeal",
              label: "考核申诉",
              acts: [{ key: "appeal", word: "申诉", permit: can.appeal, onAct: () => setAppealing(true) }],
            },
          ]}
        />
      )}
      <section className="panel" aria-labelledby="items-title">
        <h2 id="items-title">各项得分</h2>
        {isScored ? (
          <ItemsTable result={result} />
        ) : (
          <EmptyState title="本期没有应办结的件" hint="没有可以计分的件，单位另列，不参加分档。" />
        )}
      </section>
      <Carried result={result} />
      <AppealsPanel assessmentId={assessment.id} agencyId={result.agencyId} />
      {isAppealing && <AppealForm result={result} onClose={() => setAppealing(false)} />}
    </PageShell>
  );
}

function Carried({ result }: { result: AgencyResult }) {
  const carried = result.carried.filter(({ count }) => count > 0);
  if (carried.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="carried-title">
      <h2 id="carried-title">结转下期</h2>
      <p>
        {carried.map(({ kind, count }) => `${CarryKind.word(kind)} ${count} 件`).join("，")}，本期不计，由下一期计入。{" "}
        <Link to={`/assessments/${result.assessment.id}/agencies/${result.agencyId}/carried`}>查看明细</Link>
      </p>
    </section>
  );
}
