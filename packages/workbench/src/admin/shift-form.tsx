import { createDutyShift, listColleagues, listDutyShifts } from "@yihao/contract/posts";
import { dateTimeWords } from "@yihao/ui/time-words.ts";
import { Form, Input, Radio, Select } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { ClockPicker } from "../common/clock-picker.tsx";
import { useReading } from "../common/use-reading.ts";
import { useMe } from "../session/use-me.ts";
import { ColleaguePicker } from "./colleague-picker.tsx";
import { usePlatformNames } from "./use-platform-names.ts";
import { useRefresh } from "./use-refresh.ts";
import { addDays } from "./week-days.ts";

type Unit = "platform" | "agency";
type Values = {
  unit: Unit;
  platformCode?: string;
  agencyId?: string;
  accountId: string;
  startsAt: string;
  endsAt: string;
  note?: string;
};
type Props = {
  onDate: string;
  /** What the caller may fill; the server says. */
  reach: { readonly agencyIds: readonly string[]; readonly platformCodes: readonly string[] };
  onClose: () => void;
};

/** One shift; a night from the evening to the next morning is what is asked for most. */
export function ShiftForm({ onDate, reach, onClose }: Props) {
  const me = useMe();
  const platformName = usePlatformNames();
  const refresh = useRefresh(listDutyShifts);
  const firstUnit: Unit = reach.platformCodes.length > 0 ? "platform" : "agency";
  const ownPlatform = reach.platformCodes.includes(me.platform.code) ? me.platform.code : reach.platformCodes[0];
  return (
    <ActForm<typeof createDutyShift, Values>
      title="排班"
      open
      onClose={onClose}
      to={createDutyShift}
      topics={[]}
      draftKey={`duty-shift.${onDate}`}
      initialValues={{
        unit: firstUnit,
        ...(ownPlatform === undefined ? {} : { platformCode: ownPlatform }),
        ...(me.agency === null ? {} : { agencyId: me.agency.id }),
        startsAt: eveningOrNow(onDate),
        endsAt: `${addDays(onDate, 1)}T08:30:00+08:00`,
      }}
      toCall={({ unit, platformCode, agencyId, accountId, startsAt, endsAt, note }) => ({
        body: {
          ...(unit === "platform" ? { platformCode } : { agencyId }),
          accountId,
          startsAt,
          endsAt,
          ...(note === undefined ? {} : { note }),
        },
      })}
      done={(shift) => `已排班：${shift.unitName} ${shift.name}`}
      onDone={refresh}
      submitWord="排班"
      consequence="值班期间由此人接件；开始以后不能改动。"
    >
      {reach.platformCodes.length > 0 && (
        <Form.Item name="unit" label="谁的值班" required>
          <Radio.Group
            options={[
              { value: "platform", label: "热线平台" },
              { value: "agency", label: "承办单位" },
            ]}
          />
        </Form.Item>
      )}
      <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.unit !== after.unit}>
        {({ getFieldValue }) =>
          ((getFieldValue("unit") as Unit | undefined) ?? firstUnit) === "platform" ? (
            <Form.Item name="platformCode" label="平台" required>
              <Select options={reach.platformCodes.map((code) => ({ value: code, label: platformName(code) }))} />
            </Form.Item>
          ) : (
            <Form.Item name="agencyId" label="单位" required>
              <AgencyPicker />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="accountId" label="值班人" required>
        <PersonOfUnit firstUnit={firstUnit} />
      </Form.Item>
      <Form.Item name="startsAt" label="开始" required>
        <ClockPicker until="any" />
      </Form.Item>
      <Form.Item name="endsAt" label="结束" required>
        <ClockPicker until="any" />
      </Form.Item>
      <Form.Item name="note" label="备注" extra="如：国庆假期、带班领导。">
        <Input maxLength={100} />
      </Form.Item>
    </ActForm>
  );
}

/** The evening of the date; the present minute once that evening has begun. */
function eveningOrNow(onDate: string): string {
  const now = dateTimeWords(new Date()).replace(" ", "T");
  const evening = `${onDate}T18:00`;
  return `${now.startsWith(onDate) && now > evening ? now : evening}:00+08:00`;
}

type FieldProps = { firstUnit: Unit; id?: string; value?: string | null; onChange?: (id: string | null) => void };

/** The people of whatever unit is chosen above. */
function PersonOfUnit({ firstUnit, ...field }: FieldProps) {
  const form = Form.useFormInstance<Values>();
  const unit = Form.useWatch("unit", form) ?? firstUnit;
  const platformCode = Form.useWatch("platformCode", form);
  const agencyId = Form.useWatch("agencyId", form);
  const of = unit === "platform" ? platformCode : agencyId;
  const query = useReading(
    listColleagues,
    { query: unit === "platform" ? { platformCode: of } : { agencyId: of } },
    { enabled: of !== undefined && of !== "" },
  );
  return <ColleaguePicker {...field} query={query} />;
}
