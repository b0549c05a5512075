import { listDemandCallbacks } from "@yihao/contract/callback";
import { useState } from "react";
import { useReading } from "../common/use-reading.ts";
import { ActBar } from "./act-bar.tsx";
import { type CallbackForms, useCallbackGroup } from "./callback-acts.ts";
import { CallbackForm } from "./callback-forms.tsx";
import { CallbackSection } from "./callback-section.tsx";
import { caseTopics } from "./case-topics.ts";

/** 在线解答的回访: only answers of the sample have one; the others show nothing. */
export function useDemandCallbacks(demandId: string, isAnswered: boolean) {
  const callbacks = useReading(listDemandCallbacks, { params: { id: demandId } }, { topics: caseTopics, enabled: isAnswered });
  return callbacks.data?.items ?? [];
}
type Props = { items: ReturnType<typeof useDemandCallbacks> };

export function DemandCallbackActs({ items }: Props) {
  const [open, choose] = useState<CallbackForms>();
  const group = useCallbackGroup(items[0], choose);
  return (
    <>
      <ActBar groups={[group]} />
      {open !== undefined && <CallbackForm open={open} workOrderId={null} onClose={() => choose(undefined)} />}
    </>
  );
}

export const DemandCallbackSection = ({ items }: Props) => <CallbackSection items={items} />;
