import { MenuOutlined } from "@ant-design/icons";
import { listRegions } from "@yihao/contract/directory";
import { Button } from "antd";
import { Link } from "react-router";
import { neverStale, useReading } from "../common/use-reading.ts";
import { useMe } from "../session/use-me.ts";
import { AccountMenu } from "./account-menu.tsx";
import { NoticesBell } from "./notices-bell.tsx";
import { SearchEverything } from "./search-everything.tsx";

export function TopBar({ onMenu }: { onMenu: () => void }) {
  const me = useMe();
  const regions = useReading(listRegions, {}, { staleTime: neverStale });
  const city = regions.data?.items.find((region) => region.code === me.cityCode)?.name.replace(/[市省]$/, "");
  return (
    <header className="top-bar">
      <Button className="top-bar-menu" type="text" icon={<MenuOutlined />} aria-label="打开导航" onClick={onMenu} />
      <Link to="/" className="product">
        <span className="product-mark" aria-hidden="true" />
        <strong>一号</strong>
        <span className="product-city">· {city} 12345</span>
      </Link>
      <SearchEverything />
      <div className="top-bar-own">
        <NoticesBell />
        <AccountMenu />
      </div>
    </header>
  );
}
