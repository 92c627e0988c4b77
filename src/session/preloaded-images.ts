/** Images that the machines hold from the first day, as a machine does on which the busybox and nginx images were used before. */
export const imagesOnNodes: readonly string[] = ["busybox", "nginx"];
