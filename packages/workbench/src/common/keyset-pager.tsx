import { Button } from "antd";
import { useLocation, useNavigate, useSearchParams } from "react-router";

/** 上一页 and 下一页 over keyset cursors; the cursor and the page number stand in the address. */
export function KeysetPager({ count, next }: { count: number; next: string | null }) {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const { state } = useLocation() as { state: { cameByNext?: boolean } | null };
  const page = Math.max(1, Number(params.get("page") ?? 1) || 1);
  const isFirst = params.get("after") === null;
  const turn = (changes: Record<string, string | null>, came: boolean) => {
    const search = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) search.delete(name);
      else search.set(name, value);
    }
    void navigate({ search: search.toString() }, { state: { cameByNext: came } });
  };
  if (isFirst && next === null) return <p className="pager faint">共 {count} 件</p>;
  return (
    <nav className="pager" aria-label="翻页">
      <Button
        disabled={isFirst}
        onClick={() => (state?.cameByNext === true ? void navigate(-1) : turn({ after: null, page: null }, false))}
      >
        {isFirst || state?.cameByNext === true ? "上一页" : "回到第一页"}
      </Button>
      <span aria-live="polite">
        第 {page} 页，本页 {count} 件{next === null && "，已到末页"}
      </span>
      <Button disabled={next === null} onClick={() => turn({ after: next, page: String(page + 1) }, true)}>
        下一页
      </Button>
    </nav>
  );
}
