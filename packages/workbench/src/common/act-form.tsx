import { ProblemError } from "@yihao/contract/client";
import type { CallOf, Endpoint, ReplyOf } from "@yihao/contract/endpoint";
import { Alert, Button, Drawer, Form } from "antd";
import { type ReactNode, useState } from "react";
import { useAct } from "./use-act.ts";
import { useDraft } from "./use-draft.ts";
import type { LiveTopic } from "./use-live.ts";

type Props<E extends Endpoint, Values extends object> = {
  title: string;
  open: boolean;
  onClose: () => void;
  to: E;
  topics: readonly LiveTopic[];
  /** Names the draft, e.g. `reply.<id>`; without it nothing typed is kept (passwords). */
  draftKey?: string;
  initialValues?: Partial<Values>;
  toCall: (values: Values) => CallOf<E>;
  done: (reply: ReplyOf<E>) => string;
  onDone?: (reply: ReplyOf<E>) => void;
  submitWord: string;
  /** What will happen, in words; for acts that cannot be taken back. */
  consequence?: ReactNode;
  isDangerous?: boolean;
  children: ReactNode;
};

/** The form of one act beside the facts it is about: draft kept, checked by the contract, problems at their fields, Ctrl+Enter sends. */
export function ActForm<E extends Endpoint, Values extends object>(props: Props<E, Values>) {
  const { title, open, onClose, submitWord } = props;
  return (
    <Drawer title={title} open={open} onClose={onClose} size={560} destroyOnHidden rootClassName="act-form">
      {open && <ActFields {...props} key={title + submitWord} />}
    </Drawer>
  );
}

function ActFields<E extends Endpoint, Values extends object>({
  title,
  onClose,
  to,
  topics,
  draftKey,
  initialValues,
  toCall,
  done,
  onDone,
  submitWord,
  consequence,
  isDangerous = false,
  children,
}: Props<E, Values>) {
  const [form] = Form.useForm<Values>();
  const draft = useDraft<Values>(draftKey);
  const [kept] = useState(() => draft.read());
  const [problem, setProblem] = useState<{ title: string; requestId?: string }>();
  const act = useAct(to, { topics, done, isForm: true });
  const showFields = (fields: readonly { field: string; message: string }[]) => {
    const names = new Set(
      Object.keys(form.getFieldsValue(true) as object).concat(form.getFieldsError().map(({ name }) => String(name[0]))),
    );
    // A field of a part of the body ("interim.plan") stands in the form under its own name.
    const nameOf = (parts: readonly string[]) => parts.find((part) => names.has(part)) ?? parts[0] ?? "";
    const own = fields.map(({ field, message }) => ({ name: nameOf(field.split(".")), message }));
    for (const { name, message } of own) if (names.has(name)) form.setFields([{ name: name as never, errors: [message] }]);
    const first = own.find(({ name }) => names.has(name));
    if (first !== undefined) form.scrollToField(first.name as never, { focus: true });
    return own.filter(({ name }) => !names.has(name)).map(({ message }) => message);
  };
  const send = (values: Values) => {
    setProblem(undefined);
    const call = toCall(values);
    // The same schema that the server will use, so that its sentences appear at once.
    const checked = to.body?.safeParse((call as { body?: unknown }).body);
    if (checked !== undefined && !checked.success) {
      const rest = showFields(checked.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message })));
      if (rest.length > 0) setProblem({ title: rest.join("；") });
      return;
    }
    act.mutate(call, {
      onSuccess: (reply) => {
        draft.drop();
        onClose();
        onDone?.(reply);
      },
      onError: (error) => {
        if (!(error instanceof ProblemError)) throw error;
        const { title: sentence, requestId, status, fields = [] } = error.problem;
        const rest = showFields(fields);
        if (fields.length === 0 || rest.length > 0)
          setProblem({ title: fields.length === 0 ? sentence : rest.join("；"), ...(status >= 500 ? { requestId } : {}) });
      },
    });
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      name={draftKey?.replace(/[^\w-]/g, "-") ?? "act"}
      aria-label={title}
      initialValues={{ ...initialValues, ...kept }}
      onValuesChange={(_, values) => draft.keep(values)}
      onFinish={send}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit();
      }}
    >
      {problem !== undefined && (
        <Alert
          className="act-problem"
          type="error"
          showIcon
          role="alert"
          title={problem.title}
          description={problem.requestId ? `报障时请报编号 ${problem.requestId}` : undefined}
        />
      )}
      {children}
      <footer className="act-foot">
        {consequence !== undefined && <p className="act-consequence">{consequence}</p>}
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" danger={isDangerous} htmlType="submit" loading={act.isPending} title="Ctrl + Enter">
          {submitWord}
        </Button>
      </footer>
    </Form>
  );
}
