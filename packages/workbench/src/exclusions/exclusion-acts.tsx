import type { Exclusion } from "@yihao/contract/exclusion";
import { useState } from "react";
import { ActBar } from "../orders/act-bar.tsx";
import { AppealForm } from "./appeal-form.tsx";
import { DecideForm } from "./decide-form.tsx";
import { EndorseForm } from "./endorse-form.tsx";
import { PrepareForm } from "./prepare-form.tsx";
import { WithdrawForm } from "./withdraw-form.tsx";

const forms = { endorse: EndorseForm, prepare: PrepareForm, decide: DecideForm, appeal: AppealForm, withdraw: WithdrawForm } as const;
const words = { endorse: "审核申请", prepare: "研判", decide: "审定", appeal: "申诉", withdraw: "撤回" } as const;
type Act = keyof typeof forms;
const acts = Object.keys(forms) as Act[];

// An act of another post or another unit would only be in the way.
const ofOthers = new Set(["exclusion.upperTierOnly", "exclusion.notYours", "exclusion.leaderDecides"]);

/** What this person may do with the application now. */
export function ExclusionActs({ exclusion }: { exclusion: Exclusion }) {
  const [open, choose] = useState<Act>();
  const offered = acts.filter((act) => {
    const permit = exclusion.can[act];
    return permit.allowed || !ofOthers.has(permit.code);
  });
  const Open = open === undefined ? null : forms[open];
  return (
    <>
      <ActBar
        groups={[
          {
            key: "exclusion",
            label: "核减",
            acts: offered.map((act) => ({
              key: act,
              word: words[act],
              permit: exclusion.can[act],
              isDangerous: act === "withdraw",
              onAct: () => choose(act),
            })),
          },
        ]}
      />
      {Open !== null && <Open exclusion={exclusion} onClose={() => choose(undefined)} />}
    </>
  );
}
