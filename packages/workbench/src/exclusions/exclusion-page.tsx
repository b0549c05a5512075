import "../assessments/assessment.css";
import { type Exclusion, ExclusionGrounds, readExclusion } from "@yihao/contract/exclusion";
import { Link, useParams } from "react-router";
import { Facts } from "../common/facts.tsx";
import { LoadedPage } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { CaseSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { ExclusionTag, effectWords } from "./effect-words.tsx";
import { ExclusionActs } from "./exclusion-acts.tsx";
import { ExclusionSteps } from "./exclusion-steps.tsx";
import { exclusionTopics } from "./exclusion-topics.ts";

export function ExclusionPage() {
  const { id = "" } = useParams();
  const exclusion = useReading(readExclusion, { params: { id } }, { topics: exclusionTopics });
  return (
    <LoadedPage title="核减申请" query={exclusion} skeleton={<CaseSkeleton />}>
      {(found) => <ExclusionView key={id} exclusion={found} />}
    </LoadedPage>
  );
}

function ExclusionView({ exclusion }: { exclusion: Exclusion }) {
  return (
    <PageShell
      title={`核减申请：${exclusion.title}`}
      count={
        <>
          <ExclusionTag of={exclusion} /> {exclusion.agencyName}
        </>
      }
    >
      <ExclusionActs exclusion={exclusion} />
      <section className="panel" aria-labelledby="exclusion-facts-title">
        <h2 id="exclusion-facts-title">申请内容</h2>
        <p className="note-line">核减只影响“核减后”的指标；工单照常办理、照常统计，核减前的数字并列公布。</p>
        <Facts
          rows={[
            [
              "工单",
              <Link key="order" to={`/orders/${exclusion.workOrderId}`} className="figures">
                {exclusion.number}
              </Link>,
            ],
            ["申请单位", `${exclusion.agencyName} ${exclusion.appliedBy}`],
            ["计在名下", exclusion.answerableAgencyName],
            ["申请时间", <Moment key="at" at={exclusion.appliedAt} />],
            ["核减理由", ExclusionGrounds.word(exclusion.grounds)],
            ["申请事项", effectWords(exclusion.effects)],
            ["准予事项", exclusion.grantedEffects.length > 0 && effectWords(exclusion.grantedEffects)],
            ["可申诉至", exclusion.appealUntil],
          ]}
        />
      </section>
      <ExclusionSteps steps={exclusion.steps} />
    </PageShell>
  );
}
