import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { api, searchPublicArticles } from "../api.ts";
import { beginningOf, lengthOf, plainWords } from "../common/plain-words.ts";
import { useSettled } from "../common/use-settled.ts";

const typingPauseMs = 350;
const wordsMin = 2;
const wordsMax = 60;

/** Answers that follow the typed words. A failure here is quiet: whoever types may always go on and report. */
export function Answers({ words }: { words: string }) {
  const typed = [...(plainWords(words) ?? "")].slice(0, wordsMax).join("");
  const settled = useSettled(typed, typingPauseMs);
  const isAsking = lengthOf(settled) >= wordsMin && lengthOf(typed) >= wordsMin;
  const found = useQuery({
    queryKey: ["answers", settled],
    queryFn: () => api(searchPublicArticles, { query: { words: settled, limit: 4 } }),
    enabled: isAsking,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const items = isAsking ? (found.data?.items ?? []) : [];
  const isFound = isAsking && found.data !== undefined && !found.isPlaceholderData;

  return (
    <div className="answers">
      <p role="status" className={items.length === 0 ? "answers-said" : "answers-said answers-title"}>
        {isAsking && found.isError && "暂时找不了答案，不影响您反映。"}
        {isFound && items.length === 0 && "没有找到现成的答案，您可以直接反映。"}
        {items.length > 0 && `也许这里有答案（${items.length} 条）`}
      </p>
      {items.length > 0 && (
        <>
          <ul className="answers-list">
            {items.map((item) => (
              <li key={item.id}>
                <Link to={`/wiki/${item.id}`} className="answer">
                  <span className="answer-title">{item.title}</span>
                  <span className="answer-excerpt">{beginningOf(item.excerpt, 60)}</span>
                </Link>
              </li>
            ))}
          </ul>
          <p className="answers-else">都不是您要的？您写的话可以直接变成诉求：</p>
        </>
      )}
    </div>
  );
}
