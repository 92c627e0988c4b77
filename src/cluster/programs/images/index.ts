/** Every family of images, and finding one by the name a Pod writes. */
import { hash32 } from "#api";
import type { Program } from "../../processes/process.ts";
import { alpine, busybox, debian } from "./base-images.ts";
import type { Image, ImageFamily } from "./image.ts";
import { parseReference } from "./reference.ts";

const families: readonly ImageFamily[] = [alpine, busybox, debian];

const byRepository = new Map(
  families.flatMap((family) => family.repositories.map((name) => [name, family] as const)),
);

const known = new Map<string, Image>();

/** `undefined`: there is no such image, see `pullFailure`. */
export function imageNamed(reference: string): Image | undefined {
  const found = known.get(reference) ?? make(reference);
  if (found !== undefined) known.set(reference, found);
  return found;
}

function make(reference: string): Image | undefined {
  const { repository, tag, digest, name } = parseReference(reference);
  const family = byRepository.get(repository);
  if (family === undefined) return undefined;
  const id = `sha256:${digits(`config ${name}`)}`;
  return {
    ...family.content(tag),
    reference,
    name,
    id,
    digest: `${repository}@${digest ?? `sha256:${digits(`manifest ${name}`)}`}`,
  };
}

/** 64 hexadecimal digits that always are the same for the same text. */
const digits = (text: string): string =>
  Array.from({ length: 8 }, (_, part) =>
    hash32(`${part} ${text} ${part}`).toString(16).padStart(8, "0"),
  ).join("");

/** The programs of all images, by the names that their files hold. */
export const imagePrograms: Readonly<Record<string, Program>> = Object.assign(
  {},
  ...families.map((family) => family.programs ?? {}),
);
