import { PhoneOutlined } from "@ant-design/icons";
import { phone } from "@yihao/contract/fields";
import { Form, type FormInstance, Input } from "antd";
import { CallerHistory } from "./caller-history.tsx";
import { focusField } from "./field-problems.ts";
import { type RegistrationValues, registrationFormName } from "./registration-values.ts";
import { useSettled } from "./use-settled.ts";

type Props = { form: FormInstance<RegistrationValues>; isDone: boolean; onChanged: () => void };

/** Who is calling: the number, and what is known of it. */
export function CallerColumn({ form, isDone, onChanged }: Props) {
  const typed = useSettled(Form.useWatch("callerNumber", { form, preserve: true }) ?? "", 300);
  const number = phone.safeParse(typed);
  return (
    <section className="desk-who panel" aria-label="来电人">
      <Form.Item<RegistrationValues>
        name="callerNumber"
        label="来电号码"
        layout="vertical"
        labelCol={{ flex: "none" }}
        wrapperCol={{ flex: "none" }}
      >
        <Input
          size="large"
          disabled={isDone}
          inputMode="tel"
          autoComplete="off"
          allowClear
          prefix={<PhoneOutlined aria-hidden="true" />}
          suffix={
            <span className="key-cap" aria-hidden="true">
              F3
            </span>
          }
          placeholder="手机或区号座机"
          onPressEnter={(event) => {
            // The key would go on into the box that has the focus next.
            event.preventDefault();
            focusField(registrationFormName, "content");
          }}
        />
      </Form.Item>
      {number.success ? (
        <CallerHistory
          number={number.data}
          onPrevious={(previousNumber) => {
            form.setFieldsValue({ previousNumber });
            onChanged();
          }}
        />
      ) : (
        <p className="faint">输入完整号码后，这里显示这位诉求人以往的诉求。</p>
      )}
    </section>
  );
}
