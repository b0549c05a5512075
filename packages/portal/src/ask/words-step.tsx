import { countWords } from "@yihao/ui/number-words.ts";
import { Field } from "../common/field.tsx";
import { lengthOf } from "../common/plain-words.ts";
import { PageHeading } from "../shell/page-heading.tsx";
import type { StepProps } from "./step-props.ts";
import { contentMax } from "./steps.ts";

export function WordsStep({ draft, errors, change }: StepProps) {
  const length = lengthOf(draft.content);
  return (
    <>
      <PageHeading title="请说说是什么事" />
      <Field
        id="content"
        label="您要反映的事"
        hint="什么时候、在哪里、发生了什么，您希望怎么解决。照平时说话那样写就行。"
        error={errors.content}
      >
        {(marks) => (
          <textarea
            {...marks}
            className="input content-box"
            rows={8}
            value={draft.content}
            onChange={(event) => change({ content: event.target.value })}
          />
        )}
      </Field>
      <p className={length > contentMax ? "counter counter-over" : "counter"}>
        {length > contentMax
          ? `已写 ${countWords(length)} 字，超出 ${countWords(length - contentMax)} 字`
          : `已写 ${countWords(length)} 字，最多 ${countWords(contentMax)} 字`}
      </p>
    </>
  );
}
