/** What Kubernetes accepts as a name, a label or a key, with the texts it refuses them by. */

/**
 * Texts and patterns of `staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go`.
 * Every checker returns the messages, in order; none means the value is accepted.
 */
const labelPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const subdomainPattern = `${labelPattern}(\\.${labelPattern})*`;
const dns1035Pattern = "[a-z]([-a-z0-9]*[a-z0-9])?";
const qualifiedPattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const labelValuePattern = `(${qualifiedPattern})?`;
const wildcardPattern = `\\*\\.${subdomainPattern}`;
const configKeyPattern = "[-._a-zA-Z0-9]+";
const environmentPattern = "[-._a-zA-Z][-._a-zA-Z0-9]*";

function matches(pattern: string, value: string): boolean {
  return new RegExp(`^${pattern}$`).test(value);
}

function described(message: string, pattern: string, ...examples: string[]): string {
  const list = examples.map((example, index) => `${index === 0 ? "" : " or "}'${example}', `).join("");
  return `${message} (${examples.length > 0 ? `e.g. ${list}` : ""}regex used for validation is '${pattern}')`;
}

function longerThan(value: string, limit: number): string[] {
  return value.length > limit ? [tooLong(limit)] : [];
}

/** `must be no more than 63 characters` */
export function tooLong(limit: number): string {
  return `must be no more than ${limit} characters`;
}

/** A lowercase RFC 1123 label: container and volume names, namespaces. At most 63 characters. */
export function checkLabelName(value: string): readonly string[] {
  const message =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
  const wrong = !matches(labelPattern, value);
  return [
    ...longerThan(value, 63),
    ...(wrong ? [described(message, labelPattern, "my-name", "123-abc")] : []),
  ];
}

/** A lowercase RFC 1123 subdomain: the name of most objects. At most 253 characters. */
export function checkSubdomainName(value: string): readonly string[] {
  const message =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
  const wrong = !matches(subdomainPattern, value);
  return [...longerThan(value, 253), ...(wrong ? [described(message, subdomainPattern, "example.com")] : [])];
}

/** A host such as `*.example.com`. */
export function checkWildcardName(value: string): readonly string[] {
  const message =
    "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character";
  const wrong = !matches(wildcardPattern, value);
  return [
    ...longerThan(value, 253),
    ...(wrong ? [described(message, wildcardPattern, "*.example.com")] : []),
  ];
}

/** A DNS-1035 label: the name of a Service. At most 63 characters. */
export function checkServiceName(value: string): readonly string[] {
  const message =
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";
  const wrong = !matches(dns1035Pattern, value);
  return [
    ...longerThan(value, 63),
    ...(wrong ? [described(message, dns1035Pattern, "my-name", "abc-123")] : []),
  ];
}

/** A label or annotation key: `name` or `prefix.example.com/name`. */
export function checkQualifiedName(value: string): readonly string[] {
  const parts = value.split("/");
  const namePart =
    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
  const examples = ["MyName", "my.name", "123-abc"];
  if (parts.length > 2) {
    const message =
      "a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
    return [
      `${described(message, qualifiedPattern, ...examples)} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const [prefix, name] = parts.length === 2 ? [parts[0], parts[1] ?? ""] : [undefined, parts[0] ?? ""];
  const messages: string[] = [];
  if (prefix === "") messages.push("prefix part must be non-empty");
  else if (prefix !== undefined)
    messages.push(...checkSubdomainName(prefix).map((text) => `prefix part ${text}`));
  if (name === "") messages.push("name part must be non-empty");
  else messages.push(...longerThan(name, 63).map((text) => `name part ${text}`));
  if (!matches(qualifiedPattern, name)) messages.push(described(namePart, qualifiedPattern, ...examples));
  return messages;
}

/** The value of a label: empty, or at most 63 characters. */
export function checkLabelValue(value: string): readonly string[] {
  const message =
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
  const wrong = !matches(labelValuePattern, value);
  return [
    ...longerThan(value, 63),
    ...(wrong ? [described(message, labelValuePattern, "MyValue", "my_value", "12345")] : []),
  ];
}

/** A key of a ConfigMap or a Secret. At most 253 characters. */
export function checkConfigKey(value: string): readonly string[] {
  const messages = longerThan(value, 253);
  if (!matches(configKeyPattern, value)) {
    const message = "a valid config key must consist of alphanumeric characters, '-', '_' or '.'";
    messages.push(described(message, configKeyPattern, "key.name", "KEY_NAME", "key-name"));
  }
  if (value === ".") messages.push("must not be '.'");
  else if (value === "..") messages.push("must not be '..'");
  else if (value.startsWith("..")) messages.push("must not start with '..'");
  return messages;
}

/** The name of an environment variable, under the relaxed rule that 1.32 turned on. */
export function checkEnvironmentName(value: string): readonly string[] {
  if (value === "") return ["environment variable name must be non-empty"];
  const printable = /^[ -<>-~]+$/.test(value);
  const message =
    "a valid environment variable name must consist only of printable ASCII characters other than '='";
  return printable ? [] : [message];
}

/** The name of an environment variable as a shell takes it (keys that `envFrom` skips otherwise). */
export function isShellEnvironmentName(value: string): boolean {
  return matches(environmentPattern, value) && value !== "." && !value.startsWith("..");
}

/** The name of a port: `http`, at most 15 characters with a letter among them. */
export function checkPortName(value: string): readonly string[] {
  const messages: string[] = [];
  if (value.length > 15) messages.push(tooLong(15));
  if (!/^[-a-z0-9]+$/.test(value)) {
    messages.push("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
  }
  if (!/[a-z]/.test(value)) messages.push("must contain at least one letter (a-z)");
  if (value.includes("--")) messages.push("must not contain consecutive hyphens");
  if (value.startsWith("-") || value.endsWith("-")) messages.push("must not begin or end with a hyphen");
  return messages;
}

/** A port number. */
export function checkPortNumber(port: number): readonly string[] {
  return port >= 1 && port <= 65535 ? [] : ["must be between 1 and 65535, inclusive"];
}
