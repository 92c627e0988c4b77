/** The names of boxes: the same thing has the same id for as long as it is drawn. */

export const clusterBoxId = "cluster";
export const waitingBoxId = "waiting";
export const outsideBoxId = "outside";
export const nodeBoxId = (node: string): string => `node/${node}`;
export const nodeDiskBoxId = (node: string): string => `node-disk/${node}`;
export const podBoxId = (uid: string): string => `pod/${uid}`;
/** A restarted container is drawn in the same box. */
export const containerBoxId = (podUid: string, container: string): string =>
  `container/${podUid}/${container}`;
export const volumeBoxId = (podUid: string, volume: string): string => `volume/${podUid}/${volume}`;
export const claimBoxId = (namespace: string, name: string): string => `claim/${namespace}/${name}`;
export const persistentVolumeBoxId = (name: string): string => `persistent-volume/${name}`;
export const diskBoxId = (disk: string): string => `disk/${disk}`;
