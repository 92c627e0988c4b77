/** What runs on machines and in containers: programs, images, the files they begin with, the shell. */
import type { Program } from "../processes/process.ts";
import { alpineFlavour, busyboxFlavour, gnuFlavour } from "./applets/flavour.ts";
import { imagePrograms } from "./images/index.ts";
import { multiCallProgram } from "./multi-call.ts";

export { packTar, type TarEntry, unpackTar } from "./applets/tar-format.ts";
export { headSnapshot, type RepositoryFiles } from "./git/repository.ts";
export { type EmulatedRun, emulatedRun } from "./images/emulated.ts";
export type { Image } from "./images/image.ts";
export { imageNamed, imagePullFailure } from "./images/index.ts";
export { parseReference, type Reference } from "./images/reference.ts";
export { machineTrees } from "./machines.ts";
export { type LineState, lineState } from "./shell/line-state.ts";
export { TypedShell } from "./shell/typed-shell.ts";
export { type TypedWord, wordAt } from "./shell/word-at.ts";

/** By the name that an executable's file holds. */
export const programs: Readonly<Record<string, Program>> = {
  busybox: multiCallProgram(busyboxFlavour),
  "busybox-musl": multiCallProgram(alpineFlavour),
  coreutils: multiCallProgram(gnuFlavour),
  ...imagePrograms,
};
