/**
 * A running program, as the program itself sees it: its arguments, its descriptors, its files, and what it
 * may ask for.
 */
import type { Ms, Revision } from "../state/record.ts";
import type { FileSystem } from "./file-system.ts";
import type { SignalName } from "./signals.ts";

/**
 * What a process is waiting for. A program is a generator that yields these and is resumed when one comes
 * true, so a
 * program never blocks the page. Yield them through the methods of `Process`, not by hand.
 */
export type Wait =
  /** Until a moment. */
  | { readonly for: "time"; readonly until: Ms }
  /** Until a descriptor has something to read, or its end. */
  | { readonly for: "readable"; readonly descriptor: Descriptor }
  /** Until a descriptor takes more. */
  | { readonly for: "writable"; readonly descriptor: Descriptor }
  /** Until a child has ended: one by its pid, or any. */
  | { readonly for: "child"; readonly pid?: number }
  /** Until somebody calls the function it is given: a watch of the API server, a request that is answered. */
  | { readonly for: "call"; readonly subscribe: (wake: () => void) => () => void; readonly until?: Ms };

/** The body of a program. Its value is the exit code. */
export type Running = Generator<Wait, number, void>;

/** A program: given its process, it runs. */
export type Program = (process: Process) => Running;

/** What stands behind a file descriptor. */
export interface Descriptor {
  /**
   * What is there now, or "" when nothing is yet, or `undefined` at the end. Takes at most `limit`
   * characters.
   */
  read(limit?: number): string | undefined;
  /** Throws a `SystemError` where the real write would fail (`ENOSPC`, `EROFS`, `EPIPE`). */
  write(text: string): void;
  /** Whether a read would return something (or the end), or a write be taken, at once. */
  readonly readable: boolean;
  readonly writable: boolean;
  readonly isTerminal?: boolean;
  /** Called by each holder that lets go. */
  close(): void;
  /** Called for each further holder (a child that inherits it). */
  share(): Descriptor;
}

export interface SpawnOptions {
  readonly args: readonly string[];
  /** Found on the PATH, or given by its maker (a subshell). */
  readonly program?: Program;
  readonly env?: ReadonlyMap<string, string>;
  readonly cwd?: string;
  /** Descriptors of the child; those not named are inherited. */
  readonly descriptors?: ReadonlyMap<number, Descriptor>;
  /** A session of its own, as `setsid` and every exec have. */
  readonly session?: "own" | "inherited";
}

/** `exited` with a code, or `signaled`: its exit code is then 128 + the signal's number for a shell. */
export interface Ended {
  readonly pid: number;
  readonly code: number;
  readonly signal?: SignalName;
}

export type SignalAction = "default" | "ignore" | (() => void);

export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly session: number;
  readonly args: readonly string[];
  readonly env: Map<string, string>;
  cwd: string;
  umask: number;
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  readonly descriptors: Map<number, Descriptor>;
  readonly files: FileSystem;
  readonly machine: ProcessMachine;
  /** The command or change that this process comes from: what it does is done because of that. */
  readonly cause: Revision;

  /** Writes to descriptor 1 or 2 (convenience; throws what the write throws). */
  print(text: string): Generator<Wait, void, void>;
  complain(text: string): Generator<Wait, void, void>;
  /** Reads one line with its newline; `undefined` at the end. */
  readLine(descriptor?: number): Generator<Wait, string | undefined, void>;
  /** Reads to the end. */
  readAll(descriptor?: number): Generator<Wait, string, void>;
  /** What is there, at least one character; `undefined` at the end. */
  read(descriptor: number, limit?: number): Generator<Wait, string | undefined, void>;
  write(descriptor: number, text: string): Generator<Wait, void, void>;
  /** Sleeps; a signal that is caught cuts it short (true: slept to the end). */
  sleep(ms: Ms): Generator<Wait, boolean, void>;
  /** Waits on anything; returns early (false) when a caught signal arrives. */
  wait(what: Wait): Generator<Wait, boolean, void>;
  /** Starts a child. Throws `SystemError` ENOENT or EACCES where there is no such program. */
  spawn(options: SpawnOptions): number;
  /** Waits for a child; `undefined` when a caught signal came first, or when there is no such child. */
  waitFor(pid?: number): Generator<Wait, Ended | undefined, void>;
  /** Children that have not been waited for, ended or not. */
  children(): readonly number[];
  onSignal(signal: SignalName, action: SignalAction): void;
  /** Sends a signal; returns false where there is no such process (ESRCH). Throws EPERM. */
  kill(pid: number, signal: SignalName): boolean;
  /** To everybody but its own session and process 1, as `killall5` does. */
  killAll(signal: SignalName): boolean;
  /** Becomes another program, keeping the pid: what `exec` does. */
  exec(args: readonly string[], env?: ReadonlyMap<string, string>): Running;
  /** The processes it can see, by pid. */
  list(): readonly ProcessEntry[];
  /**
   * Takes so much memory in all, until it ends. Where its container may not have that much, the kernel kills
   * it.
   */
  holdMemory(bytes: number): Generator<Wait, void, void>;
  /** Takes a step's worth of time, so that an endless loop lets the clock go on. Call it in every loop. */
  step(): Generator<Wait, void, void>;
  /** A pipe: what is written to the second is read from the first. */
  pipe(): readonly [Descriptor, Descriptor];
  /** Opens a file as a descriptor, with the shell's modes. */
  open(path: string, mode: "read" | "write" | "append" | "read-write"): Descriptor;
}

export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly user: string;
  readonly command: string;
  readonly state: "running" | "sleeping" | "stopped" | "zombie";
  /** Seen from a machine: the container it runs in. */
  readonly container?: string;
}

/** The surroundings of a process. */
export interface ProcessMachine {
  readonly hostname: string;
  readonly now: Ms;
  /** Milliseconds since 1970 of the cluster's moment 0. */
  readonly epochMs: number;
  readonly address: string;
  /** A number that can be drawn again in a replay. */
  random(purpose: string): number;
  /** Programs that listen, by port: how `nginx` is found by `wget`. See `network.ts`. */
  readonly network: import("./network.ts").Network;
  /** What a program may know of the cluster: present on the person's own machine only. */
  readonly cluster?: import("../client/client.ts").ClusterClient | undefined;
}
