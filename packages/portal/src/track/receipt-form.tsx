import { type FormEvent, useState } from "react";
import { Field } from "../common/field.tsx";

export type ReceiptKey = { number: string; queryCode: string };
type ReceiptFormProps = {
  number: string;
  code: string;
  errors: Readonly<Record<string, string>>;
  isAsking: boolean;
  onAsk: (key: ReceiptKey) => void;
};

export function ReceiptForm({ number, code, errors, isAsking, onAsk }: ReceiptFormProps) {
  const [typed, setTyped] = useState<ReceiptKey>({ number, queryCode: code });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    // As people copy them: with spaces and small letters, or full-width from a Chinese keyboard.
    const clean = (text: string) => text.normalize("NFKC").replace(/\s/g, "").toUpperCase();
    onAsk({ number: clean(typed.number), queryCode: clean(typed.queryCode) });
  };
  return (
    <form className="panel" noValidate onSubmit={ask}>
      <Field id="number" label="受理编号" hint="14 位数字，在回执或短信里。" error={errors.number}>
        {(marks) => (
          <input
            {...marks}
            className="input input-code"
            inputMode="numeric"
            autoComplete="off"
            value={typed.number}
            onChange={(event) => setTyped({ ...typed, number: event.target.value })}
          />
        )}
      </Field>
      <Field id="queryCode" label="查询码" hint="6 位字母或数字，提交时给您的。" error={errors.queryCode}>
        {(marks) => (
          <input
            {...marks}
            className="input input-code"
            autoComplete="off"
            autoCapitalize="characters"
            value={typed.queryCode}
            onChange={(event) => setTyped({ ...typed, queryCode: event.target.value })}
          />
        )}
      </Field>
      <button type="submit" className="button button-primary button-wide" disabled={isAsking}>
        {isAsking ? "正在查询……" : "查询"}
      </button>
      <p className="step-hint">编号或查询码找不到了？请拨打 12345，报登记时的手机号查询。</p>
    </form>
  );
}
