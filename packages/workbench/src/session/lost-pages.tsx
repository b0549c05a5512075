import { Button } from "antd";
import { Link, useRouteError } from "react-router";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";

export function NotFoundPage() {
  return (
    <PageShell title="没有这个页面">
      <EmptyState title="没有这个页面" hint="地址可能抄错了，或页面已经移走。" action={<Link to="/">回到首页</Link>} />
    </PageShell>
  );
}

/** A page that broke while drawing; what was typed is kept as a draft. */
export function PageCrashed() {
  const error = useRouteError();
  return (
    <PageShell title="页面出了点问题">
      <EmptyState
        title="页面出了点问题"
        hint={`填写的内容已留在本机，重新载入后可继续。报障时请附上：${error instanceof Error ? error.message : "未知"}`}
        action={<Button onClick={() => location.reload()}>重新载入</Button>}
      />
    </PageShell>
  );
}
