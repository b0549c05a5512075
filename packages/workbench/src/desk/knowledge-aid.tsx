import { DownOutlined, RightOutlined, SearchOutlined } from "@ant-design/icons";
import { type ArticleSummary, searchArticles } from "@yihao/contract/knowledge";
import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { Loaded } from "../common/loaded.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { ArticleReading } from "./article-reading.tsx";
import type { Cited } from "./disposals.ts";
import { lastName } from "./last-name.ts";
import { useSettled } from "./use-settled.ts";

export const knowledgeSearchId = "desk-knowledge-search";
const citedMax = 5;
const wordsMax = 100;
const shown = 6;

type Props = { said: string; cited: readonly Cited[]; onCite: (cited: Cited[]) => void; onQuote: (article: Cited, body: string) => void };

/** Knowledge that follows the words of the demand, or what is asked for in the box. */
export function KnowledgeAid({ said, cited, onCite, onQuote }: Props) {
  const [asked, setAsked] = useState("");
  const words = [...useSettled(asked.trim() || said.trim())].slice(0, wordsMax).join("");
  const found = useReading(
    searchArticles,
    { query: { words, state: "published", limit: shown } },
    { topics: ["articles"], enabled: words !== "", keepsPrevious: true },
  );
  return (
    <section className="desk-aid" aria-labelledby="desk-knowledge">
      <h2 id="desk-knowledge">知识</h2>
      <Input
        id={knowledgeSearchId}
        value={asked}
        onChange={(event) => setAsked(event.target.value)}
        prefix={<SearchOutlined aria-hidden="true" />}
        suffix={
          <span className="key-cap" aria-hidden="true">
            Ctrl K
          </span>
        }
        placeholder="查知识；不填时跟随主要内容"
        aria-label="查知识"
        allowClear
      />
      {words === "" ? (
        <p className="faint">写下主要内容后，相关知识会出现在这里。</p>
      ) : (
        <Loaded query={found} skeleton={<RowsSkeleton rows={4} />}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="faint">没有找到相关知识，可换个词查。</p>
            ) : (
              <ul className="desk-rows" aria-busy={found.isPlaceholderData}>
                {items.map((article) => (
                  <Row key={article.id} article={article} cited={cited} onCite={onCite} onQuote={onQuote} />
                ))}
              </ul>
            )
          }
        </Loaded>
      )}
    </section>
  );
}

function Row({ article, cited, onCite, onQuote }: { article: ArticleSummary } & Omit<Props, "said">) {
  const [isOpen, setOpen] = useState(false);
  const { id, title } = article;
  const isCited = cited.some((each) => each.id === id);
  return (
    <li>
      <div className="desk-article-head">
        <Checkbox
          checked={isCited}
          disabled={!isCited && cited.length >= citedMax}
          title={!isCited && cited.length >= citedMax ? `最多引用 ${citedMax} 条` : "引用"}
          aria-label={`引用 ${title}`}
          onChange={() => onCite(isCited ? cited.filter((each) => each.id !== id) : [...cited, { id, title }])}
        />
        <Button type="link" className="desk-row-title" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span>{title}</span>
          {isOpen ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
        </Button>
      </div>
      {isOpen ? (
        <ArticleReading id={id} onQuote={(body) => onQuote({ id, title }, body)} />
      ) : (
        <p className="desk-row-under">
          {article.visibility === "internal" && <span className="tag is-warning">内部</span>}{" "}
          {[article.categoryName !== null && lastName(article.categoryName), article.agencyName].filter(Boolean).join(" · ")}
        </p>
      )}
    </li>
  );
}
