import { type Agency, listAgencies } from "@yihao/contract/directory";
import { TreeSelect } from "antd";
import { useMemo } from "react";
import { isFoundBy } from "./found-by.ts";
import { neverStale, useReading } from "./use-reading.ts";

type Node = { value: string; title: string; entry: { texts: string[]; initials: string }; children: Node[] };
type Common = { id?: string; placeholder?: string; label?: string; className?: string /** Only units below this one. */; below?: string };
type Props = Common & { value?: string | null; onChange?: (id: string | undefined) => void };
type ManyProps = Common & { value?: string[]; onChange?: (ids: string[]) => void; countMax: number };

/** Picks one agency from the tree; found by name, short name, code or pinyin initials. */
export function AgencyPicker({ id, value, onChange, label, className, below, placeholder = "承办单位" }: Props) {
  const tree = useAgencyTree(below);
  return (
    <TreeSelect<string | null, Node>
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(className === undefined ? {} : { className })}
      {...tree}
      value={value ?? null}
      onChange={(picked) => onChange?.(picked ?? undefined)}
      placeholder={placeholder}
      allowClear
    />
  );
}

/** Picks several agencies. */
export function AgenciesPicker({ id, value, onChange, label, className, below, countMax, placeholder = "可选多个单位" }: ManyProps) {
  const tree = useAgencyTree(below);
  return (
    <TreeSelect<string[], Node>
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(className === undefined ? {} : { className })}
      {...tree}
      multiple
      maxCount={countMax}
      value={value ?? []}
      onChange={(picked) => onChange?.(picked)}
      placeholder={placeholder}
      allowClear
    />
  );
}

function useAgencyTree(below: string | undefined) {
  const agencies = useReading(listAgencies, { query: { active: "true" } }, { staleTime: neverStale });
  const treeData = useMemo(() => growTree(agencies.data?.items ?? [], below), [agencies.data, below]);
  return {
    treeData,
    loading: agencies.isPending,
    popupMatchSelectWidth: 420,
    notFoundContent: agencies.isError ? "单位没有载入成功" : "没有找到，可用简称或拼音首字母",
    showSearch: { filterTreeNode: (typed: string, node: unknown) => isFoundBy(typed, (node as Node).entry) },
  };
}

function growTree(agencies: readonly Agency[], below: string | undefined): Node[] {
  const nodes = new Map(
    agencies.map((agency) => [
      agency.id,
      {
        value: agency.id,
        title: agency.name,
        entry: { texts: [agency.name, agency.shortName, agency.code], initials: agency.initials },
        children: [] as Node[],
      },
    ]),
  );
  const roots: Node[] = [];
  for (const agency of agencies) {
    const node = nodes.get(agency.id);
    if (node === undefined || agency.id === below) continue;
    const parent = agency.parentId === null || agency.parentId === below ? undefined : nodes.get(agency.parentId);
    if (parent !== undefined) parent.children.push(node);
    else if (below === undefined || agency.parentId === below) roots.push(node);
  }
  return roots;
}
