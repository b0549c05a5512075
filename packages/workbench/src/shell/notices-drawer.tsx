import { type UseQueryResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { type Notice, NoticeTopic, readNotice } from "@yihao/contract/notice";
import { dateTimeWords, sinceWords } from "@yihao/ui/time-words.ts";
import { Button, Drawer } from "antd";
import { api } from "../api.ts";
import { Loaded } from "../common/loaded.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { refreshTopics } from "../common/use-live.ts";
import { useNow } from "../common/use-now.ts";
import { NoticeDigest, NoticeLink } from "./notice-digest.tsx";

type Props = { open: boolean; onClose: () => void; notices: UseQueryResult<{ items: Notice[]; unread: number }> };

export function NoticesDrawer({ open, onClose, notices }: Props) {
  const queries = useQueryClient();
  const now = useNow();
  const read = useMutation({
    mutationFn: ({ ids, whole }: { ids: readonly string[]; whole: boolean }) =>
      Promise.all(ids.map((id) => api(readNotice, { params: { id }, query: { whole: `${whole}` } }))),
    onSettled: () => refreshTopics(queries, ["notices"]),
  });
  const opened = (notice: Notice, id = notice.id) => {
    if (notice.readAt === null) read.mutate({ ids: [id], whole: false });
    onClose();
  };
  const unreadIds = (notices.data?.items ?? []).filter((notice) => notice.readAt === null).map((notice) => notice.id);
  return (
    <Drawer
      title="消息"
      open={open}
      onClose={onClose}
      size={400}
      extra={
        <Button
          size="small"
          disabled={unreadIds.length === 0 || read.isPending}
          onClick={() => read.mutate({ ids: unreadIds, whole: true })}
        >
          全部标为已读
        </Button>
      }
    >
      <Loaded query={notices} skeleton={<RowsSkeleton rows={6} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="没有消息" hint="有新任务、退单结果或退回重办时，会在这里提醒您。" />
          ) : (
            <ul className="notices">
              {items.map((notice) => (
                <li key={notice.id} className={notice.readAt === null ? "notice is-unread" : "notice"}>
                  <p className="notice-head">
                    <span className="tag">{NoticeTopic.word(notice.topic)}</span>
                    <time dateTime={notice.createdAt} title={dateTimeWords(notice.createdAt)}>
                      {sinceWords(notice.createdAt, now)}
                    </time>
                    {notice.readAt === null && <span className="for-screen-readers">未读</span>}
                  </p>
                  {notice.count > 1 ? (
                    <NoticeDigest notice={notice} onOpen={(id) => opened(notice, id)} />
                  ) : notice.link === null ? (
                    <strong>{notice.title}</strong>
                  ) : (
                    <NoticeLink to={notice.link} title={notice.title} onOpen={() => opened(notice)} />
                  )}
                  {notice.body !== "" && <p className="notice-body">{notice.body}</p>}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Drawer>
  );
}
