/** The API server: the only door to what etcd holds. */
import { allResources, type KubernetesObject, type Manifest, type ResourceType, resourceForKind } from "#api";
import type { Answer, DeleteOptions, PatchType } from "../client/client.ts";
import type { View } from "../component.ts";
import { equal } from "../state/equal.ts";
import type { Uncommitted } from "../state/history.ts";
import { type ApiKind, idOf, type Stored } from "../state/record.ts";
import { forbiddenOnCreate, forbiddenOnUpdate } from "./admission/index.ts";
import {
  accepted,
  alreadyExists,
  badRequest,
  conflict,
  forbidden,
  modifiedMeanwhile,
  notFound,
  refused,
} from "./api-status.ts";
import { decodeRequest } from "./decode-request.ts";
import { withEmptyStatus } from "./decoding/index.ts";
import { applyDefaults } from "./defaults/index.ts";
import { deletionOf, isDone } from "./deletion.ts";
import { admit, countsGenerations, newMetadata } from "./new-object.ts";
import { patched } from "./patch.ts";
import { prepareUpdate } from "./prepare-update.ts";
import type { RequestContext } from "./request.ts";
import { invalid, newProblems, noProblems, updateProblems } from "./validate-request.ts";

const resourcesByKind = new Map<string, ResourceType>(
  allResources.map((resource) => [resource.kind, resource]),
);

/** The resource of a kind this server stores; throws for a kind nobody has heard of (a fault of ours). */
export function resourceOfKind(kind: string): ResourceType {
  const resource = resourcesByKind.get(kind);
  if (!resource) throw new Error(`no resource of kind ${kind}`);
  return resource;
}

export class ApiServer {
  readonly #view: View;
  readonly #commit: (change: Uncommitted) => void;

  constructor(view: View, commit: (change: Uncommitted) => void) {
    this.#view = view;
    this.#commit = commit;
  }

  get(kind: string, id: string): Stored<ApiKind> | undefined {
    return this.#view.get(kind as ApiKind, id);
  }

  /**
   * Stores a new object. Answers AlreadyExists, NotFound (its namespace), Forbidden, BadRequest or Invalid.
   */
  create(manifest: Manifest, context: RequestContext): Answer<KubernetesObject> {
    const resource = resourceForKind(manifest.apiVersion, manifest.kind);
    if (!resource)
      return refused(
        badRequest(`no kind "${manifest.kind}" is registered for version "${manifest.apiVersion}"`),
      );
    const decoded = context.trusted ? accepted(manifest) : decodeRequest(manifest, context.fieldValidation);
    if (!decoded.ok) return refused(decoded.status, decoded.warnings);
    const { namespace = "default", name = "" } = decoded.value.metadata;
    const known = name && this.get(manifest.kind, resource.namespaced ? `${namespace}/${name}` : name);
    const refusal = this.#namespaceRefusal(resource, namespace, name);
    if (refusal) return refusal;
    const metadata = newMetadata(decoded.value, resource, this.#view);
    const fresh = context.trusted ? decoded.value : withEmptyStatus(decoded.value);
    const defaulted = applyDefaults({ ...fresh, metadata }) as unknown as KubernetesObject;
    const object = admit(defaulted, this.#view);
    const barred = forbiddenOnCreate(object, this.#view);
    if (barred) return refused(forbidden(resource, name || (metadata.generateName ?? ""), barred));
    const { errors, warnings } = context.trusted ? noProblems : newProblems(object, this.#view);
    const heard = [...decoded.warnings, ...warnings];
    if (errors.length > 0) return refused(invalid(resource, manifest, errors), heard);
    if (known) return refused(alreadyExists(resource, name), heard);
    if (!context.dryRun) this.#store(object.kind, idOf(object), object, context);
    return accepted(object, heard);
  }

  /** Replaces spec and metadata; status stays. Answers NotFound, Conflict, BadRequest or Invalid. */
  update(
    manifest: Manifest,
    context: RequestContext & { readonly subresource?: string },
  ): Answer<KubernetesObject> {
    const resource = resourceOfKind(manifest.kind);
    const stored = this.get(manifest.kind, idOfManifest(manifest, resource));
    const name = manifest.metadata.name ?? "";
    if (!stored) return refused(notFound(resource, name));
    const current = stored.value as KubernetesObject;
    const { resourceVersion, uid } = manifest.metadata;
    if (
      resourceVersion !== undefined &&
      resourceVersion !== "" &&
      resourceVersion !== current.metadata.resourceVersion
    )
      return refused(conflict(resource, name, modifiedMeanwhile));
    if (uid !== undefined && uid !== "" && uid !== current.metadata.uid)
      return refused(
        conflict(
          resource,
          name,
          `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${current.metadata.uid}`,
        ),
      );
    if (context.trusted)
      return this.#replace(resource, current, withStatusOf(manifest, current), context, []);
    const decoded = decodeRequest(manifest, context.fieldValidation);
    if (!decoded.ok) return refused(decoded.status, decoded.warnings);
    const defaulted = applyDefaults({ ...decoded.value, metadata: keptMetadata(decoded.value, current) });
    const next = prepareUpdate(current, withStatusOf(defaulted, current), this.#view);
    const { errors, warnings } = updateProblems(current, next, this.#view, context.subresource);
    const heard = [...decoded.warnings, ...warnings];
    if (errors.length > 0) return refused(invalid(resource, manifest, errors), heard);
    const barred = forbiddenOnUpdate(current, next, this.#view);
    if (barred) return refused(forbidden(resource, name, barred), heard);
    return this.#replace(resource, current, next, context, heard);
  }

  /** Replaces status only. Answers NotFound or Conflict. */
  updateStatus(object: KubernetesObject, context: RequestContext): Answer<KubernetesObject> {
    const resource = resourceOfKind(object.kind);
    const stored = this.get(object.kind, idOf(object));
    if (!stored) return refused(notFound(resource, object.metadata.name));
    const current = stored.value as KubernetesObject;
    if (object.metadata.uid && object.metadata.uid !== current.metadata.uid)
      return refused(conflict(resource, object.metadata.name, modifiedMeanwhile));
    const { status } = object as { status?: unknown };
    if (equal(status, (current as { status?: unknown }).status)) return accepted(current);
    const next = {
      ...current,
      status,
      metadata: { ...current.metadata, resourceVersion: this.#nextVersion() },
    } as KubernetesObject;
    if (!context.dryRun) this.#store(object.kind, stored.id, next, context);
    return accepted(next);
  }

  /** Changes an object by a patch document. Answers as `update`, and what the patch itself does wrong. */
  patch(
    kind: string,
    id: string,
    type: PatchType,
    patch: unknown,
    context: RequestContext & { readonly subresource?: string },
  ): Answer<KubernetesObject> {
    const resource = resourceOfKind(kind);
    const stored = this.get(kind, id);
    if (!stored) return refused(notFound(resource, id.slice(id.indexOf("/") + 1)));
    const current = stored.value as KubernetesObject;
    const result = patched(current, type, patch);
    if (!result.ok) return refused(result.status);
    if (context.subresource === "status") return this.updateStatus(result.value as KubernetesObject, context);
    const manifest = { ...result.value, metadata: { ...result.value.metadata, name: current.metadata.name } };
    return this.update(manifest as Manifest, context);
  }

  /**
   * The value is the object as it stays, or as it was. Answers NotFound, or Conflict when the uid is
   * another's.
   */
  delete(
    kind: string,
    id: string,
    options: DeleteOptions,
    context: RequestContext,
  ): Answer<KubernetesObject> {
    const resource = resourceOfKind(kind);
    const stored = this.get(kind, id);
    const name = id.slice(id.indexOf("/") + 1);
    if (!stored) return refused(notFound(resource, name));
    const current = stored.value as KubernetesObject;
    if (options.uid !== undefined && options.uid !== current.metadata.uid)
      return refused(
        conflict(
          resource,
          name,
          `Precondition failed: UID in precondition: ${options.uid}, UID in object meta: ${current.metadata.uid}`,
        ),
      );
    if (kind === "Namespace" && ["default", "kube-system", "kube-public"].includes(name))
      return refused(forbidden(resource, name, "this namespace may not be deleted"));
    const deletion = deletionOf(current, options, this.#view.now);
    if (options.dryRun) return accepted(current);
    if (deletion.remove) {
      this.#store(kind, id, undefined, context);
      return accepted(current);
    }
    if (equal(deletion.object, current)) return accepted(current);
    const next = this.#versioned(deletion.object);
    this.#store(kind, id, next, context);
    return accepted(next);
  }

  #replace(
    resource: ResourceType,
    current: KubernetesObject,
    wanted: KubernetesObject,
    context: RequestContext,
    warnings: readonly string[],
  ): Answer<KubernetesObject> {
    const metadata = keptMetadata(wanted as unknown as Manifest, current);
    const isSame = equal({ ...wanted, metadata: undefined }, { ...current, metadata: undefined });
    const candidate = { ...wanted, metadata } as KubernetesObject;
    if (isSame && equal({ ...metadata, resourceVersion: "" }, { ...current.metadata, resourceVersion: "" }))
      return accepted(current, warnings);
    if (isDone(candidate)) {
      if (!context.dryRun) this.#store(resource.kind, idOf(current), undefined, context);
      return accepted(candidate, warnings);
    }
    const generation =
      !isSame && countsGenerations(resource.kind)
        ? { generation: (current.metadata.generation ?? 0) + 1 }
        : {};
    const next = this.#versioned({ ...candidate, metadata: { ...metadata, ...generation } });
    if (!context.dryRun) this.#store(resource.kind, idOf(next), next, context);
    return accepted(next, warnings);
  }

  #namespaceRefusal(
    resource: ResourceType,
    namespace: string,
    name: string,
  ): Answer<KubernetesObject> | undefined {
    if (!resource.namespaced) return undefined;
    const found = this.#view.get("Namespace", namespace)?.value;
    if (!found) return refused(notFound(resourceOfKind("Namespace"), namespace));
    if (found.status?.phase !== "Terminating") return undefined;
    return refused(
      forbidden(
        resource,
        name,
        `unable to create new content in namespace ${namespace} because it is being terminated`,
      ),
    );
  }

  #versioned(object: KubernetesObject): KubernetesObject {
    return { ...object, metadata: { ...object.metadata, resourceVersion: this.#nextVersion() } };
  }

  #nextVersion(): string {
    return String(this.#view.revision + 1);
  }

  #store(
    kind: string,
    id: string,
    object: KubernetesObject | undefined,
    { by, reason, because }: RequestContext,
  ): void {
    this.#commit({ kind: kind as ApiKind, id, value: object as never, by, reason, because });
  }
}

function idOfManifest({ metadata }: Manifest, resource: ResourceType): string {
  return resource.namespaced ? `${metadata.namespace ?? "default"}/${metadata.name}` : (metadata.name ?? "");
}

/** Identity and times are the server's own, whatever a client sends. */
function keptMetadata(manifest: Manifest, current: KubernetesObject): KubernetesObject["metadata"] {
  const {
    name,
    namespace,
    uid,
    creationTimestamp,
    deletionTimestamp,
    deletionGracePeriodSeconds,
    generation,
    resourceVersion,
  } = current.metadata;
  return {
    ...manifest.metadata,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    uid,
    creationTimestamp,
    resourceVersion,
    ...(generation === undefined ? {} : { generation }),
    ...(deletionTimestamp === undefined
      ? {}
      : { deletionTimestamp, deletionGracePeriodSeconds: deletionGracePeriodSeconds ?? 0 }),
  };
}

function withStatusOf(manifest: Manifest, current: KubernetesObject): KubernetesObject {
  const { status } = current as { status?: unknown };
  const { status: _, ...rest } = manifest as { status?: unknown };
  return (status === undefined ? rest : { ...rest, status }) as KubernetesObject;
}
