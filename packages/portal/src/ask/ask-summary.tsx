import { beginningOf } from "../common/plain-words.ts";
import type { Draft } from "./draft.ts";
import { contactWordsOf, usePlaceWords } from "./draft-facts.ts";

/** On a desk, beside the step: what has been said so far. */
export function AskSummary({ draft }: { draft: Draft }) {
  const place = usePlaceWords(draft);
  return (
    <aside className="ask-summary" aria-label="已填写的内容">
      <h2>已填写</h2>
      <dl className="facts">
        <dt>什么事</dt>
        <dd>{beginningOf(draft.content, 80) || "还没写"}</dd>
        <dt>照片</dt>
        <dd>{draft.attachments.length === 0 ? "没有" : `${draft.attachments.length} 个`}</dd>
        <dt>地点</dt>
        <dd>{place ?? "没填"}</dd>
        <dt>联系和要求</dt>
        <dd>{contactWordsOf(draft) ?? "没填"}</dd>
      </dl>
      <p>
        也可以直接拨打 <a href="tel:12345">12345</a>，由人工帮您登记。
      </p>
    </aside>
  );
}
