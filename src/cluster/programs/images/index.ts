/** Every family of images, and finding one by the name a Pod writes. */
import { hash32 } from "#api";
import type { Program } from "../../processes/process.ts";
import { apacheImage } from "./apache.ts";
import { alpine, busybox, debian } from "./base-images.ts";
import { databaseImages } from "./databases.ts";
import { fortuneImage } from "./fortune.ts";
import type { Image, ImageFamily } from "./image.ts";
import { isKnownImage, standInContent, standInPrograms } from "./known-images.ts";
import { livenessImage } from "./liveness.ts";
import { nginxImage } from "./nginx.ts";
import { pauseImage } from "./pause.ts";
import { perlImage } from "./perl.ts";
import { pullFailure } from "./pull-failure.ts";
import { redisImage } from "./redis.ts";
import { parseReference, type Reference } from "./reference.ts";
import { sleeper } from "./sleeper.ts";
import { smallServerImages } from "./small-servers.ts";
import { storyImage } from "./story.ts";

const families: readonly ImageFamily[] = [
  alpine,
  apacheImage,
  busybox,
  debian,
  fortuneImage,
  livenessImage,
  nginxImage,
  pauseImage,
  perlImage,
  redisImage,
  sleeper,
  storyImage,
  ...databaseImages,
  ...smallServerImages,
];

const byRepository = new Map(
  families.flatMap((family) => family.repositories.map((name) => [name, family] as const)),
);

const known = new Map<string, Image>();

/** The message of a pull that fails; `undefined` for an image that is there. */
export const imagePullFailure = (reference: string): string | undefined =>
  pullFailure(
    reference,
    (repository) => byRepository.has(repository) || isKnownImage(parseReference(reference)),
  );

/** `undefined`: there is no such image, see `imagePullFailure`. */
export function imageNamed(reference: string): Image | undefined {
  const found = known.get(reference) ?? make(reference);
  if (found !== undefined) known.set(reference, found);
  return found;
}

function make(text: string): Image | undefined {
  if (imagePullFailure(text) !== undefined) return undefined;
  const reference = parseReference(text);
  const { repository, digest, name } = reference;
  return {
    ...contentOf(reference),
    reference: text,
    name,
    id: `sha256:${digits(`config ${name}`)}`,
    digest: `${repository}@${digest ?? `sha256:${digits(`manifest ${name}`)}`}`,
  };
}

const contentOf = (reference: Reference) =>
  byRepository.get(reference.repository)?.content(reference.tag) ?? standInContent(reference);

/** 64 hexadecimal digits that always are the same for the same text. */
const digits = (text: string): string =>
  Array.from({ length: 8 }, (_, part) =>
    hash32(`${part} ${text} ${part}`).toString(16).padStart(8, "0"),
  ).join("");

/** The programs of all images, by the names that their files hold. */
export const imagePrograms: Readonly<Record<string, Program>> = Object.assign(
  { ...standInPrograms },
  ...families.map((family) => family.programs ?? {}),
);
