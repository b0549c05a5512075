import { Link } from "react-router";

export function Footer() {
  return (
    <footer className="footer">
      <div className="footer-inner">
        <nav className="footer-nav" aria-label="页脚">
          <Link to="/">首页</Link>
          <Link to="/ask">反映</Link>
          <Link to="/track">查进度</Link>
          <Link to="/wiki">找答案</Link>
          <Link to="/about">热线说明</Link>
          <Link to="/about#accessibility">无障碍声明</Link>
        </nav>
        <p>
          也可拨打 <a href="tel:12345">12345</a>，全天人工接听；在外地请加拨区号 0513。
        </p>
      </div>
    </footer>
  );
}
