import { Drawer, Form } from "antd";
import { useState } from "react";
import { flushSync } from "react-dom";
import { DemandPreview } from "../orders/demand-preview.tsx";
import { disposalFormName } from "./disposal-panel.tsx";
import type { Cited } from "./disposals.ts";
import { focusField } from "./field-problems.ts";
import { FilingAid } from "./filing-aid.tsx";
import { KnowledgeAid } from "./knowledge-aid.tsx";
import { SimilarAid } from "./similar-aid.tsx";
import type { DeskForms } from "./use-desk-forms.ts";
import { useSimilar } from "./use-similar.ts";

type Props<Values extends object> = {
  forms: DeskForms<Values>;
  /** The words of the demand so far. */
  said: string;
  regionCode: string | undefined;
  categoryCode: string | undefined;
  demandId?: string;
  /** The requester's number as it is typed. */
  number?: string | undefined;
  onCategory: (code: string) => void;
};

/** What helps while somebody listens: answers, alike demands, where it belongs. */
export function Aids<Values extends object>({ forms, said, regionCode, categoryCode, demandId, number, onCategory }: Props<Values>) {
  const { disposalForm } = forms;
  const cited = Form.useWatch("cited", { form: disposalForm, preserve: true }) ?? [];
  const similar = useSimilar({ said, regionCode, categoryCode, number, demandId });
  const [lookedAt, lookAt] = useState<string>();
  const cite = (next: Cited[]) => {
    disposalForm.setFieldsValue({ cited: next });
    forms.save();
  };
  return (
    <aside className="desk-aids panel" aria-label="参考">
      <FilingAid said={said} categoryCode={categoryCode} similar={similar.rows} onCategory={onCategory} />
      <SimilarAid
        similar={similar}
        except={demandId}
        onLook={lookAt}
        onMerge={(target) => {
          const isGiven = (disposalForm.getFieldValue("mergeReason") as string | undefined)?.trim();
          disposalForm.setFieldsValue({ mergeInto: target, ...(isGiven ? {} : { mergeReason: "与该工单反映同一事项" }) });
          flushSync(() => forms.choose("merge"));
          focusField(disposalFormName, "mergeReason");
        }}
        onRepeat={(target) => {
          disposalForm.setFieldsValue({ repeats: target });
          forms.choose("order");
        }}
        onConclude={({ id, orderNumber, opinion }) => {
          disposalForm.setFieldsValue({ answer: opinion, conclusion: { value: id, label: orderNumber } });
          flushSync(() => forms.choose("answer"));
          focusField(disposalFormName, "answer");
        }}
      />
      <KnowledgeAid
        said={said}
        cited={cited}
        onCite={cite}
        onQuote={(article, body) => {
          const answer = (disposalForm.getFieldValue("answer") as string | undefined)?.trim() ?? "";
          disposalForm.setFieldsValue({ answer: answer === "" ? body : `${answer}\n${body}` });
          forms.choose("answer");
          if (!cited.some(({ id }) => id === article.id)) cite([...cited, article].slice(0, 5));
        }}
      />
      <Drawer title="相似诉求" open={lookedAt !== undefined} onClose={() => lookAt(undefined)} size={480} destroyOnHidden>
        {lookedAt !== undefined && <DemandPreview id={lookedAt} />}
      </Drawer>
    </aside>
  );
}
