/** Where to go after signing in: an address of ours and nothing else. */
export function returnPath(wanted: string, otherwise: string): string {
  const ours = /^\/(?![/\\])[^\\\s]*$/.test(wanted) && wanted.length <= 500;
  return ours && !wanted.startsWith("/dang-") ? wanted : otherwise;
}
