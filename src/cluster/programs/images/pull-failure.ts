/** What a registry answers when there is no such image, as containerd words it. */
import { parseReference } from "./reference.ts";

/** Parts of names that no registry here knows. */
const missingNames = ["nosuch", "ngnix", "typo", "does-not-exist"];
const missingTags = ["invalid", "nosuch", "typo", "does-not-exist"];

/**
 * The message of a pull that fails, or `undefined` for an image that is there.
 * @param exists whether the repository is known
 */
export function pullFailure(reference: string, exists: (repository: string) => boolean): string | undefined {
  const { repository, tag, name } = parseReference(reference);
  const unpack = `failed to pull and unpack image "${name}": failed to resolve reference "${name}": `;
  if (missingNames.some((word) => repository.includes(word)) || !exists(repository)) {
    return `${unpack}pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`;
  }
  return missingTags.some((word) => tag.includes(word)) ? `${unpack}${name}: not found` : undefined;
}
