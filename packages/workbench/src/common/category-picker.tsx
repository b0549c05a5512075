import { listCategories } from "@yihao/contract/directory";
import { Select } from "antd";
import { isFoundBy } from "./found-by.ts";
import { neverStale, useReading } from "./use-reading.ts";

type Props = {
  id?: string;
  value?: string | null;
  onChange?: (code: string | undefined) => void;
  placeholder?: string;
  label?: string;
  className?: string;
  /** Groups can be picked too: they stand for everything below them. */
  takesGroups?: boolean;
};

/** Picks a category of the finest level; found by Chinese, code, keywords or pinyin initials. */
export function CategoryPicker({ id, value, onChange, placeholder = "诉求分类", label, className, takesGroups = false }: Props) {
  const categories = useReading(listCategories, {}, { staleTime: neverStale });
  const options = (categories.data?.items ?? [])
    .filter((category) => (category.isLeaf || takesGroups) && category.isActive)
    .map((category) => ({
      value: category.code,
      label: category.fullName,
      entry: { texts: [category.fullName, category.code, ...category.keywords], initials: category.initials },
      scope: category.scope,
    }));
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(className === undefined ? {} : { className })}
      value={value ?? null}
      onChange={(code: string | null | undefined) => onChange?.(code ?? undefined)}
      options={options}
      loading={categories.isPending}
      placeholder={placeholder}
      allowClear
      popupMatchSelectWidth={420}
      notFoundContent={categories.isError ? "分类没有载入成功" : "没有找到，可换个说法或用拼音首字母"}
      showSearch={{ filterOption: (typed, option) => option !== undefined && isFoundBy(typed, option.entry) }}
      optionRender={({ data }) => (
        <div className="picker-option">
          {data.label}
          {data.scope !== null && <small>{data.scope}</small>}
        </div>
      )}
    />
  );
}
