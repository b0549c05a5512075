import { CaretDownOutlined, CaretRightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo, useState } from "react";
import type { Column } from "../common/keyset-table.tsx";
import { EmptyState } from "../common/states.tsx";
import { AdminTable } from "./admin-table.tsx";
import { type TreeNode, type TreeRow, treeRows } from "./tree-rows.ts";

type Props<Node> = {
  label: string;
  nodes: readonly Node[];
  nameOf: (node: Node) => string;
  nameTitle: string;
  /** Only what is found and what leads to it. */
  isFound?: ((node: Node) => boolean) | undefined;
  columns: readonly Column<Node>[];
  openAtFirst?: readonly string[];
};

/** A directory tree as a table: the first column opens and closes, the others say what belongs to a node. */
export function TreeTable<Node extends TreeNode>({ label, nodes, nameOf, nameTitle, isFound, columns, openAtFirst = [] }: Props<Node>) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(openAtFirst));
  const rows = useMemo(() => treeRows(nodes, open, isFound), [nodes, open, isFound]);
  const parents = useMemo(() => nodes.flatMap(({ parentKey }) => parentKey ?? []), [nodes]);
  const toggle = (key: string) => {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    setOpen(next);
  };
  if (rows.length === 0) return <EmptyState title="没有找到" hint="可换个词，或用代码、拼音首字母查找。" />;
  const name: Column<TreeRow<Node>> = {
    key: "name",
    title: nameTitle,
    render: ({ node, depth, hasChildren, isOpen }) => (
      <span className="tree-name" style={{ paddingInlineStart: depth * 20 }}>
        {hasChildren ? (
          <Button
            type="text"
            size="small"
            icon={isOpen ? <CaretDownOutlined /> : <CaretRightOutlined />}
            aria-expanded={isOpen}
            aria-label={`${isOpen ? "收起" : "展开"} ${nameOf(node)}`}
            disabled={isFound !== undefined}
            onClick={() => toggle(node.key)}
          />
        ) : (
          <span className="tree-leaf" aria-hidden="true" />
        )}
        <span>
          <span className="for-screen-readers">第 {depth + 1} 级：</span>
          {nameOf(node)}
        </span>
      </span>
    ),
  };
  return (
    <>
      {isFound === undefined && (
        <p className="tree-tools">
          <Button size="small" onClick={() => setOpen(new Set(parents))}>
            全部展开
          </Button>
          <Button size="small" onClick={() => setOpen(new Set())}>
            全部收起
          </Button>
        </p>
      )}
      <AdminTable
        label={label}
        rows={rows}
        keyOf={({ node }) => node.key}
        columns={[name, ...columns.map((column) => ({ ...column, render: ({ node }: TreeRow<Node>) => column.render(node) }))]}
      />
    </>
  );
}
