/** An Ingress (`pkg/apis/networking/validation`). */
import {
  checkPortName,
  checkPortNumber,
  checkServiceName,
  checkSubdomainName,
  checkWildcardName,
  type Ingress,
  type IngressBackend,
} from "#api";
import { type FieldError, invalid, invalidFor, required, unsupported } from "./field-error.ts";
import { checkMetadata, checkMetadataUpdate } from "./metadata.ts";

type Rule = NonNullable<Ingress["spec"]["rules"]>[number];
type Path = NonNullable<Rule["http"]>["paths"][number];

const pathTypes = ["Exact", "ImplementationSpecific", "Prefix"];

export function checkIngress(ingress: Ingress): readonly FieldError[] {
  const { rules = [], defaultBackend, ingressClassName } = ingress.spec ?? {};
  const nothing = rules.length === 0 && !defaultBackend;
  return [
    ...checkMetadata(ingress.metadata, "Ingress"),
    ...(nothing
      ? [
          invalid(
            "spec",
            { goText: "[]networking.IngressRule(nil)" },
            "either `defaultBackend` or `rules` must be specified",
          ),
        ]
      : []),
    ...(defaultBackend ? checkBackend(defaultBackend, "spec.defaultBackend") : []),
    ...rules.flatMap((rule, index) => checkRule(rule, `spec.rules[${index}]`)),
    ...(ingressClassName
      ? invalidFor("spec.ingressClassName", ingressClassName, checkSubdomainName(ingressClassName))
      : []),
  ];
}

function checkRule({ host, http }: Rule, field: string): readonly FieldError[] {
  const paths = http?.paths ?? [];
  return [
    ...(host ? checkHost(host, `${field}.host`) : []),
    ...(http && paths.length === 0 ? [required(`${field}.http.paths`)] : []),
    ...paths.flatMap((path, index) => checkPath(path, `${field}.http.paths[${index}]`)),
  ];
}

function checkHost(host: string, field: string): readonly FieldError[] {
  const address = /^(\d{1,3}\.){3}\d{1,3}$/.test(host);
  const messages = host.includes("*") ? checkWildcardName(host) : checkSubdomainName(host);
  return [
    ...(address ? [invalid(field, host, "must be a DNS name, not an IP address")] : []),
    ...invalidFor(field, host, messages),
  ];
}

const forbiddenParts = ["//", "/./", "/../", "%2f", "%2F"];
const forbiddenEnds = ["/..", "/."];

function checkPath({ path = "", pathType, backend }: Path, field: string): readonly FieldError[] {
  if (!pathType) return [required(`${field}.pathType`, "pathType must be specified")];
  const absolute = path.startsWith("/") || (pathType === "ImplementationSpecific" && path === "");
  const literal = pathType === "Exact" || pathType === "Prefix";
  const known = pathTypes.includes(pathType);
  return [
    ...(known && !absolute ? [invalid(`${field}.path`, path, "must be an absolute path")] : []),
    ...forbiddenParts
      .filter((part) => literal && path.includes(part))
      .map((part) => invalid(`${field}.path`, path, `must not contain '${part}'`)),
    ...forbiddenEnds
      .filter((end) => literal && path.endsWith(end))
      .map((end) => invalid(`${field}.path`, path, `cannot end with '${end}'`)),
    ...(known ? [] : [unsupported(`${field}.pathType`, pathType, pathTypes)]),
    ...checkBackend(backend ?? {}, `${field}.backend`),
  ];
}

function checkBackend({ service, resource }: IngressBackend, field: string): readonly FieldError[] {
  if (service && resource) return [invalid(field, "", "cannot set both resource and service backends")];
  if (resource) return [];
  if (!service) return [invalid(field, "", "resource or service backend is required")];
  const { name, number } = service.port ?? {};
  const named = service.name
    ? invalidFor(`${field}.service.name`, service.name, checkServiceName(service.name))
    : [required(`${field}.service.name`)];
  if (name && number) return [...named, invalid(field, "", "cannot set both port name & port number")];
  if (name) return [...named, ...invalidFor(`${field}.service.port.name`, name, checkPortName(name))];
  if (number)
    return [...named, ...invalidFor(`${field}.service.port.number`, number, checkPortNumber(number))];
  return [...named, required(field, "port name or number is required")];
}

export function checkIngressUpdate(old: Ingress, updated: Ingress): readonly FieldError[] {
  return [...checkMetadataUpdate(old.metadata, updated.metadata), ...checkIngress(updated)];
}
