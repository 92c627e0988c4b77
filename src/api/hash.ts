/** Stable 32-bit hashes, written in the letters Kubernetes draws names from. */

/** No vowels, no digits that look like them: `staging/src/k8s.io/apimachinery/pkg/util/rand`. */
export const nameAlphabet = "bcdfghjklmnpqrstvwxz2456789";

/** 32-bit FNV-1a of text, one step for each UTF-16 unit. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Each digit becomes a letter of the name alphabet, as `rand.SafeEncodeString` does with a hash. */
export function safeEncode(text: string): string {
  return [...text].map((letter) => nameAlphabet[letter.charCodeAt(0) % nameAlphabet.length]).join("");
}

/** What Kubernetes appends to the name of a ReplicaSet or a revision for content and a collision count. */
export function contentHash(content: unknown, collisionCount = 0): string {
  const salt = collisionCount > 0 ? `#${collisionCount}` : "";
  return safeEncode(String(hash32(`${canonicalJson(content)}${salt}`)));
}

/** JSON with sorted keys and without absent members: equal content gives equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}
