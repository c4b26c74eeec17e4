/** Addresses of what the administration shows, and how often it is read again. */

/** Read again this often while somebody looks. */
export const REFRESH_MILLISECONDS = 10_000;

export function connectorPath(id?: string, jobType?: string): string {
  return ['/admin/connectors', id, jobType]
    .filter(part => part !== undefined)
    .map((part, place) => (place === 0 ? part : encodeURIComponent(part)))
    .join('/');
}
