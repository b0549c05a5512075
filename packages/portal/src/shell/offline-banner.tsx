import { Icon } from "../common/icon.tsx";
import { useOnline } from "./use-online.ts";

/** The region is always there, so that screen readers hear the change. */
export function OfflineBanner() {
  const isOnline = useOnline();
  return (
    <div role="status" className="offline">
      {!isOnline && (
        <p className="offline-line">
          <Icon name="offline" />
          网络断开了。您写的内容都还在，联网后可以继续；急事请直接拨打 <a href="tel:12345">12345</a>。
        </p>
      )}
    </div>
  );
}
