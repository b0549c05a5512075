import "../orders/case.css";
import { type Emergency, EmergencySource, EmergencyState, EmergencyStep, readEmergency } from "@yihao/contract/emergency";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { Facts } from "../common/facts.tsx";
import { LoadedPage } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { CaseSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { ActBar } from "../orders/act-bar.tsx";
import { StepDue } from "./emergencies-page.tsx";
import { emergencyTopics } from "./emergency-topics.ts";
import { BriefForm, CloseForm, ConfirmForm, DirectForm } from "./step-forms.tsx";

export function EmergencyPage() {
  const { id = "" } = useParams();
  const emergency = useReading(readEmergency, { params: { id } }, { topics: emergencyTopics });
  return (
    <LoadedPage title="突发敏感信息" query={emergency} skeleton={<CaseSkeleton />}>
      {(found) => <View key={found.id} emergency={found} />}
    </LoadedPage>
  );
}

const forms = { confirm: ConfirmForm, direct: DirectForm, brief: BriefForm, close: CloseForm } as const;

function View({ emergency }: { emergency: Emergency }) {
  const [open, setOpen] = useState<keyof typeof forms>();
  const { can } = emergency;
  const Open = open === undefined ? undefined : forms[open];
  return (
    <PageShell
      title={emergency.title}
      count={
        <>
          突发敏感信息 <span className="figures">{emergency.number}</span> ·{" "}
          <span className="tag is-state">{EmergencyState.word(emergency.state)}</span> <StepDue of={emergency} />
        </>
      }
    >
      <ActBar
        groups={[
          {
            key: "steps",
            label: "处置",
            acts: [
              { key: "confirm", word: "核实", permit: can.confirm, onAct: () => setOpen("confirm") },
              { key: "direct", word: "处置意见", permit: can.direct, onAct: () => setOpen("direct") },
              {
                key: "brief",
                word: emergency.briefings.length === 0 ? "报送专报" : "续报",
                permit: can.brief,
                onAct: () => setOpen("brief"),
              },
              { key: "close", word: "办结", permit: can.close, onAct: () => setOpen("close") },
            ],
          },
        ]}
      />
      <div className="case-facts">
        <What emergency={emergency} />
        <Steps emergency={emergency} />
        <Briefings emergency={emergency} />
      </div>
      {Open !== undefined && <Open emergency={emergency} onClose={() => setOpen(undefined)} />}
    </PageShell>
  );
}

function What({ emergency }: { emergency: Emergency }) {
  return (
    <section className="panel" aria-labelledby="emergency-what">
      <h2 id="emergency-what">情况</h2>
      <Facts
        rows={[
          ["上报", `${emergency.flaggedBy}（${EmergencySource.word(emergency.source)}）`],
          ["上报时间", <Moment key="at" at={emergency.flaggedAt} />],
          ["情况和理由", emergency.reason],
          ["命中的提示词", emergency.terms.join("、")],
          ["地点", [emergency.regionName, emergency.address].filter(Boolean).join(" ")],
        ]}
      />
      <h3>诉求原话</h3>
      <blockquote className="own-words prose">{emergency.content}</blockquote>
      <p>
        <Link to={`/demands/${emergency.demandId}`}>查看诉求</Link>
        {emergency.workOrderId !== null && (
          <>
            {" · "}
            <Link to={`/orders/${emergency.workOrderId}`}>查看工单</Link>
          </>
        )}
      </p>
    </section>
  );
}

const took = (minutes: number | null) => (minutes === null ? null : `用时 ${minutes} 分钟`);

/** Every step with who, when and how long it took. */
function Steps({ emergency }: { emergency: Emergency }) {
  const { confirmation, direction, closing, minutes, reminders } = emergency;
  const lines = [
    confirmation && {
      at: confirmation.at,
      word: emergency.state === "refuted" ? "排除" : "核实属实",
      by: confirmation.by,
      text: confirmation.opinion,
      took: took(minutes.toConfirm),
    },
    direction && { at: direction.at, word: "处置意见", by: direction.by, text: direction.text, took: took(minutes.toDirect) },
    closing && { at: closing.at, word: "办结", by: closing.by, text: closing.result, took: null },
    ...reminders.map((each) => ({
      at: each.at,
      word: "逾时上报",
      by: "系统",
      text: `${EmergencyStep.word(each.step)}逾时，已告知${each.told.join("、")}`,
      took: null,
    })),
  ]
    .filter((line) => line !== null)
    .toSorted((one, other) => one.at.localeCompare(other.at));
  if (lines.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="emergency-steps">
      <h2 id="emergency-steps">处置经过</h2>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line.at + line.word}>
            <span className={line.word === "逾时上报" ? "tag is-danger" : "tag"}>{line.word}</span> {line.text}
            <span className="faint">
              {" "}
              {line.by} <Moment at={line.at} />
              {line.took !== null && ` · ${line.took}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Briefings({ emergency }: { emergency: Emergency }) {
  if (emergency.briefings.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="briefings">
      <h2 id="briefings">专报（{emergency.briefings.length} 份）</h2>
      <ul className="plain-list">
        {emergency.briefings.map((briefing) => (
          <li key={briefing.id}>
            <span className="tag">{briefing.sequence === 1 ? "首报" : `续报 ${briefing.sequence - 1}`}</span>{" "}
            <Link to={`/briefings/${briefing.id}`}>{briefing.number}</Link> {briefing.title}
            <span className="faint">
              {" "}
              {briefing.by} <Moment at={briefing.at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
