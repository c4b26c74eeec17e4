export interface paths {
  '/cockpit-api/v1/me': { get: { responses: { 200: { content: { 'application/json': { id: string; userName: string; displayName: string; email: string | null; locale: string | null; roles: string[]; subaccount: { id: string; displayName: string; subdomain: string; url: string } } } } } } };
}
