import "./case.css";
import { type Demand, readDemand, readDemandTimeline, revealDemand } from "@yihao/contract/demand";
import { Channel, DemandKind, DemandState } from "@yihao/contract/demand-words";
import { useParams } from "react-router";
import { LoadedPage } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { CaseSkeleton } from "../common/skeletons.tsx";
import { TimelinePanel } from "../common/timeline.tsx";
import { useReading } from "../common/use-reading.ts";
import { EmergencyNote } from "../emergencies/emergency-note.tsx";
import { caseTopics } from "./case-topics.ts";
import { DemandActs } from "./demand-acts.tsx";
import { DemandCallbackActs, DemandCallbackSection, useDemandCallbacks } from "./demand-callbacks.tsx";
import { DemandFacts } from "./demand-facts.tsx";
import { DemandOutcome } from "./demand-outcome.tsx";
import { OrderMarks } from "./order-marks.tsx";

export function DemandPage() {
  const { id = "" } = useParams();
  const demand = useReading(readDemand, { params: { id } }, { topics: caseTopics });
  return (
    <LoadedPage title="诉求" query={demand} skeleton={<CaseSkeleton />}>
      {(found) => <DemandView key={found.id} demand={found} />}
    </LoadedPage>
  );
}

function DemandView({ demand }: { demand: Demand }) {
  const callbacks = useDemandCallbacks(demand.id, demand.state === "answered");
  const timeline = useReading(readDemandTimeline, { params: { id: demand.id } }, { topics: caseTopics });
  return (
    <PageShell
      title={demand.title}
      count={
        <>
          诉求 <span className="figures">{demand.number}</span> · <span className="tag is-state">{DemandState.word(demand.state)}</span>{" "}
          {DemandKind.word(demand.kind)} · {Channel.word(demand.channel)} <OrderMarks of={demand} />
        </>
      }
    >
      <EmergencyNote demandId={demand.id} />
      <DemandActs demand={demand} />
      <DemandCallbackActs items={callbacks} />
      <div className="case-columns">
        <div className="case-facts">
          <DemandOutcome demand={demand} />
          <DemandCallbackSection items={callbacks} />
          <DemandFacts demand={demand} look={{ to: revealDemand, id: demand.id, permit: demand.can.reveal }} />
        </div>
        <TimelinePanel query={timeline} />
      </div>
    </PageShell>
  );
}
