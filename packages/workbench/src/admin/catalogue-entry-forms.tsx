import { addCatalogueEntry, type CatalogueEntry, listCatalogueEntries, updateCatalogueEntry } from "@yihao/contract/dispatch-catalogue";
import { Checkbox, Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AgenciesPicker, AgencyPicker } from "../common/agency-picker.tsx";
import { CategoryPicker } from "../common/category-picker.tsx";
import { RegionPicker } from "../common/region-picker.tsx";
import { DayPicker } from "./day-picker.tsx";
import { useRefresh } from "./use-refresh.ts";

type Duty = {
  leadAgencyId: string;
  supportingAgencyIds?: string[];
  isGrassrootsForbidden?: boolean;
  clause: string;
  effectiveTo?: string | null;
};
type Values = Duty & { categoryCode: string; regionCode?: string; effectiveFrom: string };

export function NewEntryForm({ onClose }: { onClose: () => void }) {
  const refresh = useRefresh(listCatalogueEntries);
  return (
    <ActForm<typeof addCatalogueEntry, Values>
      title="新增派单目录条目"
      open
      onClose={onClose}
      to={addCatalogueEntry}
      topics={[]}
      draftKey="catalogue-entry.new"
      toCall={({ regionCode, effectiveTo, ...body }) => ({
        body: { ...body, regionCode: regionCode ?? null, effectiveTo: effectiveTo ?? null },
      })}
      done={(entry) => `已新增，自 ${entry.effectiveFrom} 起由${entry.leadAgencyName}主办`}
      onDone={refresh}
      submitWord="新增"
      consequence="同一分类、同一区划的旧条目自动止于生效日前一日；已派出的工单不变。"
    >
      <Form.Item name="categoryCode" label="分类" rules={[{ required: true, message: "请选择分类" }]} extra="选上级分类的，含其以下各级。">
        <CategoryPicker takesGroups />
      </Form.Item>
      <Form.Item name="regionCode" label="区划" extra="不选为全市。">
        <RegionPicker placeholder="全市" />
      </Form.Item>
      <DutyFields />
      <Form.Item name="effectiveFrom" label="生效日期" rules={[{ required: true, message: "请选择生效日期" }]}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="effectiveTo" label="失效日期">
        <DayPicker placeholder="长期有效的不填" />
      </Form.Item>
    </ActForm>
  );
}

export function ChangeEntryForm({ entry, onClose }: { entry: CatalogueEntry; onClose: () => void }) {
  const refresh = useRefresh(listCatalogueEntries);
  return (
    <ActForm<typeof updateCatalogueEntry, Duty>
      title="修改派单目录条目"
      open
      onClose={onClose}
      to={updateCatalogueEntry}
      topics={[]}
      draftKey={`catalogue-entry.${entry.id}`}
      initialValues={{
        leadAgencyId: entry.leadAgencyId,
        supportingAgencyIds: entry.supporting.map(({ id }) => id),
        isGrassrootsForbidden: entry.isGrassrootsForbidden,
        clause: entry.clause,
        effectiveTo: entry.effectiveTo,
      }}
      toCall={({ effectiveTo, ...body }) => ({ params: { id: entry.id }, body: { ...body, effectiveTo: effectiveTo ?? null } })}
      done={() => "已修改，以后的派单按新的条目"}
      onDone={refresh}
      submitWord="保存"
      consequence="分类、区划和生效日期不能改；职责变了请新增一条，旧条目会自动截止。"
    >
      <p className="form-path">
        {entry.categoryName} · {entry.regionName ?? "全市"} · {entry.effectiveFrom} 起
      </p>
      <DutyFields />
      <Form.Item name="effectiveTo" label="失效日期">
        <DayPicker placeholder="长期有效的不填" />
      </Form.Item>
    </ActForm>
  );
}

function DutyFields() {
  return (
    <>
      <Form.Item name="leadAgencyId" label="主办单位" rules={[{ required: true, message: "请选择主办单位" }]}>
        <AgencyPicker placeholder="输入名称、简称或拼音首字母" />
      </Form.Item>
      <Form.Item name="supportingAgencyIds" label="协办单位">
        <AgenciesPicker countMax={8} placeholder="没有可不填，最多 8 个" />
      </Form.Item>
      <Form.Item name="isGrassrootsForbidden" valuePropName="checked" extra="部门职责范围内的事项不得推给基层（国办函〔2025〕66号）。">
        <Checkbox>不得派给乡镇（街道）主办</Checkbox>
      </Form.Item>
      <Form.Item name="clause" label="依据条款" required extra="三定规定、权责清单、履职事项清单的具体条款；派单时作为理由显示。">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} showCount />
      </Form.Item>
    </>
  );
}
