import type { ArticleContent, ArticleDraft } from "@yihao/contract/knowledge";
import { all, allow, atField, type Decision, insist, refuse } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { audit } from "../../../platform/audit.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { catalogueOf, decideCategory } from "../../directory/index.ts";
import { decideContent, decideEdit, decideSubmit, unfinishedScope } from "../rules.ts";
import {
  type ArticleRow,
  findTitle,
  insertDraft,
  loadArticle,
  markState,
  saveDraft,
  savePending,
  standingOf,
  type Writer,
} from "../store/index.ts";

export async function draftArticle(call: Call, draft: ArticleDraft): Promise<string> {
  const content = contentFrom(draft);
  return transact(call, async (act) => {
    const id = newId(act.at);
    insist(all(decideContent(act.actor, content), await decidePlaces(act, content, null), await decideTitle(act, content.title, null)));
    await insertDraft(act.db, { cityCode: act.cityCode, id }, content, writerOf(act));
    await tell(act, "article.drafted", id, { title: content.title });
    return id;
  });
}

/** A draft is rewritten in place; of what was published once a revision is kept aside. `basedOn`: ISO instant of the text the writer saw. */
export async function reviseArticle(call: Call, id: string, draft: ArticleDraft & { basedOn?: string | undefined }): Promise<void> {
  const content = contentFrom(draft);
  await transact(call, async (act) => {
    const row = await loadArticle(act.db, unfinishedScope(act.actor, act.cityCode), id);
    insist(
      all(
        decideEdit(act.actor, standingOf(row)),
        decideUnchanged(row, draft.basedOn),
        decideContent(act.actor, content),
        await decidePlaces(act, content, row),
        await decideTitle(act, content.title, id),
      ),
    );
    const by = writerOf(act);
    if (row.state === "draft") await saveDraft(act.db, { cityCode: act.cityCode, id }, content, by);
    else {
      const reviewComment = row.pending?.reviewComment ?? null;
      await savePending(
        act.db,
        { cityCode: act.cityCode, id },
        { stage: "draft", content, draftedBy: by.accountId, draftedByName: by.name, reviewComment, updatedAt: by.at.toISOString() },
      );
    }
    await tell(act, "article.revised", id, { title: content.title });
  });
}

export async function submitArticle(call: Call, id: string): Promise<void> {
  await transact(call, async (act) => {
    const row = await loadArticle(act.db, unfinishedScope(act.actor, act.cityCode), id);
    insist(decideSubmit(act.actor, standingOf(row), dateOf(act.at)));
    if (row.pending === null) await markState(act.db, { cityCode: act.cityCode, id }, "inReview", act.at);
    else await savePending(act.db, { cityCode: act.cityCode, id }, { ...row.pending, stage: "inReview", updatedAt: act.at.toISOString() });
    await tell(act, "article.submitted", id, { title: row.pending?.content.title ?? row.title });
  });
}

/** Audits an act upon an article and tells the open pages. */
export async function tell(act: Act, action: string, id: string, detail: Record<string, unknown>): Promise<void> {
  await audit(act, { action, subjectType: "article", subjectId: id, detail });
  act.topics.add("articles");
}

/** Says it of the form field; the unique index has the last word. */
export async function decideTitle(act: Act, title: string, exceptId: string | null): Promise<Decision> {
  const other = await findTitle(act.db, act.cityCode, title, exceptId);
  return other === undefined ? allow : atField("title", refuse("article.titleTaken", { title }));
}

function decideUnchanged(row: ArticleRow, basedOn: string | undefined): Decision {
  const changedAt = row.pending === null ? row.updated_at : new Date(row.pending.updatedAt);
  return basedOn === undefined || new Date(basedOn).getTime() === changedAt.getTime() ? allow : refuse("conflict.changed");
}

// What an article already has may stay, also when its category or agency was switched off since.
async function decidePlaces(act: Act, content: ArticleContent, row: ArticleRow | null): Promise<Decision> {
  const catalogue = await catalogueOf(act);
  const isAgencyFine =
    content.agencyId === null || content.agencyId === row?.agency_id || catalogue.agency(content.agencyId)?.isActive === true;
  return all(
    content.categoryCode === row?.category_code ? allow : atField("categoryCode", decideCategory(catalogue, content.categoryCode)),
    isAgencyFine ? allow : atField("agencyId", refuse("catalogue.unknownAgency")),
  );
}

function writerOf(act: Act): Writer {
  return { accountId: act.actor.kind === "staff" ? act.actor.accountId : null, name: act.actor.name, at: act.at };
}

function contentFrom(draft: ArticleDraft): ArticleContent {
  return {
    kind: draft.kind,
    title: draft.title,
    body: draft.body,
    internalNote: draft.internalNote ?? null,
    basis: draft.basis ?? null,
    keywords: [...new Set(draft.keywords)],
    aliases: [...new Set(draft.aliases)],
    categoryCode: draft.categoryCode,
    agencyId: draft.agencyId,
    visibility: draft.visibility,
    effectiveFrom: draft.effectiveFrom,
    expiresOn: draft.expiresOn,
  };
}
