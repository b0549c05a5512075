import { useState } from "react";
import { Icon } from "../common/icon.tsx";

type Place = { longitude: number | null; latitude: number | null };
const patienceMs = 15_000;
// About a metre; more would be noise.
const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
const sentences: Readonly<Record<number, string>> = {
  1: "您没有允许使用位置，可以直接写地址。",
  2: "现在取不到位置，可以直接写地址。",
  3: "取位置用时太久，可以直接写地址。",
};

/** 用我现在的位置: only on request, shown, and taken back with one press. */
export function LocationPicker({
  longitude,
  latitude,
  error,
  onChange,
}: Place & { error: string | undefined; onChange: (place: Place) => void }) {
  const [said, setSaid] = useState("");
  const [isAsking, setAsking] = useState(false);
  // Browsers give the place only to pages on https.
  const isPossible = isSecureContext && "geolocation" in navigator;
  const ask = () => {
    setAsking(true);
    setSaid("正在取位置……");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setAsking(false);
        setSaid("");
        onChange({ longitude: round(coords.longitude), latitude: round(coords.latitude) });
      },
      (failure) => {
        setAsking(false);
        setSaid(sentences[failure.code] ?? "现在取不到位置，可以直接写地址。");
      },
      { enableHighAccuracy: true, timeout: patienceMs },
    );
  };
  const isTaken = longitude !== null && latitude !== null;

  return (
    <div className="location">
      {isTaken ? (
        <button type="button" className="button" onClick={() => onChange({ longitude: null, latitude: null })}>
          不用这个位置
        </button>
      ) : (
        <button type="button" className="button" disabled={!isPossible || isAsking} onClick={ask}>
          <Icon name="place" />
          用我现在的位置
        </button>
      )}
      <p role="status" className="step-hint">
        {error ??
          (isTaken
            ? `已记下您现在的位置（东经 ${longitude}，北纬 ${latitude}），会随诉求一起发送。`
            : isPossible
              ? said
              : "这个浏览器不能取位置，请直接写地址。")}
      </p>
    </div>
  );
}
