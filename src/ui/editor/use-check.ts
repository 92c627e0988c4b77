/** Has the open file checked, a moment after it was changed. */
import { useEffect } from "react";
import { useSession } from "../session-context.ts";
import { useManifests } from "./manifests.ts";

const restMs = 120;

export function useCheck(name: string, text: string): void {
  const session = useSession();
  const found = useManifests((state) => state.found);
  useEffect(() => {
    const timer = setTimeout(
      () => void session.check(text).then((checked) => found(name, text, checked)),
      restMs,
    );
    return () => clearTimeout(timer);
  }, [session, found, name, text]);
}
