/** Says why what a server sent can't be relied on. */
export function malformed(why: string): never {
  throw new Error(`not a usable HTTP answer: ${why}`);
}
