import { useMutation } from "@tanstack/react-query";
import type { PublicProgress } from "@yihao/contract/demand";
import { type FormEvent, useState } from "react";
import { api, chaseByRequester, fieldErrorsOf, withdrawByRequester } from "../api.ts";
import { AskTwice } from "../common/ask-twice.tsx";
import { Field } from "../common/field.tsx";
import { plainWords } from "../common/plain-words.ts";
import { Failure } from "../common/states.tsx";
import type { ReceiptKey } from "./receipt-form.tsx";

type Props = { progress: PublicProgress; receipt: ReceiptKey; onDone: () => void };

/** What the requester may do himself: chase once a working day, withdraw before the end. What is not possible says why. */
export function OwnActs({ progress, receipt, onDone }: Props) {
  const { chase, withdraw } = progress.can;
  const isOver = !chase.allowed && !withdraw.allowed;
  if (isOver) return null;
  return (
    <section className="panel">
      <h2>催办和撤回</h2>
      <Chase progress={progress} receipt={receipt} onDone={onDone} />
      <Withdraw progress={progress} receipt={receipt} onDone={onDone} />
    </section>
  );
}

function Chase({ progress, receipt, onDone }: Props) {
  const [words, setWords] = useState("");
  const sending = useMutation({
    mutationFn: () => api(chaseByRequester, { body: { ...receipt, words: plainWords(words) } }),
    onSuccess: () => onDone(),
  });
  const { chase } = progress.can;
  if (sending.isSuccess) return <p role="status">{sending.data.next}。</p>;
  if (!chase.allowed) return progress.state === "registered" ? null : <p className="step-hint">{chase.reason}。</p>;
  const send = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <form noValidate onSubmit={send}>
      <Field id="chase" label="想催一催？可以说一句话（可不填）" error={fieldErrorsOf(sending.error).words}>
        {(marks) => (
          <textarea
            {...marks}
            className="input"
            rows={2}
            maxLength={300}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      {sending.isError && <Failure error={sending.error} />}
      <p className="row">
        <button type="submit" className="button" disabled={sending.isPending}>
          {sending.isPending ? "正在提交……" : "催一催"}
        </button>
      </p>
      <p className="step-hint">每个工作日可催一次，会马上转给承办单位。</p>
    </form>
  );
}

function Withdraw({ progress, receipt, onDone }: Props) {
  const [reason, setReason] = useState("");
  const [gap, setGap] = useState<string>();
  const sending = useMutation({
    mutationFn: (why: string) => api(withdrawByRequester, { body: { ...receipt, reason: why } }),
    onSuccess: () => onDone(),
  });
  if (!progress.can.withdraw.allowed) return <p className="step-hint">{progress.can.withdraw.reason}。</p>;
  const send = () => {
    const why = plainWords(reason);
    if (why === undefined || why.length < 2) {
      setGap("请写明为什么撤回，至少 2 个字");
      document.getElementById("withdraw")?.focus();
      return;
    }
    sending.mutate(why);
  };
  return (
    <div>
      <Field id="withdraw" label="不用办了？请写明撤回的原因" error={gap ?? fieldErrorsOf(sending.error).reason}>
        {(marks) => (
          <textarea
            {...marks}
            className="input"
            rows={2}
            maxLength={300}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
              setGap(undefined);
            }}
          />
        )}
      </Field>
      {sending.isError && <Failure error={sending.error} />}
      <AskTwice
        label="撤回这件诉求"
        question="撤回后不再办理，也不能恢复。确定撤回吗？"
        yes={sending.isPending ? "正在撤回……" : "确定撤回"}
        onYes={send}
      />
    </div>
  );
}
