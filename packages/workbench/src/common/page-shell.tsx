import type { ReactNode } from "react";

type Props = {
  title: string;
  /** How many, or what state; beside the title. */
  count?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
};

/** A page: where I am, how many, what I can do here. */
export function PageShell({ title, count, tools, children }: Props) {
  return (
    <div className="page">
      <title>{`${title} · 一号`}</title>
      <header className="page-head">
        <h1>{title}</h1>
        {count !== undefined && <p className="page-count">{count}</p>}
        {tools !== undefined && <div className="page-tools">{tools}</div>}
      </header>
      {children}
    </div>
  );
}
