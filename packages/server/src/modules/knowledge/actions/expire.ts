import { insist } from "../../../kernel/decision.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { transact } from "../../../platform/transact.ts";
import type { Call } from "../../../platform/world.ts";
import { decideExpire, unfinishedScope } from "../rules.ts";
import { loadArticle, markPastExpired, markState, standingOf } from "../store/index.ts";
import { tell } from "./write.ts";

const batchSize = 200;

export async function expireArticle(call: Call, id: string, reason: string): Promise<void> {
  await transact(call, async (act) => {
    const row = await loadArticle(act.db, unfinishedScope(act.actor, act.cityCode), id);
    insist(decideExpire(act.actor, standingOf(row)));
    await markState(act.db, { cityCode: act.cityCode, id }, "expired", act.at);
    await tell(act, "article.expired", id, { title: row.title, reason });
  });
}

/** Expires everything past its date. Returns how many. Running it twice does no harm. */
export async function expirePastArticles(call: Call): Promise<number> {
  for (let total = 0; ; ) {
    const expired = await transact(call, async (act) => {
      const rows = await markPastExpired(act.db, act.cityCode, dateOf(act.at), act.at, batchSize);
      for (const row of rows)
        await tell(act, "article.expired", row.id, { title: row.title, reason: "到失效日期", expiresOn: row.expires_on });
      return rows.length;
    });
    total += expired;
    if (expired < batchSize) return total;
  }
}
