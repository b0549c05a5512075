import { useInfiniteQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { api, searchPublicArticles } from "../api.ts";
import { addWords, beginDraft } from "../ask/draft.ts";
import { plainWords } from "../common/plain-words.ts";
import { EmptyState, Failure, Skeleton } from "../common/states.tsx";
import { PageHeading } from "../shell/page-heading.tsx";
import { articleKindWords } from "../words.ts";

const wordsMax = 100;
const pageSize = 20;

export function WikiPage() {
  const [search, setSearch] = useSearchParams();
  const words = search.get("words") ?? "";
  const found = useInfiniteQuery({
    queryKey: ["wiki", words],
    queryFn: ({ pageParam }) =>
      api(searchPublicArticles, { query: { words: words === "" ? undefined : words, limit: pageSize, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const count = found.hasNextPage ? `先列出 ${items.length} 条，还有更多` : `共 ${items.length} 条`;

  return (
    <>
      <PageHeading title="找答案" tabTitle={words === "" ? "找答案" : `找答案：${words}`} />
      <SearchForm key={words} words={words} onSearch={(typed) => setSearch(typed === "" ? {} : { words: typed })} />
      <p role="status" className="step-hint">
        {found.isSuccess &&
          items.length > 0 &&
          (words === "" ? `热线百科公开的政策和办事指南，${count}。` : `“${words}”找到的答案，${count}。`)}
      </p>
      {found.isPending && <Skeleton rows={6} label="正在查找" />}
      {found.isError && items.length === 0 && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && (
        <EmptyState title={words === "" ? "还没有公开的答案" : `没有找到“${words}”`}>
          <p>{words === "" ? "您可以直接反映，或拨打 12345 询问。" : "可以换个说法再找，少写几个字往往更容易找到；也可以直接问热线。"}</p>
          <Link
            className="button button-primary"
            to="/ask"
            onClick={() => {
              beginDraft(false);
              addWords(words);
            }}
          >
            反映给热线
          </Link>
        </EmptyState>
      )}
      <ul className="articles">
        {items.map((item) => (
          <li key={item.id}>
            <Link to={`/wiki/${item.id}`} className="answer">
              <span className="answer-title">{item.title}</span>
              <span className="answer-excerpt">{item.excerpt}</span>
              <span className="answer-facts">
                {[articleKindWords[item.kind], item.agencyName, `${item.updatedOn} 更新`].filter((each) => each !== null).join("　")}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {found.isFetchNextPageError && <Failure error={found.error} />}
      {found.hasNextPage && (
        <button type="button" className="button button-wide" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {found.isFetchingNextPage ? "正在载入……" : "再看一些"}
        </button>
      )}
    </>
  );
}

function SearchForm({ words, onSearch }: { words: string; onSearch: (words: string) => void }) {
  const [typed, setTyped] = useState(words);
  const search = (event: FormEvent) => {
    event.preventDefault();
    onSearch([...(plainWords(typed) ?? "")].slice(0, wordsMax).join(""));
  };
  return (
    <search>
      <form className="search" onSubmit={search}>
        <label className="for-screen-readers" htmlFor="search">
          要找什么
        </label>
        <input
          id="search"
          className="input"
          type="search"
          enterKeyHint="search"
          placeholder="比如：居住证、公积金提取"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="button button-primary">
          查找
        </button>
      </form>
    </search>
  );
}
