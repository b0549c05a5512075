import { Component, type ReactNode } from "react";

type Props = { children: ReactNode };

/** The last net under an error of our own: says so, offers the telephone. */
export class PageGuard extends Component<Props, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <main className="main state" role="alert">
        <h1 className="state-title">页面出了点问题</h1>
        <p>
          您写的内容还保存在这台设备上。请刷新页面再试，或直接拨打 <a href="tel:12345">12345</a>。
        </p>
        <button type="button" className="button button-primary" onClick={() => location.reload()}>
          刷新页面
        </button>
      </main>
    );
  }
}
