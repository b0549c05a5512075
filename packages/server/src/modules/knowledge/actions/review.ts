import { insist } from "../../../kernel/decision.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { decidePass, decideReview, unfinishedScope } from "../rules.ts";
import { type ArticleRow, contentOf, loadArticle, markSentBack, savePending, savePublished, standingOf } from "../store/index.ts";
import { decideTitle, tell } from "./write.ts";

type Judgement = { readonly pass: boolean; readonly comment?: string | undefined };

/** 审核: publishes the submitted text, or gives it back to its writer with a comment. */
export async function reviewArticle(call: Call, id: string, judgement: Judgement): Promise<void> {
  await transact(call, async (act) => {
    const row = await loadArticle(act.db, unfinishedScope(act.actor, act.cityCode), id);
    const comment = judgement.comment ?? null;
    if (judgement.pass) await publish(act, row, comment);
    else await sendBack(act, row, comment);
  });
}

async function publish(act: Act, row: ArticleRow, comment: string | null): Promise<void> {
  insist(decidePass(act.actor, standingOf(row), dateOf(act.at)));
  const content = row.pending?.content ?? contentOf(row);
  // A revision may bring a title that another article took meanwhile.
  if (row.pending !== null) insist(await decideTitle(act, content.title, row.id));
  const version = row.version + 1;
  const writer =
    row.pending === null
      ? { draftedBy: row.drafted_by, draftedByName: row.drafted_by_name }
      : { draftedBy: row.pending.draftedBy, draftedByName: row.pending.draftedByName };
  await savePublished(
    act.db,
    { cityCode: act.cityCode, id: row.id },
    { content, version, ...writer, reviewedBy: act.actor.name, comment, at: act.at },
  );
  await tell(act, "article.published", row.id, { title: content.title, version, comment });
}

async function sendBack(act: Act, row: ArticleRow, comment: string | null): Promise<void> {
  insist(decideReview(act.actor, standingOf(row)));
  const key = { cityCode: act.cityCode, id: row.id };
  if (row.pending === null) await markSentBack(act.db, key, { by: act.actor.name, comment, at: act.at });
  else await savePending(act.db, key, { ...row.pending, stage: "draft", reviewComment: comment, updatedAt: act.at.toISOString() });
  await tell(act, "article.sentBack", row.id, { title: row.pending?.content.title ?? row.title, comment });
}
