import { classifyDemand, type Demand } from "@yihao/contract/demand";
import { DemandKind } from "@yihao/contract/demand-words";
import { Urgency } from "@yihao/contract/directory";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { CategoryPicker } from "../common/category-picker.tsx";
import { RegionPicker } from "../common/region-picker.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = {
  title: string;
  kind: Demand["kind"];
  categoryCode?: string;
  regionCode?: string;
  urgency: Demand["urgency"];
  supplement?: string;
};

export function ClassifyForm({ demand, onClose }: { demand: Demand; onClose: () => void }) {
  const { title, kind, categoryCode, regionCode, urgency } = demand;
  return (
    <ActForm<typeof classifyDemand, Values>
      title="补全分类"
      open
      onClose={onClose}
      to={classifyDemand}
      topics={caseTopics}
      draftKey={`classify.${demand.id}`}
      initialValues={{
        title,
        kind,
        urgency,
        ...(categoryCode === null ? {} : { categoryCode }),
        ...(regionCode === null ? {} : { regionCode }),
      }}
      toCall={(body) => ({ params: { id: demand.id }, body })}
      done={() => "已补全"}
      submitWord="保存"
    >
      <Form.Item name="title" label="标题" required>
        <Input maxLength={100} showCount />
      </Form.Item>
      <Form.Item name="kind" label="诉求类型" required>
        <Radio.Group options={DemandKind.values.map((value) => ({ value, label: DemandKind.word(value) }))} />
      </Form.Item>
      <Form.Item name="categoryCode" label="诉求分类">
        <CategoryPicker placeholder="输入文字、代码或拼音首字母" />
      </Form.Item>
      <Form.Item name="regionCode" label="区划">
        <RegionPicker placeholder="县（市、区）/ 乡镇（街道）" />
      </Form.Item>
      <Form.Item name="urgency" label="紧急程度" required>
        <Radio.Group options={Urgency.values.map((value) => ({ value, label: Urgency.word(value) }))} />
      </Form.Item>
      <Form.Item name="supplement" label="补充内容" extra="附在诉求人的原话之后，原话不改动。">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} showCount />
      </Form.Item>
    </ActForm>
  );
}
