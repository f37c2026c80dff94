/** A person is named by an officer of the directory or, where it has none, by name; by one of the two. */
export function isOnePerson({ officer, name }: { officer?: string | null; name?: string | null }): boolean {
  return (officer == null) !== (name == null);
}
