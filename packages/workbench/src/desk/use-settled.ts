import { useEffect, useState } from "react";

/** The value once it has stood still for a while (milliseconds): what is asked of the server while somebody types. */
export function useSettled<T>(value: T, quietMs = 400): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), quietMs);
    return () => clearTimeout(timer);
  }, [value, quietMs]);
  return settled;
}
