/** Whether the cluster's time has begun and the page has a moment to spare: what is large loads only then. */
import { useEffect, useState } from "react";
import { useSessionState } from "../session-context.ts";

const idle = (work: () => void): void => {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 1500 });
  else setTimeout(work, 300);
};

export function useAfterPicture(): boolean {
  const [isReady, setReady] = useState(false);
  const hasBegun = useSessionState(({ now }) => now > 0);
  useEffect(() => {
    if (hasBegun) idle(() => setReady(true));
  }, [hasBegun]);
  return isReady;
}
