import { answerDemand, declineDemand, handOverDemand } from "@yihao/contract/demand";
import type { DeclineReason, HandOverTarget } from "@yihao/contract/demand-words";
import type { CallOf, Endpoint, ReplyOf } from "@yihao/contract/endpoint";
import type { ValueOf } from "@yihao/contract/words";
import { createWorkOrder, mergeDemand } from "@yihao/contract/work-order";
import { api } from "../api.ts";

export type Cited = { id: string; title: string };
export type MergeTarget = { value: string; label: string };

/** Everything that any of the disposals asks for; what was typed for one stays while another is looked at. */
export type DisposalValues = {
  answer?: string;
  cited?: Cited[];
  orderNote?: string;
  /** Absent: the usual agency of the category. Null: none. */
  agencyId?: string | null;
  target?: ValueOf<typeof HandOverTarget>;
  handOverNote?: string;
  declineReason?: ValueOf<typeof DeclineReason>;
  explanation?: string;
  mergeInto?: MergeTarget;
  /** 重复交办: the order that was handled to its end before. */
  repeats?: MergeTarget;
  /** 终结意见 that the answer repeats; the label is the number of its order. */
  conclusion?: MergeTarget;
  mergeReason?: string;
};
export type DisposalField = keyof DisposalValues & string;
export type FieldProblem = { field: string; message: string };
export type Outcome = { sentence: string; workOrderId?: string };

type Disposal = {
  readonly word: string;
  readonly key?: string;
  readonly consequence: string;
  readonly isDangerous?: boolean;
  /** The form's name of a field of the wire. */
  readonly fieldOf: Readonly<Record<string, DisposalField>>;
  /** What the contract has against the values, before anything is sent. */
  readonly check: (values: DisposalValues) => FieldProblem[];
  readonly send: (demandId: string, values: DisposalValues) => Promise<Outcome>;
};

type Declared<E extends Endpoint> = Pick<Disposal, "word" | "key" | "consequence" | "isDangerous" | "fieldOf"> & {
  to: E;
  bodyOf: (values: DisposalValues) => unknown;
  done: (reply: ReplyOf<E>) => Outcome;
};

function disposal<const E extends Endpoint>({ to, bodyOf, done, ...rest }: Declared<E>): Disposal {
  return {
    ...rest,
    check: (values) => {
      const checked = to.body?.safeParse(bodyOf(values));
      return checked?.error?.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message })) ?? [];
    },
    send: async (id, values) => done(await api(to, { params: { id }, body: bodyOf(values) } as unknown as CallOf<E>)),
  };
}

/** What may become of a demand at the desk, in the order in which it is usually chosen. */
const disposals = {
  answer: disposal({
    word: "在线解答",
    key: "F8",
    consequence: "解答后诉求即告办结。",
    to: answerDemand,
    fieldOf: { answer: "answer", articleIds: "cited", conclusionId: "conclusion" },
    bodyOf: ({ answer = "", cited = [], conclusion }) => ({
      answer,
      articleIds: cited.map(({ id }) => id),
      conclusionId: conclusion?.value ?? null,
    }),
    done: () => ({ sentence: "已在线解答，诉求办结" }),
  }),
  order: disposal({
    word: "转工单",
    key: "F9",
    consequence: "工单进入待派单，由派单员确定承办单位。",
    to: createWorkOrder,
    fieldOf: { note: "orderNote", suggestedAgencyId: "agencyId", repeatsOrderId: "repeats" },
    bodyOf: ({ orderNote, agencyId, repeats }) => ({
      note: orderNote,
      suggestedAgencyId: agencyId ?? null,
      repeatsOrderId: repeats?.value ?? null,
    }),
    done: (order) => ({ sentence: "已转工单，等待派单", workOrderId: order.id }),
  }),
  handOver: disposal({
    word: "转接其他热线",
    consequence: "登记转接后诉求即告办结，由对方热线受理。",
    to: handOverDemand,
    fieldOf: { target: "target", note: "handOverNote" },
    bodyOf: ({ target, handOverNote }) => ({ target, note: handOverNote }),
    done: () => ({ sentence: "已登记转接其他热线，诉求办结" }),
  }),
  decline: disposal({
    word: "不予受理",
    consequence: "提交后诉求即告办结，不能撤回；说明会给诉求人看到。",
    isDangerous: true,
    to: declineDemand,
    fieldOf: { reason: "declineReason", explanation: "explanation" },
    bodyOf: ({ declineReason, explanation = "" }) => ({ reason: declineReason, explanation }),
    done: () => ({ sentence: "已按不予受理办结" }),
  }),
  merge: disposal({
    word: "并入工单",
    consequence: "不再单独派单；工单办结时，这位诉求人也会收到答复。",
    to: mergeDemand,
    fieldOf: { workOrderId: "mergeInto", reason: "mergeReason" },
    bodyOf: ({ mergeInto, mergeReason = "" }) => ({ workOrderId: mergeInto?.value, reason: mergeReason }),
    done: (demand) => ({
      sentence: "已并入工单，办理结果会一并答复",
      ...(demand.workOrderId === null ? {} : { workOrderId: demand.workOrderId }),
    }),
  }),
} as const satisfies Record<string, Disposal>;

export type DisposalName = keyof typeof disposals;
/** `keep`: nothing becomes of the demand for now. */
export type ActName = DisposalName | "keep";
export const actNames = [...(Object.keys(disposals) as DisposalName[]), "keep"] as const satisfies readonly ActName[];

export const disposalNamed = (name: DisposalName): Disposal => disposals[name];
