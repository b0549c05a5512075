import type { UseQueryResult } from "@tanstack/react-query";
import type { Colleague } from "@yihao/contract/posts";
import { Role } from "@yihao/contract/roles";
import { Select } from "antd";

type Props = {
  id?: string;
  value?: string | null;
  onChange?: (id: string | null) => void;
  query: UseQueryResult<{ items: Colleague[] }>;
};

/** Picks a person of a unit; a form field. */
export function ColleaguePicker({ id, value, onChange, query }: Props) {
  return (
    <Select<string | null>
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      onChange={(picked) => onChange?.(picked ?? null)}
      loading={query.isPending}
      placeholder="选择人员"
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      notFoundContent={query.isError ? "人员没有载入成功" : query.isPending ? "正在载入" : "这个单位还没有账号"}
      options={(query.data?.items ?? []).map(({ accountId, name, roles, agencyName }) => ({
        value: accountId,
        label: `${name} · ${roles.map(Role.word).join("、")}${agencyName === null ? "" : ` · ${agencyName}`}`,
      }))}
    />
  );
}
