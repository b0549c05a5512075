import { readArticle } from "@yihao/contract/knowledge";
import { Button } from "antd";
import { Loaded } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";

/** One article in full. The inside note is for the operator's eyes and never goes into an answer. */
export function ArticleReading({ id, onQuote }: { id: string; onQuote: (body: string) => void }) {
  const article = useReading(readArticle, { params: { id } }, { topics: ["articles"] });
  return (
    <Loaded query={article} skeleton={<RowsSkeleton rows={3} />}>
      {({ body, internalNote, basis, visibility, agencyName, updatedAt, expiresOn }) => (
        <div className="desk-article">
          {internalNote !== null && (
            <p className="desk-inside prose">
              <strong>内部说明（不对外）</strong>
              {"\n"}
              {internalNote}
            </p>
          )}
          <p className="prose">{body}</p>
          {basis !== null && <p className="faint">依据：{basis}</p>}
          <p className="faint">
            {agencyName !== null && `${agencyName} · `}更新 <Moment at={updatedAt} as="short" />
            {expiresOn !== null && ` · 有效至 ${expiresOn}`}
          </p>
          {visibility === "public" && (
            <Button size="small" onClick={() => onQuote(body)}>
              引用并填入答复
            </Button>
          )}
        </div>
      )}
    </Loaded>
  );
}
