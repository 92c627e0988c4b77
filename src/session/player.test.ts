/** Time in the hands of a person: scenes, pause, going back, branches. */
import { expect, test } from "vitest";
import { Player } from "./player.ts";
import { firstScene } from "./scene.ts";

interface Played {
  readonly player: Player;
  readonly printed: string[];
  /** Lets so many milliseconds pass on the wall, in slices. */
  wait(ms: number, slice?: number): void;
}

function play(): Played {
  const printed: string[] = [];
  const player = new Player(firstScene, { print: ({ text }) => printed.push(text), wallClock: () => 0 });
  const wait = (ms: number, slice = 16): void => {
    for (let passed = 0; passed < ms; passed += slice) player.advance(slice, 1000);
  };
  return { player, printed, wait };
}

const verdicts = ({ player }: Played): Record<string, string> =>
  Object.fromEntries(player.frame().files.map(({ path, verdict }) => [path, verdict]));

test("the first scene plays by itself and loses one file of three", () => {
  const played = play();
  played.wait(12_000);
  expect(verdicts(played)).toEqual({
    "/own.txt": "lost",
    "/scratch/a.txt": "alive",
    "/shelf/b.txt": "alive",
  });
  expect(played.player.playback.caption).toBe("scene.lost");
});

test("a person who does something ends the scene", () => {
  const played = play();
  played.wait(200);
  played.player.perform({ type: "line", text: "kubectl get nodes" });
  played.wait(12_000);
  expect(verdicts(played)).toEqual({});
  expect(played.player.playback.caption).toBeUndefined();
});

test("the same scene is the same history, however its time is sliced", () => {
  const histories = [16, 250].map((slice) => {
    const played = play();
    played.wait(8000, slice);
    played.player.pause();
    return played.player.changes.slice(0, 100).map(({ key, at, reason }) => `${at} ${key} ${reason}`);
  });
  expect(histories[0]).toEqual(histories[1]);
});

test("while time stands still nothing changes, but a line is answered", () => {
  const played = play();
  played.wait(200);
  played.player.pause();
  const { now } = played.player;
  played.wait(5000);
  expect(played.player.now).toBe(now);
  played.player.perform({ type: "line", text: "echo hello" });
  expect(played.printed).toEqual(["echo hello", "hello\n"]);
  expect(played.player.now - now).toBeLessThan(500);
});

test("going back stands before the last command, and the present is still there", () => {
  const played = play();
  played.wait(12_000);
  const { latest } = played.player.playback;
  played.player.back();
  expect(verdicts(played)["/own.txt"]).toBe("alive");
  expect(played.player.playback).toMatchObject({ standing: "past", latest });
  played.player.live();
  expect(verdicts(played)["/own.txt"]).toBe("lost");
});

test("what is done in the past begins a branch that knows nothing of what came after", () => {
  const played = play();
  played.wait(12_000);
  played.player.back();
  played.player.perform({ type: "line", text: "kubectl cordon node-1" });
  played.wait(2000);
  expect(verdicts(played)["/own.txt"]).toBe("alive");
  expect(played.player.playback.standing).toBe("now");
  expect(played.player.changes.some(({ reason }) => reason === "ContainerProcessKilled")).toBe(false);
});

test("a step goes to the next change that can be seen", () => {
  const played = play();
  played.wait(800);
  const before = played.player.revision;
  played.player.step();
  expect(played.player.revision).toBeGreaterThan(before);
  expect(played.player.playback.playing).toBe(false);
});
