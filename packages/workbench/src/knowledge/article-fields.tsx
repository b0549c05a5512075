import { ArticleKind, ArticleVisibility } from "@yihao/contract/knowledge";
import { Form, Input, Radio, Select } from "antd";
import { DayPicker } from "../admin/day-picker.tsx";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { CategoryPicker } from "../common/category-picker.tsx";

/** Everything a writer sets: the text on the left, what is around it on the right. */
export function ArticleFields() {
  const isQuestion = Form.useWatch("kind") === "qa";
  return (
    <div className="editor-columns">
      <div className="panel">
        <Form.Item name="kind" label="类型" required>
          <Radio.Group optionType="button" options={ArticleKind.values.map((value) => ({ value, label: ArticleKind.word(value) }))} />
        </Form.Item>
        <Form.Item name="title" label={isQuestion ? "问题" : "标题"} required extra={isQuestion ? "照群众的问法写。" : undefined}>
          <Input maxLength={128} showCount />
        </Form.Item>
        <Form.Item name="body" label={isQuestion ? "答案" : "内容"} required>
          <Input.TextArea autoSize={{ minRows: 12, maxRows: 30 }} maxLength={10_000} showCount />
        </Form.Item>
        <div className="field-block is-inside">
          <Form.Item name="internalNote" label="内部说明（不对外）" extra="只有工作人员能看到。">
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={2000} showCount />
          </Form.Item>
        </div>
        <Form.Item name="basis" label="依据" extra="文件名、文号、条款。">
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={300} showCount />
        </Form.Item>
      </div>
      <div className="panel">
        <Form.Item name="visibility" label="公开范围" required>
          <Radio.Group options={ArticleVisibility.values.map((value) => ({ value, label: ArticleVisibility.word(value) }))} />
        </Form.Item>
        <Form.Item name="categoryCode" label="分类">
          <CategoryPicker placeholder="选到最细一级" />
        </Form.Item>
        <Form.Item name="agencyId" label="责任单位" extra="内容由谁负责；不选为热线中心。">
          <AgencyPicker placeholder="热线中心" />
        </Form.Item>
        <Form.Item name="keywords" label="关键字" extra="回车加一个，最多 20 个。">
          <Select mode="tags" open={false} tokenSeparators={["、", "，", ",", " "]} suffixIcon={null} />
        </Form.Item>
        <Form.Item name="aliases" label="别名" extra="群众可能的叫法，帮助查找。">
          <Select mode="tags" open={false} tokenSeparators={["、", "，", ",", " "]} suffixIcon={null} />
        </Form.Item>
        <Form.Item name="effectiveFrom" label="生效日期" required>
          <DayPicker />
        </Form.Item>
        <Form.Item name="expiresOn" label="失效日期" extra="不填为长期有效；当天仍有效。">
          <DayPicker placeholder="长期有效" />
        </Form.Item>
      </div>
    </div>
  );
}
