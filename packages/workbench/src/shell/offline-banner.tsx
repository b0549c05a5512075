import { Alert } from "antd";
import { useSyncExternalStore } from "react";

function subscribe(hear: () => void): () => void {
  addEventListener("online", hear);
  addEventListener("offline", hear);
  return () => {
    removeEventListener("online", hear);
    removeEventListener("offline", hear);
  };
}

export function OfflineBanner() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  if (isOnline) return null;
  return (
    <Alert
      className="offline-banner"
      type="warning"
      showIcon
      title="网络已断开。看到的是断开前的内容，填写的内容已留在本机，恢复后可继续提交。"
    />
  );
}
