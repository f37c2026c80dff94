/** What a reporter's sealed identity is bound to, so that it cannot be moved to another complaint. */
export function reporterContext(complaintId: string): string {
  return `reporter:${complaintId}`;
}
