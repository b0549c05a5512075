import type { Demand, DemandRow } from "@yihao/contract/demand";
import type { Attachment } from "@yihao/contract/files";
import { type Actor, decideHolds } from "../../kernel/actor.ts";
import { all, permitOf, refuse } from "../../kernel/decision.ts";
import { maskAddress, maskEmail, maskName, maskPhone } from "../../kernel/masking.ts";
import type { Crypto } from "../../platform/crypto.ts";
import type { Catalogue } from "../directory/index.ts";
import { type DemandMove, decideMergeHere, decideMove, decideWithdrawHere, fileNameWithoutWords, hidesIdentity } from "./rules.ts";
import type { DemandFacts, Outcome } from "./store/index.ts";

const excerptCharacters = 80;

export function presentRow(demand: DemandFacts, catalogue: Catalogue, actor: Actor): DemandRow {
  const content = [...demand.content.replace(/\s+/g, " ")];
  return {
    id: demand.id,
    number: demand.number,
    title: demand.title,
    excerpt: content.length > excerptCharacters ? `${content.slice(0, excerptCharacters).join("")}…` : content.join(""),
    channel: demand.channel,
    kind: demand.kind,
    state: demand.state,
    line: demand.line,
    urgency: demand.urgency,
    categoryCode: demand.category_code,
    categoryName: catalogue.categoryName(demand.category_code),
    regionCode: demand.region_code,
    regionName: catalogue.regionName(demand.region_code),
    requester: hidesIdentityOf(demand, actor) ? "（保密）" : demand.requester_label,
    registeredAt: demand.registered_at.toISOString(),
    registeredBy: demand.registered_by_name,
    workOrderId: demand.work_order_id,
    isConfidential: demand.is_confidential,
    isGreenChannel: demand.is_green_channel,
    specialCare: hidesIdentityOf(demand, actor) ? null : demand.special_care,
  };
}

/** Whether this person must not learn who the requester is. */
export const hidesIdentityOf = (demand: DemandFacts, actor: Actor) =>
  hidesIdentity({ kind: demand.kind, isAnonymous: demand.is_anonymous, isConfidential: demand.is_confidential }, actor);

/** Masked always; the whole is shown only by a look with its purpose. */
export function presentDemand(
  demand: DemandFacts,
  more: { outcome: Outcome; attachments: Attachment[]; catalogue: Catalogue; crypto: Crypto; actor: Actor },
): Demand {
  const { outcome, catalogue, crypto, actor } = more;
  const isHidden = hidesIdentityOf(demand, actor);
  const shown = (sealed: Buffer | null, mask: (value: string) => string) => {
    const value = isHidden ? null : crypto.open(sealed);
    return value === null ? null : mask(value);
  };
  return {
    ...presentRow(demand, catalogue, actor),
    content: demand.content,
    address: maskedAddress(crypto.open(demand.address_sealed), isHidden),
    longitude: demand.longitude,
    latitude: demand.latitude,
    occurredAt: demand.occurred_at?.toISOString() ?? null,
    requesterName: shown(demand.requester_name_sealed, maskName),
    requesterGender: isHidden ? "unknown" : (demand.requester_gender as Demand["requesterGender"]),
    requesterKind: demand.requester_kind as Demand["requesterKind"],
    enterpriseName: isHidden ? null : demand.enterprise_name,
    contactPhone: shown(demand.contact_phone_sealed ?? demand.caller_number_sealed, maskPhone),
    email: shown(demand.email_sealed, maskEmail),
    subjectName: demand.subject_name,
    isMasked: true,
    isAnonymous: demand.is_anonymous,
    noReplyWanted: demand.no_reply_wanted,
    previousNumber: demand.previous_number,
    attachments: isHidden ? more.attachments.map((each) => ({ ...each, name: fileNameWithoutWords(each.name) })) : more.attachments,
    answer:
      outcome.answer === undefined
        ? null
        : {
            answer: outcome.answer.answer,
            articles: outcome.answer.articles,
            answeredAt: outcome.answer.answered_at.toISOString(),
            answeredBy: outcome.answer.answered_by_name,
            conclusion:
              outcome.conclusion === undefined
                ? null
                : { orderNumber: outcome.conclusion.order_number, concludedAt: outcome.conclusion.concluded_at.toISOString() },
          },
    decline:
      outcome.decline === undefined
        ? null
        : { reason: outcome.decline.reason as NonNullable<Demand["decline"]>["reason"], explanation: outcome.decline.explanation },
    handOver:
      outcome.handOver === undefined
        ? null
        : { target: outcome.handOver.target as NonNullable<Demand["handOver"]>["target"], note: outcome.handOver.note },
    can: canOfDemand(demand, actor),
  };
}

const maskedAddress = (address: string | null, isHidden: boolean) => (address === null ? null : isHidden ? maskAddress(address) : address);

function canOfDemand(demand: DemandFacts, actor: Actor): Demand["can"] {
  const mayDispose = decideHolds(actor, "demand.dispose");
  const permit = (made: DemandMove) => permitOf(all(mayDispose, decideMove(demand.state, made)));
  return {
    answer: permit("answer"),
    decline: permit("decline"),
    handOver: permit("handOver"),
    merge: permitOf(all(mayDispose, decideMergeHere(demand.state))),
    order: permit("order"),
    withdraw: permitOf(all(decideHolds(actor, "workOrder.withdraw"), decideWithdrawHere(demand.state))),
    unmerge: permitOf(all(decideHolds(actor, "workOrder.merge"), decideMove(demand.state, "unmerge"))),
    reveal: permitOf(
      all(decideHolds(actor, "demand.reveal"), hidesIdentityOf(demand, actor) ? refuse("demand.identityHidden") : { ok: true }),
    ),
  };
}
