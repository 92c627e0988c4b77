/** Bad input of every kind: an error in place, and nothing is lost. */
import { expect, test } from "./pages/journey.ts";
import { misspelt } from "./pages/manifests.ts";

test("a misspelt field is said on its line and mended by one click", async ({ afterpod, page }) => {
  await afterpod.openQuiet();
  await afterpod.write("typo.yaml", misspelt);
  const problems = page.getByRole("list", { name: "Problems" });
  await expect(problems).toContainText("imagePulPolicy");
  await problems.getByRole("button", { name: /Fix/ }).click();
  await expect(problems).toHaveCount(0);
  await afterpod.apply();
  await afterpod.prints("pod/typo created");
});

test("text that is no YAML is refused in kubectl's words, and stays", async ({ afterpod, page }) => {
  await afterpod.openQuiet();
  await afterpod.write("broken.yaml", "kind: Pod\nspec: [");
  await expect(page.getByRole("list", { name: "Problems" })).toContainText("error converting YAML to JSON");
  await afterpod.apply();
  await afterpod.prints("error converting YAML to JSON");
  await expect(page.locator("[data-monaco] .view-lines")).toContainText("spec:");
});

test("a command nobody knows is answered by the shell", async ({ afterpod }) => {
  await afterpod.openQuiet();
  await afterpod.type("kubctl get pods");
  await afterpod.prints("command not found");
});

test("nonsense in the browser's memory does not break the page", async ({ afterpod, page }) => {
  await page.addInitScript(() => {
    for (const key of ["theme", "language", "pane.left", "pane.files"])
      localStorage.setItem(`afterpod.${key}`, '{"x":["');
  });
  await afterpod.open();
  await expect(page.getByRole("heading", { name: "Afterpod" })).toBeVisible();
});

test("the page works where storage is forbidden", async ({ afterpod, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await afterpod.open();
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
