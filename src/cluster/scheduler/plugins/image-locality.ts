/**
 * ImageLocality: a node that has the images already is better.
 * `pkg/scheduler/framework/plugins/imagelocality`.
 */
import type { Node, Pod } from "#api";
import type { Plugin } from "../plugin.ts";

const megabyte = 1024 * 1024;
const leastBytes = 23 * megabyte;
const mostBytesPerContainer = 1000 * megabyte;

/** `nginx` is `nginx:latest`, unless a digest says which. */
const normalizedName = (image: string): string =>
  image.lastIndexOf(":") <= image.lastIndexOf("/") ? `${image}:latest` : image;

function presentBytes(image: string, node: Node): number {
  return node.status?.images?.find(({ names }) => names?.includes(image))?.sizeBytes ?? 0;
}

function imagesOf({ spec }: Pod): readonly string[] {
  return [...(spec.initContainers ?? []), ...spec.containers].map(({ image }) => normalizedName(image));
}

export const imageLocality: Plugin = {
  name: "ImageLocality",
  weight: 1,
  score: ({ pod, nodes: all }, nodes) => {
    const images = imagesOf(pod);
    const spreadOf = images.map(
      (image) => all.filter(({ node }) => presentBytes(image, node) > 0).length / all.length,
    );
    if (spreadOf.every((spread) => spread === 0)) return undefined;
    const mostBytes = mostBytesPerContainer * images.length;
    return nodes.map(({ node }) => {
      const bytes = images.reduce(
        (sum, image, at) => sum + Math.floor(presentBytes(image, node) * spreadOf[at]!),
        0,
      );
      const bounded = Math.min(Math.max(bytes, leastBytes), mostBytes);
      return Math.floor((100 * (bounded - leastBytes)) / (mostBytes - leastBytes));
    });
  },
  wakes: () => false,
};
