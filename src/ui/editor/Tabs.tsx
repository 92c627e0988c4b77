/** The tabs of the files, and a place for a new one. */
import { Plus, X } from "lucide-react";
import { type KeyboardEvent, type SubmitEvent, useState } from "react";
import { useWords } from "../words/words.ts";
import styles from "./editor.module.css";
import { useManifests } from "./manifests.ts";

export function Tabs() {
  const { t } = useWords();
  const files = useManifests((state) => state.files);
  const active = useManifests((state) => state.active);
  const open = useManifests((state) => state.open);
  const close = useManifests((state) => state.close);
  const [isNaming, setNaming] = useState(false);
  const move = (event: KeyboardEvent, at: number): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = files[(at + step + files.length) % files.length];
    if (step === 0 || !next) return;
    open(next.name);
    event.currentTarget.parentElement?.parentElement
      ?.querySelectorAll<HTMLElement>("[role=tab]")
      [files.indexOf(next)]?.focus();
  };
  return (
    <div className={styles.tabs}>
      <div role="tablist" className={styles.tablist} aria-label={t("pane.editor")}>
        {files.map(({ name }, at) => (
          <span key={name} className={styles.tab} data-on={name === active || undefined}>
            <button
              type="button"
              role="tab"
              aria-selected={name === active}
              tabIndex={name === active ? 0 : -1}
              onClick={() => open(name)}
              onKeyDown={(event) => move(event, at)}
            >
              {name}
            </button>
            {files.length > 1 && name === active && (
              <button
                type="button"
                className={styles.close}
                aria-label={t("editor.close", { file: name })}
                onClick={() => close(name)}
              >
                <X size={12} aria-hidden="true" />
              </button>
            )}
          </span>
        ))}
      </div>
      {isNaming ? (
        <NewName done={() => setNaming(false)} />
      ) : (
        <button
          type="button"
          className={styles.add}
          aria-label={t("editor.new")}
          title={t("editor.new")}
          onClick={() => setNaming(true)}
        >
          <Plus size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

function NewName({ done }: { readonly done: () => void }) {
  const { t } = useWords();
  const files = useManifests((state) => state.files);
  const add = useManifests((state) => state.add);
  const [problem, setProblem] = useState<string>();
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("name")).trim();
    const name = typed.includes(".") ? typed : `${typed}.yaml`;
    if (!/^\w[\w.-]*$/.test(typed)) setProblem(t("editor.name-wrong"));
    else if (files.some((file) => file.name === name)) setProblem(t("editor.name-taken"));
    else {
      add(name);
      done();
    }
  };
  return (
    <form className={styles.naming} onSubmit={submit} onKeyDown={({ key }) => key === "Escape" && done()}>
      <input
        name="name"
        placeholder="web.yaml"
        aria-label={t("editor.name")}
        aria-invalid={problem !== undefined}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to name a file.
        autoFocus
        autoComplete="off"
        onBlur={({ target }) => target.value === "" && done()}
      />
      {problem !== undefined && (
        <span role="alert" className={styles.nameProblem}>
          {problem}
        </span>
      )}
    </form>
  );
}
