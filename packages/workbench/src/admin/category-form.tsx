import { type Category, listCategories, updateCategory } from "@yihao/contract/directory";
import { Form, Input, Switch } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { useRefresh } from "./use-refresh.ts";

type Values = { name: string; scope: string; usualAgencyId: string | null | undefined; isActive: boolean };

export function CategoryForm({ category, onClose }: { category: Category; onClose: () => void }) {
  const refresh = useRefresh(listCategories);
  const { code, name, scope, usualAgencyId, isActive, isLeaf } = category;
  return (
    <ActForm<typeof updateCategory, Values>
      title={`修改分类 · ${code}`}
      open
      onClose={onClose}
      to={updateCategory}
      topics={[]}
      draftKey={`category.${code}`}
      initialValues={{ name, scope: scope ?? "", usualAgencyId, isActive }}
      toCall={({ usualAgencyId: agencyId, ...rest }) => ({
        params: { code },
        body: isLeaf ? { ...rest, usualAgencyId: agencyId ?? null } : rest,
      })}
      done={(reply) => `已修改：${reply.fullName}`}
      onDone={refresh}
      submitWord="保存"
      consequence={isLeaf ? "停用后登记时不能再选，已登记的诉求不变。" : "停用后，连同下级分类都不能再选；改名后下级分类的全称随之改变。"}
    >
      <p className="form-path">{category.fullName}</p>
      <Form.Item name="name" label="分类名称" required>
        <Input maxLength={40} showCount />
      </Form.Item>
      <Form.Item name="scope" label="范围说明" extra="哪些归入、哪些不归入；登记时显示在选项下面。">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={300} showCount />
      </Form.Item>
      {isLeaf && (
        <Form.Item name="usualAgencyId" label="常办单位" extra="派单时优先建议。">
          <AgencyPicker placeholder="没有固定单位" />
        </Form.Item>
      )}
      <Form.Item name="isActive" label="可以选用" valuePropName="checked">
        <Switch checkedChildren="启用" unCheckedChildren="停用" />
      </Form.Item>
    </ActForm>
  );
}
