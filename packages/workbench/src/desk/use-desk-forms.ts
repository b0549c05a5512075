import { Form, type FormInstance } from "antd";
import { useCallback, useRef, useState } from "react";
import { useDraft } from "../common/use-draft.ts";
import type { ActName, DisposalValues } from "./disposals.ts";
import { newRequestKey } from "./request-key.ts";

/** A demand that exists on the server. The query code is known only to whoever registered it. */
export type Registered = { id: string; number: string; queryCode?: string; next?: string };

type Kept<Values> = { requestKey: string; act: ActName; values: Partial<Values>; disposal: DisposalValues; registered?: Registered };

export type DeskForms<Values extends object> = {
  form: FormInstance<Values>;
  disposalForm: FormInstance<DisposalValues>;
  initialValues: Partial<Values>;
  initialDisposal: DisposalValues;
  requestKey: string;
  /** What is sent next is another demand. */
  renewKey: () => void;
  act: ActName;
  choose: (act: ActName) => void;
  registered: Registered | undefined;
  hold: (registered: Registered) => void;
  save: () => void;
  drop: () => void;
};

/** The two forms of a desk (what is it, what becomes of it), kept for this tab under one key until they are sent. */
export function useDeskForms<Values extends object>(draftKey: string, initialValues: Partial<Values>): DeskForms<Values> {
  const [form] = Form.useForm<Values>();
  const [disposalForm] = Form.useForm<DisposalValues>();
  const draft = useDraft<Kept<Values>>(draftKey);
  const [kept] = useState(() => {
    const read = draft.read();
    return { ...read, requestKey: read.requestKey ?? newRequestKey(), act: read.act ?? ("answer" as ActName) };
  });
  const [act, setAct] = useState(kept.act);
  const [requestKey, setRequestKey] = useState(kept.requestKey);
  const [registered, setRegistered] = useState(kept.registered);
  const latest = useRef<Pick<Kept<Values>, "requestKey" | "act" | "registered">>({
    requestKey: kept.requestKey,
    act: kept.act,
    ...(kept.registered === undefined ? {} : { registered: kept.registered }),
  });
  const save = useCallback(
    () => draft.keep({ ...latest.current, values: form.getFieldsValue(true), disposal: disposalForm.getFieldsValue(true) }),
    [draft, form, disposalForm],
  );
  const choose = useCallback(
    (next: ActName) => {
      latest.current.act = next;
      setAct(next);
      save();
    },
    [save],
  );
  const renewKey = useCallback(() => {
    latest.current.requestKey = newRequestKey();
    setRequestKey(latest.current.requestKey);
    save();
  }, [save]);
  const hold = useCallback(
    (next: Registered) => {
      latest.current.registered = next;
      setRegistered(next);
      save();
    },
    [save],
  );
  return {
    form,
    disposalForm,
    initialValues: { ...initialValues, ...kept.values },
    initialDisposal: kept.disposal ?? {},
    requestKey,
    renewKey,
    act,
    choose,
    registered,
    hold,
    save,
    drop: draft.drop,
  };
}
