import { Channel, Gender, Line, RequesterKind } from "@yihao/contract/demand-words";
import { Checkbox, Form, type FormItemProps, Input, InputNumber, Radio, Select } from "antd";
import { AttachmentUpload } from "../common/attachments.tsx";
import type { RegistrationValues } from "./registration-values.ts";

const Item = (props: FormItemProps<RegistrationValues>) => <Form.Item<RegistrationValues> {...props} />;

/** How to reach whom, against whom, and by which way it came. */
export function WhoFields({ form }: { form: ReturnType<typeof Form.useForm<RegistrationValues>>[0] }) {
  const requesterKind = Form.useWatch("requesterKind", form);
  return (
    <>
      <h2 className="is-wide">诉求人</h2>
      <Item name="requesterName" label="姓名">
        <Input maxLength={60} autoComplete="off" />
      </Item>
      <Item name="requesterGender" label="性别">
        <Radio.Group options={Gender.values.map((value) => ({ value, label: Gender.word(value) }))} />
      </Item>
      <Item name="requesterKind" label="类别">
        <Radio.Group options={RequesterKind.values.map((value) => ({ value, label: RequesterKind.word(value) }))} />
      </Item>
      <Item name="enterpriseName" label="企业名称">
        <Input maxLength={100} autoComplete="off" placeholder={requesterKind === "enterprise" ? "营业执照上的全称" : "企业来电时填写"} />
      </Item>
      <Item name="contactPhone" label="联系电话">
        <Input inputMode="tel" autoComplete="off" placeholder="不填则用来电号码" />
      </Item>
      <Item name="email" label="邮箱">
        <Input inputMode="email" autoComplete="off" />
      </Item>
      <fieldset className="is-wide desk-flags" aria-label="诉求人的要求">
        <Item name="isAnonymous" valuePropName="checked" noStyle>
          <Checkbox>匿名</Checkbox>
        </Item>
        <Item name="isConfidential" valuePropName="checked" noStyle>
          <Checkbox>保密</Checkbox>
        </Item>
        <Item name="noReplyWanted" valuePropName="checked" noStyle>
          <Checkbox>不需要回复</Checkbox>
        </Item>
      </fieldset>
      <h2 className="is-wide">被反映对象</h2>
      <Item name="subjectName" label="名称">
        <Input maxLength={100} autoComplete="off" placeholder="个人或单位" />
      </Item>
      <Item name="subjectPhone" label="对方电话">
        <Input inputMode="tel" autoComplete="off" />
      </Item>
      <h2 className="is-wide">来源与材料</h2>
      <Item name="channel" label="渠道">
        <Select
          options={Channel.values.map((value) => ({ value, label: Channel.word(value) }))}
          showSearch={{ optionFilterProp: "label" }}
        />
      </Item>
      <Item name="line" label="服务专线">
        <Select options={Line.values.map((value) => ({ value, label: Line.word(value) }))} />
      </Item>
      <Item name="previousNumber" label="原诉求号">
        <Input maxLength={32} inputMode="numeric" autoComplete="off" placeholder="再次来电时填写" />
      </Item>
      <Item name="callId" label="通话编号">
        <Input maxLength={64} autoComplete="off" />
      </Item>
      <Item name="longitude" label="经度">
        <InputNumber min={73} max={136} step={0.0001} controls={false} />
      </Item>
      <Item name="latitude" label="纬度">
        <InputNumber min={3} max={54} step={0.0001} controls={false} />
      </Item>
      <Item name="attachments" label="附件" className="is-wide">
        <AttachmentUpload />
      </Item>
    </>
  );
}
