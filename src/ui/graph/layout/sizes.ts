/** The measures of boxes, in pixels at zoom 1. The style sheet of a box draws within them. */

/** The first line of a box: its name and what it is. */
export const caption = { cluster: 26, node: 34, pod: 47, part: 30, band: 30 } as const;

/** Between a box's border and what is in it. */
export const padding = { canvas: 12, cluster: 10, node: 9, pod: 7, part: 8 } as const;

export const gap = { nodes: 10, pods: 9, parts: 6, bands: 10 } as const;

/** The second line of a volume that has something to say. */
export const noteRow = 14;

/** One file in a box. */
export const fileRow = 25;
/** The line "3 more", or "nothing kept here". */
export const textRow = 20;

/** The narrowest a node and a Pod are drawn. */
export const narrowest = { node: 214, pod: 190, object: 206 } as const;
/** A screen that is wide enough to look at from further away shows nodes side by side, down to this scale. */
export const smallestScale = 0.78;
export const wideFrom = 480;
/** Beyond this a node grows no wider, however large the screen. */
export const widestNode = 560;

/** A claim, a persistent volume, an outside disk. */
export const objectHeight = 48;

/** From this width on, files stand in two columns. */
export const twoColumnsFrom = 330;
