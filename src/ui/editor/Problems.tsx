/** What is wrong in the open file, in kubectl's words, with the line and, where there is one, the fix. */
import { fixLabel, withFix } from "#manifests";
import { useWords } from "../words/words.ts";
import styles from "./editor.module.css";
import { type ManifestFile, useManifests } from "./manifests.ts";

type Problem = ManifestFile["checked"]["problems"][number];

export function Problems({ file }: { readonly file: ManifestFile }) {
  const write = useManifests((state) => state.write);
  const { say, t } = useWords();
  const { problems } = file.checked;
  if (problems.length === 0) return null;
  const fix = (problem: Problem): void => write(file.name, withFix(file.text, problem));
  const spoken = ({ text, hint }: Problem): readonly string[] => [text, hint ? say(hint) : ""];
  return (
    <ul className={styles.problems} aria-label={t("editor.problems")}>
      {problems.slice(0, 4).map((problem) => (
        <li key={`${problem.line}${problem.text}${problem.hint?.id}`} data-severity={problem.severity}>
          <b>{t("editor.problem", { file: file.name, line: problem.line })}</b>{" "}
          {spoken(problem).filter(Boolean).join(" · ")}{" "}
          {problem.fix && (
            <button type="button" onClick={() => fix(problem)}>
              {t("editor.fix")}: <code>{fixLabel(problem.fix)}</code>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
