import "./supervision.css";
import { readOrderOversight, type SiteCheck } from "@yihao/contract/oversight";
import { useState } from "react";
import { Link } from "react-router";
import { Moment } from "../common/moment.tsx";
import { useReading } from "../common/use-reading.ts";
import { ActBar } from "../orders/act-bar.tsx";
import { useMe } from "../session/use-me.ts";
import { CaseDue, CaseTags } from "./case-words.tsx";
import { CheckOrderForm, ConfirmSiteForm } from "./check-form.tsx";
import { SealClueForm } from "./clue-forms.tsx";
import { InstructOrderForm } from "./instruct-form.tsx";
import { InstructionList } from "./instruction-list.tsx";
import { OpenCaseForm } from "./open-case-form.tsx";
import { SiteCheckCard } from "./site-check-card.tsx";
import { supervisionTopics } from "./supervision-topics.ts";
import { UrgeForm } from "./urge-form.tsx";
import { WarningList } from "./warning-list.tsx";

type Props = { workOrderId: string; title: string; isClosed: boolean };
type FormName = "urge" | "open" | "instruct" | "check" | "handOver";

/** 督办、批示、催办、核查 on the page of an order; nothing for posts that do not see supervision. */
export function OversightSection(props: Props) {
  const { permissions } = useMe();
  return permissions.includes("supervision.read") ? <Section {...props} /> : null;
}

function Section({ workOrderId, title, isClosed }: Props) {
  const read = useReading(readOrderOversight, { params: { id: workOrderId } }, { topics: supervisionTopics });
  const [open, setOpen] = useState<FormName>();
  const [confirming, setConfirming] = useState<SiteCheck>();
  const onClose = () => setOpen(undefined);
  if (read.data === undefined) return null;
  const { warnings, cases, instructions, urges, checks, can, suggestedAgencyId } = read.data;
  const act = (key: FormName, word: string, isDangerous = false) => ({
    key,
    word,
    permit: can[key],
    isDangerous: isDangerous && can[key].allowed,
    onAct: () => setOpen(key),
  });
  const isEmpty = warnings.length + cases.length + instructions.length + urges.length + checks.length === 0;
  if (isEmpty && !Object.values(can).some((permit) => permit.allowed)) return null;
  return (
    <section className="panel oversight" aria-labelledby="oversight-title">
      <h2 id="oversight-title">预警与督办</h2>
      <ActBar
        label="可办理的督办事项"
        groups={[
          {
            key: "oversight",
            label: "督办",
            acts: [
              act("urge", "催办"),
              act("open", "提出督办"),
              act("check", "登记核查"),
              act("instruct", "批示"),
              act("handOver", "移交问题线索", true),
            ],
          },
        ]}
      />
      {isEmpty && <p className="faint">没有预警和督办。</p>}
      {cases.length > 0 && (
        <>
          <h3>督办单（{cases.length} 件）</h3>
          <ul className="supervision-list">
            {cases.map((each) => (
              <li key={each.id}>
                <Link to={`/supervision/${each.id}`}>{each.title}</Link> <CaseTags of={each} />
                <p className="row-under">
                  {each.leadAgencyName} · <CaseDue of={each} />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {instructions.length > 0 && (
        <>
          <h3>领导批示（{instructions.length} 次）</h3>
          <InstructionList items={instructions} />
        </>
      )}
      {urges.length > 0 && (
        <>
          <h3>催办（{urges.length} 次）</h3>
          <ul className="supervision-list">
            {urges.map((each) => (
              <li key={each.id}>
                {each.words}
                <p className="row-under">
                  {each.by} 催 {each.agencyNames.join("、")} <Moment at={each.at} as="short" />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {checks.length > 0 && (
        <>
          <h3>核查（{checks.length} 次）</h3>
          {checks.map((each) => (
            <SiteCheckCard key={each.id} of={each} onConfirm={setConfirming} />
          ))}
        </>
      )}
      {warnings.length > 0 && (
        <>
          <h3>预警（{warnings.length} 次）</h3>
          <WarningList items={warnings} />
        </>
      )}
      {open === "urge" && <UrgeForm workOrderId={workOrderId} onClose={onClose} />}
      {open === "open" && <OpenCaseForm workOrderId={workOrderId} suggestedAgencyId={suggestedAgencyId} title={title} onClose={onClose} />}
      {open === "instruct" && <InstructOrderForm workOrderId={workOrderId} suggestedAgencyId={suggestedAgencyId} onClose={onClose} />}
      {open === "check" && <CheckOrderForm workOrderId={workOrderId} isClosed={isClosed} onClose={onClose} />}
      {open === "handOver" && <SealClueForm of={{ workOrderId }} onClose={onClose} />}
      {confirming !== undefined && <ConfirmSiteForm check={confirming} onClose={() => setConfirming(undefined)} />}
    </section>
  );
}
