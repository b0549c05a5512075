import { classifyDemand, type Demand } from "@yihao/contract/demand";
import { DemandState } from "@yihao/contract/demand-words";
import { Alert, Form } from "antd";
import { useState } from "react";
import { flushSync } from "react-dom";
import { api } from "../api.ts";
import { DemandOutcome } from "../orders/demand-outcome.tsx";
import { Aids } from "./aids.tsx";
import { CompletionFields } from "./completion-fields.tsx";
import { type CompletionValues, changeProblems, changesOf, completionFormName } from "./completion-values.ts";
import { DisposalPanel, disposalFormName, troubleWords } from "./disposal-panel.tsx";
import { disposalNamed } from "./disposals.ts";
import { focusField } from "./field-problems.ts";
import { knowledgeSearchId } from "./knowledge-aid.tsx";
import { ResultPanel } from "./result-panel.tsx";
import { useDeskForms } from "./use-desk-forms.ts";
import { useDisposing } from "./use-disposing.ts";
import { useFiling } from "./use-filing.ts";
import { useKeys } from "./use-keys.ts";
import { OwnWords, WaitingFacts } from "./waiting-facts.tsx";

type Props = { demand: Demand; onNext: () => void };

/** A citizen's own report on the desk: name what was left open, then dispose of it. */
export function WaitingDemand({ demand, onNext }: Props) {
  const { id, number, title, kind, categoryCode, regionCode, urgency, specialCare, can } = demand;
  const forms = useDeskForms<CompletionValues>(`dispose.${id}`, { title, kind, categoryCode, regionCode, urgency, specialCare });
  const { form } = forms;
  // What the server last said: the next try sends only what still differs from it.
  const [known, setKnown] = useState(demand);
  const chosenCategory = Form.useWatch("categoryCode", { form, preserve: true }) ?? categoryCode ?? undefined;
  const chosenRegion = Form.useWatch("regionCode", { form, preserve: true }) ?? regionCode ?? undefined;
  const { usualAgency } = useFiling(chosenCategory);
  const changes = () => changesOf(known, form.getFieldsValue(true));
  const { run, busy, trouble, result } = useDisposing({
    forms,
    formName: completionFormName,
    disposalFormName,
    usualAgencyId: usualAgency?.id ?? null,
    checkFirst: (act) => {
      const changed = changes();
      if (changed === undefined && act === "keep") return [{ field: "", message: "没有要保存的改动" }];
      return changeProblems(changed);
    },
    sendFirst: async () => {
      const changed = changes();
      if (changed !== undefined) {
        setKnown(await api(classifyDemand, { params: { id }, body: changed }));
        form.setFieldsValue({ supplement: "" });
        forms.save();
      }
      return { id, number };
    },
    kept: { sentence: "已补全，仍待处置" },
  });
  const isWaiting = demand.state === "registered";
  useKeys(
    isWaiting
      ? {
          F2: () => {
            flushSync(() => forms.choose("answer"));
            focusField(disposalFormName, "answer");
          },
          F8: () => run("answer"),
          F9: () => run("order"),
          "Ctrl+K": () => document.getElementById(knowledgeSearchId)?.focus(),
        }
      : {},
  );
  if (result !== undefined) return <ResultPanel result={result} nextWord="处置下一件" onNext={onNext} />;
  return (
    <Form<CompletionValues>
      form={form}
      name={completionFormName}
      component="div"
      className="desk-pair"
      layout="horizontal"
      labelCol={{ flex: "76px" }}
      wrapperCol={{ flex: "1 1 0" }}
      colon={false}
      initialValues={forms.initialValues}
      onValuesChange={forms.save}
    >
      <div className="desk-what">
        <div className="desk-form panel">
          {!isWaiting && <Alert type="info" showIcon title={`这件诉求${DemandState.word(demand.state)}，不用再处置`} />}
          <OwnWords demand={demand} />
          {isWaiting ? <CompletionFields /> : <DemandOutcome demand={demand} />}
          <WaitingFacts demand={demand} />
        </div>
        {isWaiting && (
          <DisposalPanel
            forms={forms}
            prefix=""
            keep={{ word: "只保存补全", hint: "只保存上面补全的内容，诉求仍待处置。" }}
            permits={{ answer: can.answer, order: can.order, handOver: can.handOver, decline: can.decline, merge: can.merge }}
            usualAgencyId={usualAgency?.id ?? null}
            busy={busy}
            onSend={(act) => void run(act)}
            trouble={troubleWords(
              trouble,
              ({ stage, act, title: said }) => (stage === "first" || act === "keep" ? said : `${disposalNamed(act).word}没有成功：${said}`),
              ({ stage }) => stage === "second" && "补全的内容已保存；再点下面的按钮只重做这一步。",
            )}
          />
        )}
      </div>
      <Aids
        forms={forms}
        said={demand.content}
        regionCode={chosenRegion}
        categoryCode={chosenCategory}
        demandId={id}
        onCategory={(code) => {
          form.setFieldsValue({ categoryCode: code });
          forms.save();
        }}
      />
    </Form>
  );
}
