/** The light bulb: puts a problem's fix into the text. */
import { fixLabel, wrongTextAt } from "#manifests";
import type { Problem } from "#session";
import { problemsOf, rangeOf } from "./files.ts";
import { monaco, type TextModel } from "./monaco.ts";

/** The text that a fix takes away, where it stands now; absent when it is there no more. */
function wrongText(problem: Problem, model: TextModel): monaco.Range | undefined {
  const { startLineNumber } = rangeOf(problem, model);
  const at = wrongTextAt(model.getLineContent(startLineNumber), problem);
  if (at === undefined || !problem.fix) return undefined;
  return new monaco.Range(startLineNumber, at + 1, startLineNumber, at + 1 + problem.fix.from.length);
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
              title: labelOf(fixLabel(problem.fix)),
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
