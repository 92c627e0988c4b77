/** What runs on machines and in containers: programs, images, the files they begin with, the shell. */
import type { Program } from "../processes/process.ts";
import type { Images } from "../software.ts";
import { emptyImage } from "../storage/files/index.ts";
import { alpineFlavour, busyboxFlavour, gnuFlavour } from "./applets/flavour.ts";
import { imageNamed, imagePrograms, imagePullFailure } from "./images/index.ts";
import { machineTrees } from "./machines.ts";
import { multiCallProgram } from "./multi-call.ts";

export { TypedShell } from "./shell/typed-shell.ts";

/** By the name that an executable's file holds. */
export const programs: Readonly<Record<string, Program>> = {
  busybox: multiCallProgram(busyboxFlavour),
  "busybox-musl": multiCallProgram(alpineFlavour),
  coreutils: multiCallProgram(gnuFlavour),
  ...imagePrograms,
};

export const images: Images = {
  named: imageNamed,
  pullFailure: imagePullFailure,
  files: (name) => machineTrees[name] ?? imageNamed(name)?.files ?? emptyImage,
};
