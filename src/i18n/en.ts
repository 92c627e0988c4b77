/** English: the source of the message ids. */
import { actions } from "./en/actions.ts";
import { files } from "./en/files.ts";
import { hints } from "./en/hints.ts";
import { picture } from "./en/picture.ts";
import { reasons } from "./en/reasons.ts";
import { screen } from "./en/screen.ts";

export const en = { ...screen, ...picture, ...files, ...hints, ...actions, ...reasons } as const;
