import { searchArticles } from "@yihao/contract/knowledge";
import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useReading } from "../common/use-reading.ts";

type Props = { id?: string; value?: string[]; onChange?: (ids: string[]) => void };
const citedMax = 5;

/** Picks published knowledge to cite, found by words. */
export function ArticlesPicker({ id, value = [], onChange }: Props) {
  const [typed, setTyped] = useState("");
  const words = useDeferredValue(typed.trim());
  const found = useReading(
    searchArticles,
    { query: { words, state: "published", limit: 20 } },
    { topics: ["articles"], enabled: words !== "", keepsPrevious: true },
  );
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      maxCount={citedMax}
      value={value}
      onChange={(ids: string[]) => onChange?.(ids)}
      showSearch={{ searchValue: typed, onSearch: setTyped, filterOption: false }}
      loading={found.isFetching}
      placeholder={`输入文字查找，最多 ${citedMax} 条`}
      notFoundContent={words === "" ? "输入文字查找知识" : "没有找到，换个说法试试"}
      options={(found.data?.items ?? []).map((article) => ({ value: article.id, label: article.title }))}
    />
  );
}
