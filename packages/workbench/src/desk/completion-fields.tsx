import { Form, Input } from "antd";
import { CategoryPicker } from "../common/category-picker.tsx";
import { RegionPicker } from "../common/region-picker.tsx";
import type { CompletionValues } from "./completion-values.ts";
import { KindField, SpecialCareField, UrgencyField } from "./what-fields.tsx";

/** What a citizen left open, named by the operator; the citizen's own words stay as they are. */
export function CompletionFields() {
  return (
    <div className="desk-fields desk-grid">
      <h2 className="is-wide">补全</h2>
      <Form.Item<CompletionValues> name="title" label="标题" required className="is-wide">
        <Input maxLength={100} />
      </Form.Item>
      <KindField />
      <Form.Item<CompletionValues> name="categoryCode" label="分类" className="is-wide">
        <CategoryPicker placeholder="输入中文、拼音首字母、代码或关键词" />
      </Form.Item>
      <Form.Item<CompletionValues> name="regionCode" label="事发地">
        <RegionPicker placeholder="县（市、区）/ 镇街" />
      </Form.Item>
      <UrgencyField />
      <SpecialCareField />
      <Form.Item<CompletionValues> name="supplement" label="补充内容" className="is-wide">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} placeholder="附在原话之后，原话不改动" />
      </Form.Item>
    </div>
  );
}
