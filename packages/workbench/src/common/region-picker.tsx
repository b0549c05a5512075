import { listRegions, type Region } from "@yihao/contract/directory";
import { Cascader } from "antd";
import { useMemo } from "react";
import { useMe } from "../session/use-me.ts";
import { neverStale, useReading } from "./use-reading.ts";

type Node = { value: string; label: string; children?: Node[] };
type Props = {
  id?: string;
  value?: string | null;
  onChange?: (code: string | undefined) => void;
  label?: string;
  placeholder?: string;
  className?: string;
};

/** Picks a county or a street of the city; what is known may end at any level. */
export function RegionPicker({ id, value, onChange, label, className, placeholder = "区划" }: Props) {
  const { cityCode } = useMe();
  const regions = useReading(listRegions, { query: { under: cityCode } }, { staleTime: neverStale });
  const { roots, pathOf } = useMemo(() => growRegions(regions.data?.items ?? [], cityCode), [regions.data, cityCode]);
  return (
    <Cascader<Node>
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(className === undefined ? {} : { className })}
      options={roots}
      value={value ? pathOf(value) : []}
      onChange={(path) => onChange?.((path as string[] | undefined)?.at(-1))}
      changeOnSelect
      expandTrigger="hover"
      showSearch
      allowClear
      loading={regions.isPending}
      placeholder={placeholder}
      notFoundContent={regions.isError ? "区划没有载入成功" : "没有找到"}
    />
  );
}

function growRegions(regions: readonly Region[], cityCode: string): { roots: Node[]; pathOf: (code: string) => string[] } {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const childrenOf = Map.groupBy(regions, (region) => region.parentCode ?? "");
  const grow = (parent: string): Node[] =>
    (childrenOf.get(parent) ?? []).map((region) => {
      const children = grow(region.code);
      return { value: region.code, label: region.name, ...(children.length > 0 ? { children } : {}) };
    });
  const pathOf = (code: string): string[] => {
    const path: string[] = [];
    for (
      let at = byCode.get(code);
      at !== undefined && at.code !== cityCode;
      at = at.parentCode === null ? undefined : byCode.get(at.parentCode)
    )
      path.unshift(at.code);
    return path;
  };
  return { roots: grow(cityCode), pathOf };
}
