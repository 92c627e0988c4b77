/** The files of a container image (or of a machine's first day): fixed, shared by all who start from it. */
export type ImageNode =
  | {
      readonly type: "directory";
      readonly mode?: number;
      readonly uid?: number;
      readonly gid?: number;
      readonly entries: Readonly<Record<string, ImageNode>>;
    }
  | {
      readonly type: "file";
      readonly mode?: number;
      readonly uid?: number;
      readonly gid?: number;
      readonly content: string;
    }
  | {
      readonly type: "symlink";
      readonly mode?: number;
      readonly uid?: number;
      readonly gid?: number;
      readonly target: string;
    };

export const emptyImage: ImageNode = { type: "directory", entries: {} };

const defaultModes = { directory: 0o755, file: 0o644, symlink: 0o777 } as const;

export const imageMode = (node: ImageNode): number => node.mode ?? defaultModes[node.type];
