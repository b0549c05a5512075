import { type Article, readArticle } from "@yihao/contract/knowledge";
import { dateWords } from "@yihao/ui/time-words.ts";
import { Link, useParams } from "react-router";
import { Loaded } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { CaseSkeleton } from "../common/skeletons.tsx";
import { EmptyState, ForbiddenState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { useMe } from "../session/use-me.ts";
import { newArticleValues, valuesOf } from "./article-draft.ts";
import { ArticleEditor } from "./article-editor.tsx";

/** /knowledge/new */
export function NewArticlePage() {
  const me = useMe();
  if (!me.permissions.includes("knowledge.draft")) return <ForbiddenState sentence="您的岗位没有“起草知识”权限" />;
  return (
    <PageShell title="起草知识" count="保存后提交审核，由他人审核通过后发布">
      <ArticleEditor article={undefined} initial={newArticleValues(dateWords(new Date()), me.agency?.id ?? null)} />
    </PageShell>
  );
}

/** /knowledge/:id/edit */
export function EditArticlePage() {
  const { id = "" } = useParams();
  const article = useReading(readArticle, { params: { id } }, { topics: ["articles"] });
  return (
    <Loaded query={article} skeleton={<CaseSkeleton />}>
      {(found) => <Edit key={found.id} article={found} />}
    </Loaded>
  );
}

function Edit({ article }: { article: Article }) {
  const { edit } = article.can;
  const back = <Link to={`/knowledge/${article.id}`}>看这条知识</Link>;
  return (
    <PageShell title={`修改：${article.title}`} tools={back}>
      {edit.allowed ? (
        <ArticleEditor article={article} initial={valuesOf(article)} />
      ) : (
        <EmptyState title="现在不能修改" hint={edit.reason} action={back} />
      )}
    </PageShell>
  );
}
