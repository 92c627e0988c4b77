/** What can be done to a container. */
import { FilePenLine, FolderTree, ScrollText, Skull } from "lucide-react";
import { message } from "#i18n";
import type { Box } from "#views";
import { type Action, inNamespace, isThere } from "./action.ts";

const isRunning = (box: Box): boolean => box.type === "container" && box.state === "present";

/** `kubectl exec web -c app --`, as far as the command itself. */
const exec = ({ target }: Box): string =>
  `kubectl exec ${target?.name}${inNamespace(target?.namespace)} -c ${target?.container} --`;

export const killContainer: Action = {
  id: "kill-container",
  icon: Skull,
  group: "break",
  key: "k",
  title: (box) => (isRunning(box) ? message("action.kill-container") : undefined),
  line: ({ target }) => `kill-container ${target?.name} ${target?.container}`,
};

export const writeFile: Action = {
  id: "write-file",
  icon: FilePenLine,
  group: "work",
  key: "w",
  unfinished: true,
  title: (box) => (isRunning(box) ? message("action.write-file") : undefined),
  line: (box) => `${exec(box)} sh -c 'echo hello > /hello.txt'`,
};

export const listFiles: Action = {
  id: "list-files",
  icon: FolderTree,
  group: "look",
  title: (box) => (isRunning(box) ? message("action.list-files") : undefined),
  line: (box) => `${exec(box)} ls -l /`,
};

export const showLogs: Action = {
  id: "logs",
  icon: ScrollText,
  group: "look",
  key: "l",
  title: (box) => (box.type === "container" && isThere(box) ? message("action.logs") : undefined),
  line: ({ target }) =>
    `kubectl logs ${target?.name}${inNamespace(target?.namespace)} -c ${target?.container}`,
};
