import type { Article, ArticleContent, ArticleRevision } from "@yihao/contract/knowledge";
import { ArticleKind, ArticleVisibility } from "@yihao/contract/knowledge";
import { lineChanges } from "./line-changes.ts";
import { useArticlePlaces } from "./use-article-places.ts";

type Field = { name: string; wordsOf: (content: ArticleContent) => string };

/** What a revision changes of the text in use, field by field; old crossed out, new underlined, each also in words. */
export function RevisionChanges({ article, revision }: { article: Article; revision: ArticleRevision }) {
  const places = useArticlePlaces();
  const fields: readonly Field[] = [
    { name: "标题", wordsOf: ({ title }) => title },
    { name: "内容", wordsOf: ({ body }) => body },
    { name: "内部说明", wordsOf: ({ internalNote }) => internalNote ?? "" },
    { name: "依据", wordsOf: ({ basis }) => basis ?? "" },
    { name: "类型", wordsOf: ({ kind }) => ArticleKind.word(kind) },
    { name: "公开范围", wordsOf: ({ visibility }) => ArticleVisibility.word(visibility) },
    { name: "分类", wordsOf: ({ categoryCode }) => places.categoryName(categoryCode) },
    { name: "单位", wordsOf: ({ agencyId }) => places.agencyName(agencyId) },
    { name: "关键字", wordsOf: ({ keywords }) => keywords.join("、") },
    { name: "别名", wordsOf: ({ aliases }) => aliases.join("、") },
    { name: "生效日期", wordsOf: ({ effectiveFrom }) => effectiveFrom },
    { name: "失效日期", wordsOf: ({ expiresOn }) => expiresOn ?? "长期有效" },
  ];
  const changed = fields.filter(({ wordsOf }) => wordsOf(article) !== wordsOf(revision));
  if (changed.length === 0) return <p className="faint">修改稿与现行内容相同。</p>;
  return (
    <dl className="revision-changes">
      {changed.map(({ name, wordsOf }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="prose">
            <Lines before={wordsOf(article)} after={wordsOf(revision)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Lines({ before, after }: { before: string; after: string }) {
  return lineChanges(before, after).map(({ kind, line }, place) => {
    // Lines may repeat; their order is all that tells them apart.
    const key = `${place}:${line}`;
    if (line === "" && kind !== "same") return null;
    if (kind === "same") return <p key={key}>{line === "" ? "\u00a0" : line}</p>;
    return kind === "removed" ? (
      <del key={key}>
        <span className="for-screen-readers">删去：</span>
        {line}
      </del>
    ) : (
      <ins key={key}>
        <span className="for-screen-readers">改为：</span>
        {line}
      </ins>
    );
  });
}
