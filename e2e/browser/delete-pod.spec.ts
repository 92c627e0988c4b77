/** A Pod is deleted: what it leaves behind, and what goes with it. */
import { expect, test } from "./pages/journey.ts";

test("its emptyDir goes with it, its hostPath stays on the node, its outline is shown for a while", async ({
  afterpod,
}) => {
  await afterpod.open();
  await expect(afterpod.file("/own.txt")).toContainText("lost", { timeout: 30_000 });
  const name = (await afterpod.pod("diary-").innerText()).split("\n")[0]!;
  await afterpod.choose(afterpod.pod("diary-"), "Delete pod by force");
  // Its container, which does not listen, is given its grace although the API server has forgotten the Pod.
  await afterpod.speed(20);
  await expect(afterpod.file("/scratch/a.txt")).toContainText("lost", { timeout: 20_000 });
  await expect(afterpod.gonePod(name)).toHaveCount(1);
  await expect(afterpod.pod("diary-")).toHaveCount(1);
  await expect(afterpod.file("/shelf/b.txt")).toContainText(/alive|stranded/);
  await afterpod.file("/scratch/a.txt").getByRole("button").first().click();
  await expect(afterpod.file("/scratch/a.txt")).toContainText(`You ran kubectl delete pod ${name}`);
});
