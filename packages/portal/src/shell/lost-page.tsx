import { Link } from "react-router";
import { PageHeading } from "./page-heading.tsx";

export function LostPage() {
  return (
    <div className="state">
      <PageHeading title="没有这个页面" />
      <p>地址可能输错了，或者页面已经撤下。</p>
      <Link to="/" className="button button-primary">
        回首页
      </Link>
    </div>
  );
}
