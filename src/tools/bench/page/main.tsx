/**
 * The page as it is measured: `?boxes` shows a thousand boxes that never rest, `?edit` times an edit to its
 * picture.
 */
import { createRoot } from "react-dom/client";
import { firstScene, Session, sessionInWorker } from "#session";
import { App } from "../../../ui/App.tsx";
import "../../../ui/theme/tokens.css";
import "../../../ui/theme/base.css";
import { restlessBoxes } from "./restless-boxes.ts";
import { timeEdits } from "./time-edits.ts";

declare global {
  interface Window {
    /** Milliseconds: between frames, or from edits to their pictures. */
    measured?: Promise<readonly number[]>;
  }
}

function show(session: Session): void {
  createRoot(document.getElementById("root")!).render(<App session={session} />);
}

function measureBoxes(): Promise<readonly number[]> {
  const { line, measure } = restlessBoxes();
  show(new Session(line));
  return measure();
}

function measureEdits(): Promise<readonly number[]> {
  const session = sessionInWorker();
  session.open({ ...firstScene, script: [] });
  show(session);
  return timeEdits(session);
}

window.measured = location.search === "?boxes" ? measureBoxes() : measureEdits();
