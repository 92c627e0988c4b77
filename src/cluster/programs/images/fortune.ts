/** The page writer of "Kubernetes in Action": a new quotation every ten seconds. */
import type { Program } from "../../processes/process.ts";
import { type ImageFamily, STANDARD_PATH } from "./image.ts";
import { executable, textFile, withFiles } from "./tree.ts";
import { debianUserland } from "./userlands.ts";

const quotations = [
  "A journey of a thousand miles begins with a single step.\n\t\t-- Lao-tse",
  "Well begun is half done.\n\t\t-- Aristotle",
  "To err is human; to forgive, divine.\n\t\t-- Alexander Pope",
  "Everything flows; nothing remains.\n\t\t-- Heraclitus",
  "A penny saved is a penny earned.\n\t\t-- Benjamin Franklin",
  "Fortune favours the prepared mind.\n\t\t-- Louis Pasteur",
  "Time is a great teacher, but unfortunately it kills all its pupils.\n\t\t-- Hector Berlioz",
  "The palest ink is better than the best memory.\n\t\t-- Chinese proverb",
];

const fortune: Program = function* (process) {
  const drawn = process.machine.random(`fortune ${process.machine.now}`);
  yield* process.print(`${quotations[drawn % quotations.length]}\n`);
  return 0;
};

const script = `#!/bin/bash
trap "exit" SIGINT
mkdir -p /var/htdocs
while :
do
  echo $(date) Writing fortune to /var/htdocs/index.html
  /usr/games/fortune > /var/htdocs/index.html
  sleep 10
done
`;

const files = withFiles(debianUserland(), {
  "/usr/bin/fortuneloop.sh": textFile(script, 0o755),
  "/usr/games/fortune": executable("fortune"),
});

export const fortuneImage: ImageFamily = {
  repositories: ["docker.io/luksa/fortune", "docker.io/khk9346/fortune"],
  content: () => ({
    files,
    env: { PATH: STANDARD_PATH },
    entrypoint: ["/bin/fortuneloop.sh"],
    command: [],
    workingDir: "/",
    sizeBytes: 52_400_000,
  }),
  programs: { fortune },
};
