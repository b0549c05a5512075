import { type ReactNode, useEffect } from "react";
import { siteName } from "../city.ts";

let headingsSeen = 0;

// The first page is read by the screen reader from its top anyway.
function takeFocus(heading: HTMLHeadingElement | null): void {
  if (heading === null) return;
  headingsSeen += 1;
  if (headingsSeen > 1) heading.focus({ preventScroll: true });
}

/** The h1 of a page: names the browser tab, and takes the focus when the page or the step changes so that reading starts here. */
export function PageHeading({ title, tabTitle, children }: { title: string; tabTitle?: string; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${tabTitle ?? title} - ${siteName}`;
  }, [title, tabTitle]);

  return (
    <h1 className="page-title" tabIndex={-1} key={title} ref={takeFocus}>
      {children ?? title}
    </h1>
  );
}
