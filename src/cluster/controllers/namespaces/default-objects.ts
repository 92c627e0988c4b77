/**
 * What every namespace has: the default ServiceAccount and the certificate of the cluster.
 * `pkg/controller/serviceaccount`, `pkg/controller/certificates/rootcacertpublisher`
 */
import { type Component, create, nothing, type View } from "../../component.ts";
import type { Change, Stored } from "../../state/record.ts";

const certificate = `-----BEGIN CERTIFICATE-----
MIIDBTCCAe2gAwIBAgIIafterpodwDQYJKoZIhvcNAQELBQAwFTETMBEGA1UEAxMK
a3ViZXJuZXRlczAeFw0yNjAxMDEwMDAwMDBaFw0zNTEyMzAwMDAwMDBaMBUxEzAR
BgNVBAMTCmt1YmVybmV0ZXMwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIB
-----END CERTIFICATE-----
`;

const living = (stored: Stored<"Namespace"> | undefined): boolean =>
  stored !== undefined &&
  stored.value.status?.phase !== "Terminating" &&
  !stored.value.metadata.deletionTimestamp;

const namespaceKeys = ({ before, after }: Change<"Namespace">): readonly string[] =>
  after && !before ? [after.id] : [];

const allNamespaces = (view: View): readonly string[] => view.list("Namespace").map(({ id }) => id);

/** Keys are names of namespaces. */
export const serviceAccountController: Component = {
  name: "serviceaccount-controller",
  latencyMs: 5,
  watches: {
    Namespace: namespaceKeys,
    ServiceAccount: ({ before, after }) => (after ? [] : [before!.value.metadata.namespace ?? ""]),
  },
  start: allNamespaces,
  reconcile: (view, namespace) => {
    const stored = view.get("Namespace", namespace);
    if (!stored || !living(stored) || view.get("ServiceAccount", `${namespace}/default`)) return nothing;
    const account = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "default", namespace } };
    return { writes: [create(account, { reason: "NamespaceMade", because: [stored] })] };
  },
};

/** Keys are names of namespaces. */
export const rootCertificatePublisher: Component = {
  name: "root-ca-certificate-publisher",
  latencyMs: 5,
  watches: {
    Namespace: namespaceKeys,
    ConfigMap: ({ before, after }) =>
      !after && before?.value.metadata.name === "kube-root-ca.crt"
        ? [before.value.metadata.namespace ?? ""]
        : [],
  },
  start: allNamespaces,
  reconcile: (view, namespace) => {
    const stored = view.get("Namespace", namespace);
    if (!stored || !living(stored) || view.get("ConfigMap", `${namespace}/kube-root-ca.crt`)) return nothing;
    const annotations = {
      "kubernetes.io/description":
        "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.",
    };
    const map = {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "kube-root-ca.crt", namespace, annotations },
      data: { "ca.crt": certificate },
    };
    return { writes: [create(map, { reason: "NamespaceMade", because: [stored] })] };
  },
};
