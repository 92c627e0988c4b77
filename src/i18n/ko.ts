/** Korean, complete: the compiler names what is missing. */
import type { en } from "./en.ts";
import { actions } from "./ko/actions.ts";
import { files } from "./ko/files.ts";
import { hints } from "./ko/hints.ts";
import { picture } from "./ko/picture.ts";
import { reasons } from "./ko/reasons.ts";
import { screen } from "./ko/screen.ts";

export const ko: Readonly<Record<keyof typeof en, string>> = {
  ...screen,
  ...picture,
  ...files,
  ...hints,
  ...actions,
  ...reasons,
};
