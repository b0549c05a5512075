import { BellOutlined } from "@ant-design/icons";
import { listNotices } from "@yihao/contract/notice";
import { Badge, Button } from "antd";
import { useState } from "react";
import { useReading } from "../common/use-reading.ts";
import { NoticesDrawer } from "./notices-drawer.tsx";

export function NoticesBell() {
  const [isOpen, setOpen] = useState(false);
  const notices = useReading(listNotices, { query: { limit: 30 } }, { topics: ["notices"] });
  const unread = notices.data?.unread ?? 0;
  return (
    <>
      <Badge count={unread} size="small" overflowCount={99} offset={[-4, 4]}>
        <Button
          type="text"
          icon={<BellOutlined />}
          aria-label={unread === 0 ? "消息，没有未读" : `消息，${unread} 条未读`}
          onClick={() => setOpen(true)}
        />
      </Badge>
      <NoticesDrawer open={isOpen} onClose={() => setOpen(false)} notices={notices} />
    </>
  );
}
