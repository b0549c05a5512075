import { type DemandDraft, registerDemand } from "@yihao/contract/demand";
import type { Attachment } from "@yihao/contract/files";
import type { FieldProblem } from "./disposals.ts";

/** The whole field set of a registration as the form holds it. */
export type RegistrationValues = Partial<Omit<DemandDraft, "requestKey" | "attachmentIds">> & { attachments?: Attachment[] };

export const registrationFormName = "registration";
export const emptyRegistration: RegistrationValues = {
  channel: "phone",
  line: "citizen",
  urgency: "normal",
  requesterGender: "unknown",
  requesterKind: "individual",
};

export type RegistrationBody = Parameters<typeof registerDemand.body.parse>[0] & DemandDraft;

/** What is sent: the values, the key of this draft, and the ids of the files. */
export function registrationBody({ attachments = [], ...values }: RegistrationValues, requestKey: string): RegistrationBody {
  return {
    ...values,
    title: values.title ?? "",
    content: values.content ?? "",
    requestKey,
    attachmentIds: attachments.map(({ id }) => id),
  } as RegistrationBody;
}

/** The contract's sentences about a registration, before it is sent. */
export function registrationProblems(body: RegistrationBody): FieldProblem[] {
  const checked = registerDemand.body.safeParse(body);
  return checked.error?.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message })) ?? [];
}
