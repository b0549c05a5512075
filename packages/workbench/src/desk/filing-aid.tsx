import { Button } from "antd";
import { useMemo } from "react";
import { lastName } from "./last-name.ts";
import { suggestedCategories } from "./suggested-categories.ts";
import { useFiling } from "./use-filing.ts";
import { useSettled } from "./use-settled.ts";

type Props = {
  said: string;
  categoryCode: string | undefined;
  similar: readonly { categoryCode: string | null }[];
  onCategory: (code: string) => void;
};

/** Where it may belong, with the reason; and who usually does what is filed there. */
export function FilingAid({ said, categoryCode, similar, onCategory }: Props) {
  const { categories, category, usualAgency } = useFiling(categoryCode);
  const words = useSettled(said);
  const suggested = useMemo(() => suggestedCategories(words, categories, similar), [words, categories, similar]);
  if (category === undefined && suggested.length === 0) return null;
  return (
    <section className="desk-aid" aria-labelledby="desk-filing">
      <h2 id="desk-filing">归口建议</h2>
      {category === undefined ? (
        <ul className="desk-rows">
          {suggested.map(({ code, name, fullName, reason }) => (
            <li key={code}>
              <Button size="small" title={fullName} onClick={() => onCategory(code)}>
                {name}
              </Button>{" "}
              <span className="desk-row-under">{reason}</span>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p>{usualAgency === undefined ? "这一分类没有常办单位，由派单员确定。" : <strong>{usualAgency.name}</strong>}</p>
          {usualAgency !== undefined && <p className="desk-row-under">“{lastName(category.fullName)}”的常办单位；转工单时作为建议单位</p>}
          {category.scope !== null && <p className="desk-row-under">分类范围：{category.scope}</p>}
        </>
      )}
    </section>
  );
}
