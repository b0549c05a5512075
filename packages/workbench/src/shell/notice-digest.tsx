import { listNotices, type Notice } from "@yihao/contract/notice";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useReading } from "../common/use-reading.ts";

type Part = Pick<Notice, "id" | "title" | "link">;
const shownMax = 100;

/** Several notices of a topic that came close together: the newest, and all of them when asked for. */
export function NoticeDigest({ notice, onOpen }: { notice: Notice; onOpen: (id: string) => void }) {
  const [isWhole, setWhole] = useState(false);
  const all = useReading(listNotices, { query: { digestId: notice.id, limit: shownMax } }, { enabled: isWhole, topics: ["notices"] });
  const parts: readonly Part[] = all.data?.items ?? notice.parts;
  return (
    <>
      <strong>{notice.title}</strong>
      <ul className="notice-parts">
        {parts.map(({ id, title, link }) => (
          <li key={id}>{link === null ? title : <NoticeLink to={link} title={title} onOpen={() => onOpen(id)} />}</li>
        ))}
      </ul>
      {parts.length < notice.count && !isWhole && (
        <Button size="small" type="link" onClick={() => setWhole(true)}>
          看全部 {notice.count} 条
        </Button>
      )}
      {isWhole && all.isError && <p className="notice-body">没有载入成功，请关闭后重试。</p>}
    </>
  );
}

export function NoticeLink({ to, title, onOpen }: { to: string; title: string; onOpen: () => void }) {
  return (
    <Link to={to.replace(/^\/desk(?=\/)/, "")} onClick={onOpen}>
      {title}
    </Link>
  );
}
