import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { Cited } from "./disposals.ts";

type Props = { id?: string; value?: Cited[]; onChange?: (value: Cited[]) => void };

/** What the answer rests on, ticked in the knowledge column. */
export function CitedArticles({ id, value = [], onChange }: Props) {
  return (
    <div id={id} className="desk-cited">
      {value.length === 0 && <span className="faint">在知识栏勾选即可引用</span>}
      {value.length > 0 && (
        <ul>
          {value.map((article) => (
            <li key={article.id} className="tag is-state">
              <span className="desk-cited-title">{article.title}</span>
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={`不再引用 ${article.title}`}
                onClick={() => onChange?.(value.filter(({ id: each }) => each !== article.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
