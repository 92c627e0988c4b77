/** What we say to a line of a manifest, beside what kubectl says. */
export const hints = {
  "hint.base64": "Values under data are base64. Plain text belongs under stringData.",
  "hint.belongs": "{field} belongs to {place}.",
  "hint.duplicate": "{field} is written twice here; only the last one counts, and kubectl says nothing.",
  "hint.fragment": "This is a part of an object. It needs apiVersion, kind and metadata around it.",
  "hint.medium":
    "Kubernetes accepts medium {medium}, but no kubelet knows it: the Pod will wait for its volume forever.",
  "hint.no-plugin":
    "Kubernetes 1.32 accepts {field}, but has no plugin for it any more: no Pod can mount it.",
  "hint.stored-only": "{kind} is accepted and stored. Nothing in this cluster acts on it.",
  "hint.tab": "YAML is indented with spaces, never with tabs.",
  "hint.template": "This is a Helm template, not yet a manifest. Put the values in its place.",
} as const;
