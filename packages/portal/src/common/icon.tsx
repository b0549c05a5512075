const paths = {
  phone: "M5 3h4l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2",
  camera: "M4 8h3l2-3h6l2 3h3a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1M12 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8",
  progress: "M9 6h11M9 12h11M9 18h11M3.5 6l1 1L6.5 5M3.5 12l1 1 2-2M3.5 18l1 1 2-2",
  book: "M12 6a6 6 0 0 0-8-1v13a6 6 0 0 1 8 1 6 6 0 0 1 8-1V5a6 6 0 0 0-8 1v13",
  check: "M5 12.5l4.5 4.5L19 7.5",
  warning: "M12 4L2.5 20h19L12 4M12 10v4.5M12 17.2v.3",
  place: "M12 21s7-6.2 7-11a7 7 0 0 0-14 0c0 4.800 7 11 7 11M12 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5",
  offline: "M3 3l18 18M5 12.500a10 10 0 0 1 4-2.300M19 12.500a10 10 0 0 0-5-2.700M8.500 16a5 5 0 0 1 7 0M12 19.500v.1",
  file: "M6 3h8l4 4v14H6V3M14 3v4h4",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5l3 2",
  reply: "M4 5h16v11H10l-4 4v-4H4V5",
  next: "M9 5l7 7-7 7",
} as const;

export type IconName = keyof typeof paths;

/** A small drawing beside words; never the only bearer of a meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
