import { Link, NavLink } from "react-router";
import { city } from "../city.ts";
import { useLargeType } from "../display.ts";

const places = [
  { to: "/ask", name: "反映" },
  { to: "/track", name: "查进度" },
  { to: "/wiki", name: "找答案" },
  { to: "/about", name: "热线说明" },
];

export function Header() {
  const [isLarge, switchLarge] = useLargeType();
  return (
    <header className="header">
      <div className="header-inner">
        <Link to="/" className="brand">
          <span className="brand-number">12345</span>
          <span className="brand-name">{city.name}政务服务便民热线</span>
        </Link>
        <nav className="header-nav" aria-label="主要页面">
          {places.map((place) => (
            <NavLink key={place.to} to={place.to} className="header-link">
              {place.name}
            </NavLink>
          ))}
        </nav>
        <button type="button" className="large-type" aria-pressed={isLarge} onClick={switchLarge}>
          大字
        </button>
      </div>
    </header>
  );
}
