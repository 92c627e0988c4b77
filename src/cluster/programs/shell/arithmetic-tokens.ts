/** Cuts an arithmetic expression into numbers, names and operators. */

export type ArithmeticToken =
  | { readonly type: "number"; readonly value: bigint }
  | { readonly type: "name"; readonly name: string }
  | { readonly type: "operator"; readonly text: string };

const token =
  /\s*(?:(0[xX][0-9a-fA-F]+|[0-9]+#[0-9a-zA-Z]+|[0-9]+)|([A-Za-z_]\w*)|(<<=|>>=|\*\*|\+\+|--|&&|\|\||[-+*/%&|^<>=!]=|<<|>>|[-+*/%&|^<>=!~?:(),]))/y;

/** `undefined` where a character has no place in an expression. */
export function arithmeticTokens(text: string): readonly ArithmeticToken[] | undefined {
  const tokens: ArithmeticToken[] = [];
  let at = 0;
  while (text.slice(at).trim() !== "") {
    token.lastIndex = at;
    const found = token.exec(text);
    if (found === null) return undefined;
    at += found[0].length;
    const [, number, name, operator] = found;
    if (number !== undefined) {
      const value = numberOf(number);
      if (value === undefined) return undefined;
      tokens.push({ type: "number", value });
    } else if (name !== undefined) tokens.push({ type: "name", name });
    else if (operator !== undefined) tokens.push({ type: "operator", text: operator });
  }
  return tokens;
}

/** `12`, `0x1f`, `017`, `2#101`. */
export function numberOf(text: string): bigint | undefined {
  const based = /^([0-9]+)#([0-9a-zA-Z]+)$/.exec(text);
  if (based !== null) {
    const base = Number(based[1]);
    if (base < 2 || base > 36) return undefined;
    const value = Number.parseInt(based[2] ?? "", base);
    return Number.isNaN(value) ? undefined : BigInt(value);
  }
  if (/^0[xX][0-9a-fA-F]+$/.test(text)) return BigInt(text);
  if (/^0[0-7]+$/.test(text)) return BigInt(`0o${text.slice(1)}`);
  return /^(?:0|[1-9][0-9]*)$/.test(text) ? BigInt(text) : undefined;
}
