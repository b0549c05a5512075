import type { Permit } from "@yihao/contract/can";
import { Alert, Form, Radio } from "antd";
import type { ReactNode } from "react";
import { ActButton } from "../common/act-button.tsx";
import { DisposalFields } from "./disposal-fields.tsx";
import { type ActName, actNames, type DisposalValues, disposalNamed } from "./disposals.ts";
import type { DeskForms } from "./use-desk-forms.ts";
import type { Trouble } from "./use-disposing.ts";

export const disposalFormName = "disposal";
const allowed: Permit = { allowed: true };

type Props<Values extends object> = {
  forms: DeskForms<Values>;
  /** Said before the act on the button: 登记并. */
  prefix: string;
  keep: { word: string; hint: string };
  permits?: Partial<Record<ActName, Permit>>;
  usualAgencyId: string | null;
  busy: ActName | undefined;
  trouble: ReactNode;
  onSend: (act: ActName) => void;
};

/** What becomes of the demand: choose, fill in two fields, one button. */
export function DisposalPanel<Values extends object>({
  forms,
  prefix,
  keep,
  permits = {},
  usualAgencyId,
  busy,
  trouble,
  onSend,
}: Props<Values>) {
  const { act } = forms;
  const words = act === "keep" ? { word: keep.word, consequence: "", key: undefined, isDangerous: false } : disposalNamed(act);
  return (
    <section className="desk-disposal panel" aria-label="处置">
      <Radio.Group
        className="desk-acts"
        aria-label="处置方式"
        optionType="button"
        value={act}
        onChange={(event) => forms.choose(event.target.value as ActName)}
        options={actNames.map((name) => ({ value: name, label: name === "keep" ? keep.word : disposalNamed(name).word }))}
      />
      {trouble !== undefined && <Alert type="error" showIcon role="alert" title={trouble} />}
      <Form<DisposalValues>
        form={forms.disposalForm}
        name={disposalFormName}
        component="div"
        className="desk-fields"
        layout="horizontal"
        labelCol={{ flex: "76px" }}
        wrapperCol={{ flex: "1 1 0" }}
        colon={false}
        initialValues={forms.initialDisposal}
        onValuesChange={forms.save}
      >
        <DisposalFields act={act} usual={{ id: usualAgencyId }} keepWords={keep.hint} />
      </Form>
      <footer className="desk-send">
        <p className="faint">{words.consequence}</p>
        <ActButton
          permit={permits[act] ?? allowed}
          onAct={() => onSend(act)}
          isMain
          isDangerous={words.isDangerous === true}
          isBusy={busy !== undefined}
        >
          {act === "keep" ? words.word : `${prefix}${words.word}`}
          {words.key !== undefined && (
            <span className="key-cap" aria-hidden="true">
              {words.key}
            </span>
          )}
        </ActButton>
      </footer>
    </section>
  );
}

/** The words of something that did not succeed. */
export function troubleWords(trouble: Trouble | undefined, sentence: (trouble: Trouble) => string, more?: (trouble: Trouble) => ReactNode) {
  if (trouble === undefined) return undefined;
  return (
    <>
      {sentence(trouble)}
      {trouble.requestId !== undefined && (
        <>
          （报障时请报编号 <code>{trouble.requestId}</code>）
        </>
      )}{" "}
      {more?.(trouble)}
    </>
  );
}
