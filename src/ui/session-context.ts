/** The session that a page shows, for every component that needs it. */
import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import type { Session, SessionState } from "#session";
import type { Box } from "#views";

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("A component that needs a session stands outside of one.");
  return session;
}

/** A part of the session's state; the component renders again when that part changes. */
export function useSessionState<Part>(part: (state: SessionState) => Part): Part {
  return useStore(useSession().state, part);
}

/** One box; only its own changes render again. */
export function useBox(id: string): Box | undefined {
  const { boxes } = useSession();
  const watch = useCallback((notify: () => void) => boxes.watch(id, notify), [boxes, id]);
  return useSyncExternalStore(watch, () => boxes.get(id));
}
