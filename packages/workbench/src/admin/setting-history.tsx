import type { CitySetting } from "@yihao/contract/city-settings";
import { dateTimeWords } from "@yihao/ui/time-words.ts";
import { Drawer } from "antd";

/** Every value that was set, newest first, and what held before the first. */
export function SettingHistory({ setting, onClose }: { setting: CitySetting; onClose: () => void }) {
  const { word, unit, initial, initialSource, history } = setting;
  return (
    <Drawer title={`历史：${word}`} open onClose={onClose} size={480}>
      <ol className="setting-history">
        {history.map((each) => (
          <li key={each.effectiveFrom}>
            <p>
              <strong>
                {each.value} {unit}
              </strong>
              <span className="figures">{each.effectiveFrom} 起</span>
            </p>
            <p>{each.source}</p>
            <p className="row-under">
              {each.setByName} 设定于 {dateTimeWords(each.setAt)}
            </p>
          </li>
        ))}
        <li>
          <p>
            <strong>
              {initial} {unit}
            </strong>
            <span>默认值</span>
          </p>
          <p>{initialSource}</p>
        </li>
      </ol>
    </Drawer>
  );
}
