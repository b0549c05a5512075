import type { ArticleState, RevisionStage } from "@yihao/contract/knowledge";
import { type ArticleContent, ArticleState as ArticleStates, RevisionStage as RevisionStages } from "@yihao/contract/knowledge";
import { type Actor, decideHolds, type Scope, seesAgency } from "../../kernel/actor.ts";
import { all, allow, atField, type Decision, refuse } from "../../kernel/decision.ts";

/** Where an article stands together with its revision: the second word is the revision's. */
export type Phase =
  | "draft"
  | "inReview"
  | "published"
  | "publishedDraft"
  | "publishedInReview"
  | "expired"
  | "expiredDraft"
  | "expiredInReview";
export type ArticleMove = "edit" | "submit" | "pass" | "sendBack" | "expire";

/** A text under review stays as it is; a revision outlives the expiry of its article and may bring it back. */
export const articleMoves = {
  draft: { edit: "draft", submit: "inReview" },
  inReview: { pass: "published", sendBack: "draft" },
  published: { edit: "publishedDraft", expire: "expired" },
  publishedDraft: { edit: "publishedDraft", submit: "publishedInReview", expire: "expiredDraft" },
  publishedInReview: { pass: "published", sendBack: "publishedDraft", expire: "expiredInReview" },
  expired: { edit: "expiredDraft" },
  expiredDraft: { edit: "expiredDraft", submit: "expiredInReview" },
  expiredInReview: { pass: "published", sendBack: "expiredDraft" },
} as const satisfies Record<Phase, Partial<Record<ArticleMove, Phase>>>;

type Stand = { readonly state: ArticleState; readonly revision: RevisionStage | null };
const stands: Readonly<Record<Phase, Stand>> = {
  draft: { state: "draft", revision: null },
  inReview: { state: "inReview", revision: null },
  published: { state: "published", revision: null },
  publishedDraft: { state: "published", revision: "draft" },
  publishedInReview: { state: "published", revision: "inReview" },
  expired: { state: "expired", revision: null },
  expiredDraft: { state: "expired", revision: "draft" },
  expiredInReview: { state: "expired", revision: "inReview" },
};

const moveWords: Readonly<Record<ArticleMove, string>> = {
  edit: "修改",
  submit: "提交审核",
  pass: "审核",
  sendBack: "审核",
  expire: "失效",
};

/** What rules ask about an article. `agencyId` is that of the text in use; `work` is the text an act concerns: the revision, or else the article. */
export type ArticleStanding = Stand & {
  readonly agencyId: string | null;
  readonly work: { readonly agencyId: string | null; readonly expiresOn: string | null; readonly writerId: string | null };
};

export function phaseOf(stand: Stand): Phase {
  const found = (Object.keys(stands) as Phase[]).find(
    (phase) => stands[phase].state === stand.state && stands[phase].revision === stand.revision,
  );
  if (found === undefined) throw new Error(`an article in state ${stand.state} has no revision`);
  return found;
}

export function standAfter(stand: Stand, move: ArticleMove): Stand | null {
  const after = (articleMoves[phaseOf(stand)] as Partial<Record<ArticleMove, Phase>>)[move];
  return after === undefined ? null : stands[after];
}

export function decideMove(stand: Stand, move: ArticleMove): Decision {
  if (standAfter(stand, move) !== null) return allow;
  const revision = stand.revision === null ? "" : `，${RevisionStages.word(stand.revision)}`;
  return refuse("article.wrongState", { state: `${ArticleStates.word(stand.state)}${revision}`, act: moveWords[move] });
}

/** An agency's people write for their own agencies, and not for the hotline (no agency); people of the centre for all. */
function decideOwn(actor: Actor, ...agencyIds: readonly (string | null)[]): Decision {
  if (actor.kind === "system") return allow;
  if (actor.kind === "requester") return refuse("article.notYours");
  return agencyIds.every((agencyId) => seesAgency(actor.scope, agencyId)) ? allow : refuse("article.notYours");
}

export function decideContent(actor: Actor, content: Pick<ArticleContent, "agencyId" | "effectiveFrom" | "expiresOn">): Decision {
  const isReversed = content.expiresOn !== null && content.expiresOn < content.effectiveFrom;
  return all(decideOwn(actor, content.agencyId), isReversed ? atField("expiresOn", refuse("article.datesReversed")) : allow);
}

export function decideEdit(actor: Actor, article: ArticleStanding): Decision {
  return all(decideHolds(actor, "knowledge.draft"), decideOwn(actor, article.agencyId), decideMove(article, "edit"));
}

export function decideSubmit(actor: Actor, article: ArticleStanding, today: string): Decision {
  return all(
    decideHolds(actor, "knowledge.draft"),
    decideOwn(actor, article.agencyId, article.work.agencyId),
    decideMove(article, "submit"),
    decideNotPast(article, today),
  );
}

/** Four eyes: who last wrote the text does not pass it. */
export function decideReview(actor: Actor, article: ArticleStanding): Decision {
  const isOwnText = actor.kind === "staff" && actor.accountId === article.work.writerId;
  return all(
    decideHolds(actor, "knowledge.review"),
    decideOwn(actor, article.agencyId, article.work.agencyId),
    decideMove(article, "pass"),
    isOwnText ? refuse("article.ownReview") : allow,
  );
}

/** To publish also asks for the dates; to send back does not, so that an article overtaken by its date is not stuck. */
export function decidePass(actor: Actor, article: ArticleStanding, today: string): Decision {
  return all(decideReview(actor, article), decideNotPast(article, today));
}

export function decideExpire(actor: Actor, article: ArticleStanding): Decision {
  return all(decideHolds(actor, "knowledge.review"), decideOwn(actor, article.agencyId), decideMove(article, "expire"));
}

function decideNotPast(article: ArticleStanding, today: string): Decision {
  const { expiresOn } = article.work;
  return expiresOn !== null && expiresOn < today ? refuse("article.expiryPassed", { date: expiresOn }) : allow;
}

/** The last day counts: an article that expires on the 30th is still in use on the 30th. Dates are Shanghai's. */
export function isInUse(article: { state: ArticleState; effectiveFrom: string; expiresOn: string | null }, today: string): boolean {
  return article.state === "published" && article.effectiveFrom <= today && (article.expiresOn === null || article.expiresOn >= today);
}

/** Answers rest only on what is in use; internal articles may be cited, since the citation shows no more than the title. */
export function decideCitable(
  article: { title: string; state: ArticleState; effectiveFrom: string; expiresOn: string | null },
  today: string,
): Decision {
  return isInUse(article, today) ? allow : refuse("demand.articleNotCitable", { title: article.title });
}

/** Whose unfinished texts a person sees. What was published once is for every reader; drafts are for those who write or review them. */
export function unfinishedScope(actor: Actor, cityCode: string): Scope {
  const none: Scope = { cityCode, platformCodes: [], agencyIds: [] };
  if (actor.kind === "system") return { cityCode, platformCodes: "all", agencyIds: "all" };
  if (actor.kind === "requester") return none;
  return actor.permissions.has("knowledge.draft") || actor.permissions.has("knowledge.review") ? actor.scope : none;
}
