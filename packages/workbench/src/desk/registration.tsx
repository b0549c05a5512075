import { registerDemand } from "@yihao/contract/demand";
import { Button, ConfigProvider, Form } from "antd";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Link } from "react-router";
import { api } from "../api.ts";
import { useMe } from "../session/use-me.ts";
import { Aids } from "./aids.tsx";
import { CallerColumn } from "./caller-column.tsx";
import { DisposalPanel, disposalFormName, troubleWords } from "./disposal-panel.tsx";
import { disposalNamed } from "./disposals.ts";
import { EmergencyBanner } from "./emergency-banner.tsx";
import { focusField } from "./field-problems.ts";
import { knowledgeSearchId } from "./knowledge-aid.tsx";
import { proposedTitle } from "./proposed-title.ts";
import {
  emptyRegistration,
  type RegistrationValues,
  registrationBody,
  registrationFormName,
  registrationProblems,
} from "./registration-values.ts";
import { ResultPanel } from "./result-panel.tsx";
import { useDeskForms } from "./use-desk-forms.ts";
import { useDisposing } from "./use-disposing.ts";
import { useFiling } from "./use-filing.ts";
import { useKeys } from "./use-keys.ts";
import { WhatFields } from "./what-fields.tsx";
import { WhoFields } from "./who-fields.tsx";

type Props = { from: RegistrationValues; onNext: () => void };

/** One demand from the first word to its end: who, what, what helps, and what becomes of it. */
export function Registration({ from, onNext }: Props) {
  const { accountId } = useMe();
  // The name of the account, because seats are shared and drafts hold names and numbers.
  const forms = useDeskForms<RegistrationValues>(`desk.${accountId}`, { ...emptyRegistration, ...from });
  const { form, registered } = forms;
  const said = Form.useWatch("content", { form, preserve: true }) ?? "";
  const categoryCode = Form.useWatch("categoryCode", { form, preserve: true }) ?? undefined;
  const regionCode = Form.useWatch("regionCode", { form, preserve: true }) ?? undefined;
  const callerNumber = Form.useWatch("callerNumber", { form, preserve: true });
  const contactPhone = Form.useWatch("contactPhone", { form, preserve: true });
  const { usualAgency } = useFiling(categoryCode);
  const [isFlagging, setFlagging] = useState(false);
  const proposal = useRef(proposedTitle(forms.initialValues.content ?? ""));
  const isRegistered = registered !== undefined;

  const { run, busy, trouble, result } = useDisposing({
    forms,
    formName: registrationFormName,
    disposalFormName,
    usualAgencyId: usualAgency?.id ?? null,
    checkFirst: () => registrationProblems(registrationBody(form.getFieldsValue(true), forms.requestKey)),
    sendFirst: async () => {
      const { id, number, queryCode, next } = await api(registerDemand, {
        body: registrationBody(form.getFieldsValue(true), forms.requestKey),
      });
      const receipt = { id, number, queryCode, next };
      forms.hold(receipt);
      return receipt;
    },
    kept: { sentence: "已登记，留在待处置" },
  });
  const next = () => {
    forms.drop();
    onNext();
  };
  useKeys({
    F2: () => {
      flushSync(() => forms.choose("answer"));
      focusField(disposalFormName, "answer");
    },
    F3: () => focusField(registrationFormName, "callerNumber"),
    F8: () => run("answer"),
    F9: () => run("order"),
    "Ctrl+K": () => document.getElementById(knowledgeSearchId)?.focus(),
  });
  useEffect(() => focusField(registrationFormName, form.getFieldValue("callerNumber") ? "content" : "callerNumber"), [form]);

  const follow = (changed: Partial<RegistrationValues>) => {
    if (changed.content !== undefined) {
      const proposed = proposedTitle(changed.content);
      const title = form.getFieldValue("title") as string | undefined;
      // A title that somebody wrote stays; the proposal follows the words.
      if (!title || title === proposal.current) form.setFieldsValue({ title: proposed });
      proposal.current = proposed;
    }
    forms.save();
  };
  const set = (values: RegistrationValues) => {
    form.setFieldsValue(values);
    forms.save();
  };
  return (
    <Form<RegistrationValues>
      form={form}
      name={registrationFormName}
      component="div"
      className="desk"
      layout="horizontal"
      labelCol={{ flex: "76px" }}
      wrapperCol={{ flex: "1 1 0" }}
      colon={false}
      initialValues={forms.initialValues}
      onValuesChange={follow}
    >
      <CallerColumn form={form} isDone={isRegistered} onChanged={forms.save} />
      {result !== undefined ? (
        <ResultPanel result={result} nextWord="登记下一件" onNext={next} flagsAtOnce={isFlagging} />
      ) : (
        <div className="desk-what">
          <section className="desk-form panel" aria-label="登记内容">
            <EmergencyBanner
              isBusy={busy !== undefined}
              onFlag={() => {
                setFlagging(true);
                void run("keep");
              }}
            />
            {registered !== undefined && (
              <p className="desk-registered">
                已登记，编号 <Link to={`/demands/${registered.id}`}>{registered.number}</Link>，登记内容不再改动。
              </p>
            )}
            <ConfigProvider componentDisabled={isRegistered}>
              <div className="desk-fields desk-grid">
                <WhatFields />
                <WhoFields form={form} />
              </div>
            </ConfigProvider>
          </section>
          <DisposalPanel
            forms={forms}
            prefix={isRegistered ? "" : "登记并"}
            keep={
              isRegistered
                ? { word: "留待处置", hint: "先不处置，随后在“待处置”中办理。" }
                : { word: "仅登记", hint: "只登记，不处置；随后在“待处置”中办理。" }
            }
            usualAgencyId={usualAgency?.id ?? null}
            busy={busy}
            onSend={(act) => {
              setFlagging(false);
              void run(act);
            }}
            trouble={
              troubleWords(
                trouble,
                ({ stage, act, title, code }) => {
                  if (code === "demand.keyReused") return "没有再登记一件：上一次提交其实已经登记成功，之后内容又改过。";
                  if (stage === "first" || act === "keep" || registered === undefined) return title;
                  return `诉求已登记，编号 ${registered.number}；但${disposalNamed(act).word}没有成功：${title}`;
                },
                ({ stage, code }) => (
                  <>
                    {stage === "second" && "不必重新登记：再点下面的按钮只重做这一步，也可改用别的处置方式。"}
                    {code === "demand.keyReused" && (
                      <>
                        请先在“以往诉求”中核对。
                        <Button size="small" onClick={forms.renewKey}>
                          确要另登记一件
                        </Button>
                      </>
                    )}
                  </>
                ),
              ) ??
              (isRegistered && busy === undefined
                ? `诉求已登记，编号 ${registered.number}，还没有处置。选择处置方式继续，不会重复登记。`
                : undefined)
            }
          />
        </div>
      )}
      <Aids
        forms={forms}
        said={said}
        regionCode={regionCode}
        categoryCode={categoryCode}
        number={contactPhone || callerNumber}
        onCategory={(code) => set({ categoryCode: code })}
      />
    </Form>
  );
}
