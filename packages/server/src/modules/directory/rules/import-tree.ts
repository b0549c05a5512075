/** A node as it stands in the table. */
export type TreeNode = { readonly code: string; readonly parentCode: string | null; readonly level: number };
/** A node as a row of the file wants it; `level` null follows from its parent. */
export type TreeDraft = { readonly row: number; readonly code: string; readonly parentCode: string | null; readonly level: number | null };

export type TreeWords = {
  /** 单位, 分类 */ readonly node: string;
  /** 层级 */ readonly level: string;
  /** A child is exactly one level below its parent (categories), or at least one (a street office straight below the county government). */
  readonly isStepExact: boolean;
};

const levelsMax = 3;
// Far above any real tree: where a climb is given up.
const climbMax = 50;

type Forest = { readonly standing: ReadonlyMap<string, TreeNode>; readonly wanted: ReadonlyMap<string, TreeDraft> };

const parentOf = ({ standing, wanted }: Forest, code: string): string | null =>
  (wanted.get(code) ?? standing.get(code))?.parentCode ?? null;
const isThere = ({ standing, wanted }: Forest, code: string): boolean => wanted.has(code) || standing.has(code);

function levelOf({ standing, wanted }: Forest, code: string): number | null {
  let at = code;
  for (let below = 0; below < climbMax; below += 1) {
    const draft = wanted.get(at);
    if (draft === undefined) {
      const node = standing.get(at);
      return node === undefined ? null : node.level + below;
    }
    if (draft.level !== null) return draft.level + below;
    if (draft.parentCode === null) return 1 + below;
    at = draft.parentCode;
  }
  return null;
}

/** The way up from a node back to itself, or null. */
function cycleFrom(forest: Forest, code: string): string[] | null {
  const way = [code];
  for (let at = parentOf(forest, code); at !== null && way.length < climbMax; at = parentOf(forest, at)) {
    way.push(at);
    if (at === code) return way;
  }
  return null;
}

function levelReasons(forest: Forest, draft: TreeDraft, children: readonly TreeNode[], words: TreeWords): string[] {
  const level = levelOf(forest, draft.code);
  if (level === null) return [];
  const reasons: string[] = [];
  const parentLevel = draft.parentCode === null ? 0 : levelOf(forest, draft.parentCode);
  if (draft.parentCode === null && level !== 1) reasons.push(`没有上级的${words.node}${words.level}应为 1，不是 ${level}`);
  else if (level > levelsMax) reasons.push(`${words.node}最多 ${levelsMax} 级，本行在上级“${draft.parentCode}”之下是第 ${level} 级`);
  else if (parentLevel !== null && words.isStepExact && level !== parentLevel + 1)
    reasons.push(`${words.level}应为 ${parentLevel + 1}（上级“${draft.parentCode}”为 ${parentLevel} 级），不是 ${level}`);
  else if (parentLevel !== null && level <= parentLevel)
    reasons.push(`${words.level} ${level} 应低于上级“${draft.parentCode}”的 ${parentLevel} 级`);
  const standingBelow = children.filter((child) => !forest.wanted.has(child.code));
  const conflict = standingBelow.find((child) => (words.isStepExact ? child.level !== level + 1 : child.level <= level));
  if (conflict !== undefined) reasons.push(`已有下级“${conflict.code}”为 ${conflict.level} 级，与本行的 ${level} 级不相容`);
  return reasons;
}

function reasonsOf(
  forest: Forest,
  draft: TreeDraft,
  refusedRows: ReadonlyMap<string, number>,
  children: readonly TreeNode[],
  words: TreeWords,
): string[] {
  const { parentCode } = draft;
  if (parentCode === draft.code) return [`上级${words.node}不能是自己`];
  if (parentCode !== null && !isThere(forest, parentCode)) {
    const row = refusedRows.get(parentCode);
    return [row === undefined ? `上级${words.node}“${parentCode}”不存在` : fallenParent(words, parentCode, row)];
  }
  const cycle = cycleFrom(forest, draft.code);
  if (cycle !== null) return [`上级关系成环：${cycle.join(" → ")}`];
  return levelReasons(forest, draft, children, words);
}

/**
 * Fits the rows of a file into a tree that stands, whatever their order: a row falls when its parent is missing or falls, when it
 * would close a ring, or when levels do not fit. `refusedRows`: codes of rows that fell before. Returns the level of every row that
 * stays and the reasons of every row that does not.
 */
export function fitIntoTree(
  standing: ReadonlyMap<string, TreeNode>,
  drafts: readonly TreeDraft[],
  refusedRows: ReadonlyMap<string, number>,
  words: TreeWords,
): { levels: Map<string, number>; refused: Map<string, string[]> } {
  const wanted = new Map(drafts.map((draft) => [draft.code, draft]));
  const refused = new Map<string, string[]>();
  const rows = new Map(refusedRows);
  const childrenStanding = Map.groupBy(standing.values(), (node) => node.parentCode ?? "");
  const childrenWanted = Map.groupBy(drafts, (draft) => draft.parentCode ?? "");
  const forest = { standing, wanted };
  const drop = (dropped: readonly { draft: TreeDraft; reasons: string[] }[]): void => {
    const falling = [...dropped];
    for (const { draft, reasons } of falling) {
      if (!wanted.delete(draft.code)) continue;
      refused.set(draft.code, reasons);
      rows.set(draft.code, draft.row);
      if (standing.has(draft.code)) continue;
      // Whole branches at once: one level a round would take as many rounds as the file has rows. Those with reasons of their own come first.
      for (const child of childrenWanted.get(draft.code) ?? [])
        falling.push({ draft: child, reasons: [fallenParent(words, draft.code, draft.row)] });
    }
  };
  for (;;) {
    const judged = [...wanted.values()].map((draft) => ({
      draft,
      reasons: reasonsOf(forest, draft, rows, childrenStanding.get(draft.code) ?? [], words),
    }));
    const falling = judged.filter((each) => each.reasons.length > 0);
    // What stands on nothing although nobody falls is a ring too long to be walked.
    const unplaced = judged.filter((each) => levelOf(forest, each.draft.code) === null);
    if (falling.length > 0) drop(falling);
    else if (unplaced.length > 0) drop(unplaced.map(({ draft }) => ({ draft, reasons: ["上级关系过深或成环"] })));
    else return { levels: new Map([...wanted.keys()].map((code) => [code, levelOf(forest, code) ?? 1])), refused };
  }
}

function fallenParent(words: TreeWords, code: string, row: number): string {
  return `上级${words.node}“${code}”（第 ${row} 行）未能导入`;
}
