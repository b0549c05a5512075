import type { DemandDraft, PublicDemandDraft, Receipt } from "@yihao/contract/demand";
import { Absent, atField, insist, Refusal } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { happenedNow } from "../../../platform/events.ts";
import { claimAttachments } from "../../../platform/files.ts";
import { throttle } from "../../../platform/throttle.ts";
import { transact } from "../../../platform/transact.ts";
import type { Call } from "../../../platform/world.ts";
import { catalogueOf, decideCategory, decideRegion } from "../../directory/index.ts";
import { decideOccurredAt, decideReachable, queryCodeOf, requesterLabel, titleOf, urgencyFor } from "../rules.ts";
import {
  type DemandFacts,
  findByRequestKey,
  insertRegistration,
  insertRegistrationIn,
  type NewDemand,
  type Registration,
} from "../store/index.ts";
import { searchOf } from "./words.ts";

const nextWords = "我们会尽快处理：能当场答复的立即答复，其余转承办单位办理；您可凭受理编号和查询码随时查看进度";
const publicThrottle = { limit: 60, windowMinutes: 10, code: "demand.tooMany" } as const;

/** 登记. Idempotent by the caller's request key: the same key again gives the same receipt and adds nothing. */
export async function registerDemand(call: Call, draft: DemandDraft): Promise<Receipt> {
  const occurredAt = draft.occurredAt === null ? null : new Date(draft.occurredAt);
  insist(decideOccurredAt(occurredAt, call.at));
  insist(decideReachable({ noReplyWanted: draft.noReplyWanted, phones: [draft.contactPhone, draft.callerNumber], email: draft.email }));
  const catalogue = await catalogueOf(call);
  insist(atField("categoryCode", decideCategory(catalogue, draft.categoryCode)));
  insist(atField("regionCode", decideRegion(catalogue, draft.regionCode)));

  const { crypto, numbers } = call.world;
  const number = await numbers.next(call.cityCode, call.at);
  const code = queryCodeFor(call, draft.requestKey);
  const contact = draft.contactPhone ?? draft.callerNumber;
  const demand: NewDemand = {
    city_code: call.cityCode,
    id: newId(call.at),
    number,
    platform_code: call.actor.kind === "staff" ? call.actor.platformCode : call.cityCode,
    channel: draft.channel,
    kind: draft.kind,
    line: draft.line,
    state: "registered",
    urgency: urgencyFor(draft.urgency, draft.specialCare),
    title: draft.title,
    content: draft.content,
    category_code: draft.categoryCode,
    region_code: draft.regionCode,
    address_sealed: crypto.seal(draft.address),
    longitude: draft.longitude,
    latitude: draft.latitude,
    occurred_at: occurredAt,
    requester_name_sealed: crypto.seal(draft.requesterName),
    requester_label: requesterLabel({
      isAnonymous: draft.isAnonymous,
      name: draft.requesterName,
      enterpriseName: draft.enterpriseName,
      phone: contact,
    }),
    requester_gender: draft.requesterGender,
    requester_kind: draft.requesterKind,
    enterprise_name: draft.enterpriseName ?? null,
    caller_number_sealed: crypto.seal(draft.callerNumber),
    caller_number_digest: draft.callerNumber === undefined ? null : phoneDigest(call, draft.callerNumber),
    contact_phone_sealed: crypto.seal(draft.contactPhone),
    contact_phone_digest: draft.contactPhone === undefined ? null : phoneDigest(call, draft.contactPhone),
    email_sealed: crypto.seal(draft.email),
    subject_name: draft.subjectName ?? null,
    subject_phone_sealed: crypto.seal(draft.subjectPhone),
    call_id: draft.callId ?? null,
    previous_number: draft.previousNumber ?? null,
    is_anonymous: draft.isAnonymous,
    is_confidential: draft.isConfidential,
    no_reply_wanted: draft.noReplyWanted,
    is_green_channel: draft.specialCare !== null,
    special_care: draft.specialCare,
    registered_at: call.at,
    registered_by: call.actor.kind === "staff" ? call.actor.accountId : null,
    registered_by_name: call.actor.kind === "staff" ? call.actor.name : null,
    query_code_digest: queryCodeDigest(call, number, code),
    request_key: draft.requestKey,
    search: searchOf(draft),
  };
  const event = happenedNow(call, {
    type: "demand.registered",
    subjectId: demand.id,
    demandId: demand.id,
    facts: { channel: draft.channel, kind: draft.kind },
  });
  const registration = { demand, event, auditId: newId(call.at), requestId: call.requestId, ip: call.ip };
  const isNew =
    draft.attachmentIds.length === 0
      ? await insertRegistration(call.world.pool, call.world.config.namesStatements, registration)
      : await registerWithAttachments(call, registration, draft.attachmentIds);
  if (!isNew) return repeatReceipt(call, draft);
  call.world.signals.publish(call.cityCode, ["demands"]);
  return { id: demand.id, number, queryCode: code, registeredAt: call.at.toISOString(), next: nextWords };
}

/** A citizen's own report: the hotline completes what was left open. */
export async function registerPublicDemand(call: Call, draft: PublicDemandDraft): Promise<Receipt> {
  await throttle(call, "publicDemand", call.ip ?? "unknown", publicThrottle);
  return registerDemand(call, {
    ...draft,
    title: titleOf(draft.content),
    kind: draft.kind ?? "other",
    categoryCode: null,
    occurredAt: null,
    urgency: "normal",
    requesterGender: "unknown",
    requesterKind: draft.line === "enterprise" ? "enterprise" : "individual",
    callerNumber: undefined,
    subjectName: undefined,
    subjectPhone: undefined,
    callId: undefined,
    previousNumber: undefined,
    specialCare: null,
  });
}

// Photos belong to the demand or nothing is written: this path, the rarer one, takes a transaction.
async function registerWithAttachments(call: Call, registration: Registration, attachmentIds: readonly string[]): Promise<boolean> {
  return transact(call, async (act) => {
    const isNew = await insertRegistrationIn(act.db, registration);
    if (isNew) await claimAttachments(act, attachmentIds, { type: "demand", id: registration.demand.id });
    return isNew;
  });
}

async function repeatReceipt(call: Call, draft: DemandDraft): Promise<Receipt> {
  const known = await findByRequestKey(call.db, call.cityCode, draft.requestKey);
  if (known === undefined) throw new Absent("件诉求");
  if (!isSameReport(call, known, draft)) throw new Refusal("demand.keyReused");
  return {
    id: known.id,
    number: known.number,
    queryCode: queryCodeFor(call, draft.requestKey),
    registeredAt: known.registered_at.toISOString(),
    next: nextWords,
  };
}

// What staff may change or add since then (title, kind, a supplement below the words) does not make it another report.
function isSameReport(call: Call, known: DemandFacts, draft: DemandDraft): boolean {
  const isSame = (sealed: Buffer | null, value: string | undefined) => call.world.crypto.open(sealed) === (value ?? null);
  return (
    (known.content === draft.content || known.content.startsWith(`${draft.content}\n【补充】`)) &&
    known.channel === draft.channel &&
    isSame(known.contact_phone_sealed, draft.contactPhone) &&
    isSame(known.caller_number_sealed, draft.callerNumber) &&
    isSame(known.requester_name_sealed, draft.requesterName) &&
    isSame(known.email_sealed, draft.email)
  );
}

/** The code comes from the request key, so that a receipt can be given again; only its digest is stored. */
const queryCodeFor = (call: Call, requestKey: string) => queryCodeOf(call.world.crypto.digest(`queryCode:${call.cityCode}`, requestKey));
export const queryCodeDigest = (call: Call, number: string, code: string) => call.world.crypto.digest(`queryCodeOf:${number}`, code);
export const phoneDigest = (call: Call, phone: string) => call.world.crypto.digest("phone", phone.replace(/\D/g, ""));
