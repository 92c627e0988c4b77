/** The light bulb: puts a problem's fix into the text. */
import type { Problem } from "#session";
import { problemsOf, rangeOf } from "./files.ts";
import { monaco, type TextModel } from "./monaco.ts";

/** Where the text that a fix takes away stands now; absent when it is there no more. */
function wrongText(problem: Problem, model: TextModel): monaco.Range | undefined {
  const { fix } = problem;
  if (!fix) return undefined;
  const { startLineNumber, startColumn } = rangeOf(problem, model);
  const line = model.getLineContent(startLineNumber);
  const near = line.indexOf(fix.from, startColumn - 1);
  const at = near < 0 ? line.indexOf(fix.from) : near;
  if (at < 0) return undefined;
  return new monaco.Range(startLineNumber, at + 1, startLineNumber, at + 1 + fix.from.length);
}

let labelOf: (to: string) => string = (to) => to;
let registered = false;

/** The words of the newest editor are everybody's: a page speaks one language. */
export function offerFixes(label: (to: string) => string): void {
  labelOf = label;
  if (registered) return;
  registered = true;
  monaco.languages.registerCodeActionProvider(
    "yaml",
    {
      provideCodeActions(model, asked, { markers }) {
        const actions = problemsOf(model).flatMap((problem): readonly monaco.languages.CodeAction[] => {
          const range = wrongText(problem, model);
          const place = rangeOf(problem, model);
          if (!range || !problem.fix || place.startLineNumber !== asked.startLineNumber) return [];
          const edit = {
            resource: model.uri,
            textEdit: { range, text: problem.fix.to },
            versionId: model.getVersionId(),
          };
          return [
            {
              title: labelOf(problem.fix.to.trim().split("\n")[0]!),
              kind: "quickfix",
              isPreferred: true,
              diagnostics: markers.filter(({ startColumn }) => startColumn === place.startColumn),
              edit: { edits: [edit] },
            },
          ];
        });
        return { actions: [...actions], dispose: () => {} };
      },
    },
    { providedCodeActionKinds: ["quickfix"] },
  );
}
