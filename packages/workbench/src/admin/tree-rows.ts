/** A node of a directory tree. */
export type TreeNode = { readonly key: string; readonly parentKey: string | null };
export type TreeRow<Node> = { readonly node: Node; readonly depth: number; readonly hasChildren: boolean; readonly isOpen: boolean };

/**
 * The rows of a tree that are seen: children under their parents, below what is open. With `isFound` only what is found and what leads to it,
 * all of it open.
 */
export function treeRows<Node extends TreeNode>(
  nodes: readonly Node[],
  open: ReadonlySet<string>,
  isFound?: (node: Node) => boolean,
): TreeRow<Node>[] {
  const keys = new Set(nodes.map(({ key }) => key));
  const childrenOf = Map.groupBy(nodes, ({ parentKey }) => (parentKey !== null && keys.has(parentKey) ? parentKey : ""));
  const kept = isFound === undefined ? keys : withParents(nodes, isFound);
  const rows: TreeRow<Node>[] = [];
  const grow = (parent: string, depth: number): void => {
    for (const node of childrenOf.get(parent) ?? []) {
      if (!kept.has(node.key)) continue;
      const hasChildren = (childrenOf.get(node.key) ?? []).some(({ key }) => kept.has(key));
      const isOpen = hasChildren && (isFound !== undefined || open.has(node.key));
      rows.push({ node, depth, hasChildren, isOpen });
      if (isOpen) grow(node.key, depth + 1);
    }
  };
  grow("", 0);
  return rows;
}

function withParents<Node extends TreeNode>(nodes: readonly Node[], isFound: (node: Node) => boolean): Set<string> {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const kept = new Set<string>();
  for (const node of nodes.filter(isFound)) {
    for (
      let at: Node | undefined = node;
      at !== undefined && !kept.has(at.key);
      at = at.parentKey === null ? undefined : byKey.get(at.parentKey)
    )
      kept.add(at.key);
  }
  return kept;
}
