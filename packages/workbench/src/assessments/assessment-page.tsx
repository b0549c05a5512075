import "./assessment.css";
import "../orders/case.css";
import { type Assessment, AssessmentState, readAssessment } from "@yihao/contract/assessment";
import { AgencyGroup } from "@yihao/contract/assessment-scheme";
import { Link, useParams } from "react-router";
import { Facts } from "../common/facts.tsx";
import { LoadedPage } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { CaseSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { AppealsPanel } from "./appeals-panel.tsx";
import { AssessmentActs } from "./assessment-acts.tsx";
import { GroupBoard } from "./group-board.tsx";
import { scoreWords } from "./point-words.ts";
import { assessmentTopics } from "./topics.ts";

export function AssessmentPage() {
  const { id = "" } = useParams();
  const assessment = useReading(readAssessment, { params: { id } }, { topics: assessmentTopics });
  return (
    <LoadedPage title="考核" query={assessment} skeleton={<CaseSkeleton />}>
      {(found) => <AssessmentView key={id} assessment={found} />}
    </LoadedPage>
  );
}

function AssessmentView({ assessment }: { assessment: Assessment }) {
  const scored = assessment.standings.filter(({ standing }) => standing === "scored").length;
  const own = assessment.standings.find(({ isOwn }) => isOwn);
  return (
    <PageShell
      title={assessment.name}
      count={
        <>
          <span className="tag is-state">{AssessmentState.word(assessment.state)}</span> {scored} 个单位计分
        </>
      }
      tools={<Link to="/assessments">各期考核</Link>}
    >
      <AssessmentActs assessment={assessment} />
      {own !== undefined && (
        <section className="panel" aria-labelledby="own-title">
          <h2 id="own-title">本单位</h2>
          <p>
            <Link to={`/assessments/${assessment.id}/agencies/${own.agencyId}`}>{own.agencyName}</Link>{" "}
            {own.standing === "scored" ? <span className="score">{scoreWords(own) ?? "未出分"}</span> : "本期没有应办结的件，不计分"}
          </p>
        </section>
      )}
      {AgencyGroup.values.map((group) => (
        <GroupBoard key={group} group={group} assessment={assessment} />
      ))}
      <AppealsPanel assessmentId={assessment.id} />
      <section className="panel" aria-labelledby="course-title">
        <h2 id="course-title">本期情况</h2>
        <Facts
          rows={[
            ["起止", `${assessment.from} 至 ${assessment.to}`],
            ["方案", `${assessment.schemeName}（第 ${assessment.schemeVersion} 版）`],
            [
              "测算",
              <>
                {assessment.computedBy} <Moment at={assessment.computedAt} />
              </>,
            ],
            ["公示", assessment.announcedAt && <Moment at={assessment.announcedAt} />],
            ["申诉截止", assessment.appealUntil],
            [
              "审定",
              assessment.frozenAt && (
                <>
                  {assessment.frozenBy} <Moment at={assessment.frozenAt} />
                </>
              ),
            ],
            ["发布", assessment.publishedAt && <Moment at={assessment.publishedAt} />],
          ]}
        />
      </section>
    </PageShell>
  );
}
