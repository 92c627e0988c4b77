/** Signals by name and number, as Linux counts them. */
export const signalNumbers = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  ILL: 4,
  TRAP: 5,
  ABRT: 6,
  BUS: 7,
  FPE: 8,
  KILL: 9,
  USR1: 10,
  SEGV: 11,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
  TTIN: 21,
  TTOU: 22,
  WINCH: 28,
} as const;

export type SignalName = keyof typeof signalNumbers;

/** `TERM`, `SIGTERM`, `15` → `TERM`; `undefined` for anything else. */
export function signalNamed(word: string): SignalName | undefined {
  const name = word.toUpperCase().replace(/^SIG/, "");
  if (Object.hasOwn(signalNumbers, name)) return name as SignalName;
  const number = Number(word);
  return (Object.keys(signalNumbers) as SignalName[]).find(
    (candidate) => signalNumbers[candidate] === number,
  );
}
