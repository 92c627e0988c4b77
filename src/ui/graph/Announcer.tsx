/** Says aloud what changed in the picture, in one breath, for those who cannot see it move. */
import { useEffect, useRef, useState } from "react";
import { type Message, message } from "#i18n";
import type { Box, FileRow } from "#views";
import { useSession, useSessionState } from "../session-context.ts";
import { useWords } from "../words/words.ts";

/** More than these at once are too many to listen to. */
const atOnce = 4;
/** Changes of one moment are said together. */
const gatherMs = 700;

interface Seen {
  readonly pods: ReadonlyMap<string, Box>;
  readonly verdicts: ReadonlyMap<string, FileRow["verdict"]>;
}

const nothing: Seen = { pods: new Map(), verdicts: new Map() };

export function Announcer() {
  const { say } = useWords();
  const session = useSession();
  const order = useSessionState((state) => state.order);
  const files = useSessionState((state) => state.files);
  const seen = useRef(nothing);
  const [spoken, speak] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: `order` and `files` are enough to watch.
  useEffect(() => {
    const timer = setTimeout(() => {
      const now = look(session.boxes.all(), files);
      const news = seen.current === nothing ? [] : newsBetween(seen.current, now, files);
      seen.current = now;
      if (news.length > 0) speak(news.slice(0, atOnce).map(say).join(" "));
    }, gatherMs);
    return () => clearTimeout(timer);
  }, [order, files, session, say]);
  return (
    <p className="unseen" role="status" aria-live="polite">
      {spoken}
    </p>
  );
}

const look = (boxes: readonly Box[], files: readonly FileRow[]): Seen => ({
  pods: new Map(
    boxes
      .filter(({ type, state }) => (type === "pod" || type === "node") && state !== "gone")
      .map((box) => [box.id, box]),
  ),
  verdicts: new Map(files.map(({ id, verdict }) => [id, verdict])),
});

function newsBetween(before: Seen, now: Seen, files: readonly FileRow[]): readonly Message[] {
  const came = [...now.pods]
    .filter(([id]) => !before.pods.has(id))
    .map(([, { name }]) => message("announce.appeared", { box: name }));
  const went = [...before.pods]
    .filter(([id]) => !now.pods.has(id))
    .map(([, { name }]) => message("announce.gone", { box: name }));
  const ended = files.flatMap(({ id, path, verdict }): Message[] => {
    if (before.verdicts.get(id) === verdict) return [];
    if (verdict === "lost") return [message("announce.lost", { path })];
    return verdict === "stranded" ? [message("announce.stranded", { path })] : [];
  });
  return [...ended, ...went, ...came];
}
