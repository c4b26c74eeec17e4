"""Runs scim2-tester against a SCIM server and prints what it found: scim_tester.py ADDRESS TOKEN"""

import sys
from collections import Counter

import httpx2
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_tester import Status, check_server

address, token = sys.argv[1:]
client = httpx2.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=60)
results = check_server(SyncSCIMClient(client))

# The tester writes every extension as a whole and expects it to be so afterwards. That of SAP's directories has nothing but
# the Global User ID, which is announced as read-only and obeys that.
READ_ONLY_EXTENSION = "'urn:ietf:params:scim:schemas:extension:sap:2.0:User'"


def status(result):
    patched = result.title in ("check_add_attribute", "check_remove_attribute", "check_replace_attribute")
    if result.status == Status.ERROR and patched and READ_ONLY_EXTENSION in (result.reason or ""):
        return "INAPPLICABLE"
    return result.status.name


for result in results:
    if status(result) not in ("SUCCESS", "COMPLIANT", "SKIPPED"):
        print(f"{status(result)} {result.resource_type or ''} {result.title}: {result.reason}")
counts = Counter(map(status, results))
print("scim2-tester:", ", ".join(f"{count} {name}" for name, count in sorted(counts.items())))
