/** The page as a person uses it: the picture's boxes, the terminal, the editor, the files, and time. */
import { expect, type Locator, type Page } from "@playwright/test";

export class AfterpodPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and waits for the picture to answer. */
  async open(): Promise<void> {
    await this.page.goto("/");
    await expect(this.node("node-1")).toBeVisible({ timeout: 20_000 });
  }

  /** Opens the page on an empty cluster: the first act of a person ends the scene. */
  async openQuiet(): Promise<void> {
    await this.open();
    await this.type("kubectl get nodes");
    await this.prints("node-3");
    await this.speed(5);
  }

  /** The caption of a box, which is its button. */
  box(type: "node" | "pod" | "container" | "volume" | "node-disk", name: string | RegExp): Locator {
    return this.page.locator(`[data-stop^="${type}/"]`).filter({ hasText: name });
  }

  node(name: string): Locator {
    return this.box("node", name);
  }

  /** Pods that are there, by the beginning of their name. */
  pod(prefix: string): Locator {
    return this.page
      .locator(`[data-type="pod"]:not([data-state="gone"]) > [data-stop]`)
      .filter({ hasText: new RegExp(`^${prefix}`) });
  }

  /** Outlines of Pods that are gone. */
  gonePod(prefix: string): Locator {
    return this.page
      .locator(`[data-type="pod"][data-state="gone"] > [data-stop]`)
      .filter({ hasText: new RegExp(`^${prefix}`) });
  }

  /** A file as it is drawn in its box. */
  chip(name: string): Locator {
    return this.page.locator(`[data-stop^="file:"]`).filter({ hasText: name });
  }

  /** Opens the menu of a box and chooses an entry. */
  async choose(box: Locator, entry: string): Promise<void> {
    await box.click();
    await this.page.getByRole("menuitem", { name: entry }).first().click();
  }

  /** A file's row in the list; verdict and place are in its text. */
  file(path: string): Locator {
    const rows = this.page.getByRole("region", { name: "Files" }).getByRole("listitem");
    return rows.filter({ has: this.page.getByText(path, { exact: true }) }).first();
  }

  get terminal(): Locator {
    return this.page.locator("[data-terminal]");
  }

  async type(line: string): Promise<void> {
    await expect(this.terminal).toBeVisible({ timeout: 20_000 });
    await this.terminal.click();
    await this.page.keyboard.type(line);
    await this.page.keyboard.press("Enter");
  }

  /** Waits until the terminal shows a text that fits one row. */
  async prints(text: string | RegExp): Promise<void> {
    await expect(this.terminal.locator(".xterm-rows")).toContainText(text, { timeout: 20_000 });
  }

  /** Opens a new file in the editor with a text. */
  async write(name: string, text: string): Promise<void> {
    await this.page.getByRole("button", { name: "New file" }).click();
    await this.page.getByRole("textbox", { name: "Name of the file" }).fill(name);
    await this.page.keyboard.press("Enter");
    await expect(this.page.getByRole("tab", { name })).toHaveAttribute("aria-selected", "true");
    await this.page.locator("[data-monaco] .view-lines").click({ timeout: 20_000 });
    await this.paste(text);
  }

  /** Pastes a text where the focus is. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
  }

  async apply(): Promise<void> {
    await this.page.getByRole("button", { name: /^Apply / }).click();
  }

  async press(label: string): Promise<void> {
    await this.page.getByRole("toolbar", { name: "Time" }).getByRole("button", { name: label }).click();
  }

  async speed(times: number): Promise<void> {
    await this.page.getByRole("combobox", { name: "Speed" }).selectOption(String(times));
  }

  /** Seconds since the cluster's start, as the clock shows them. */
  async clock(): Promise<number> {
    const shown = await this.page.getByRole("timer").innerText();
    const [minutes = 0, seconds = 0] = shown.replace("T+", "").split(":").map(Number);
    return minutes * 60 + seconds;
  }
}
