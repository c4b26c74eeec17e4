-- The whole first schema. Times are microseconds since 1970 (UTC), booleans 0 and 1, structured values JSON text,
-- secrets sealed bytes. migrations/postgres holds the same tables in PostgreSQL's words.

-- What the deployment keeps about itself: subaccount id, chosen ports, the wrapped data key.
CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Directory ---------------------------------------------------------------------------------------------------------

CREATE TABLE users (
    id            TEXT PRIMARY KEY,
    user_name     TEXT NOT NULL,
    -- lower case, for look-up without regard to case
    user_name_key TEXT NOT NULL UNIQUE,
    email         TEXT NOT NULL,
    display_name  TEXT NOT NULL,
    given_name    TEXT NOT NULL,
    family_name   TEXT NOT NULL,
    locale        TEXT,
    active        BIGINT NOT NULL,
    provider_ids  TEXT NOT NULL,
    -- Argon2id in PHC form; NULL for people who sign in elsewhere
    password_hash TEXT,
    created_at    BIGINT NOT NULL,
    modified_at   BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE groups (
    id           TEXT PRIMARY KEY,
    display_name TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    modified_at  BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE group_members (
    group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    user_id  TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, group_id)
) WITHOUT ROWID;

CREATE TABLE user_roles (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role    TEXT NOT NULL,
    PRIMARY KEY (user_id, role)
) WITHOUT ROWID;

-- Token service -----------------------------------------------------------------------------------------------------

CREATE TABLE service_instances (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    -- 'one-inbox-service', 'destination' or 'xsuaa'
    service    TEXT NOT NULL,
    plan       TEXT NOT NULL,
    client_id  TEXT NOT NULL UNIQUE,
    xsappname  TEXT NOT NULL,
    -- grant types, redirect addresses, authorities: the parameters given at creation
    parameters TEXT NOT NULL,
    created_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE service_keys (
    id            TEXT PRIMARY KEY,
    instance_id   TEXT NOT NULL REFERENCES service_instances (id) ON DELETE CASCADE,
    name          TEXT NOT NULL,
    secret_sealed BLOB NOT NULL,
    created_at    BIGINT NOT NULL,
    UNIQUE (instance_id, name)
) WITHOUT ROWID;

CREATE TABLE signing_keys (
    kid            TEXT PRIMARY KEY,
    private_sealed BLOB NOT NULL,
    public_pem     TEXT NOT NULL,
    created_at     BIGINT NOT NULL,
    -- NULL until it signs; the newest active one does
    active_from    BIGINT,
    -- NULL until no token of it can be alive
    retired_at     BIGINT
) WITHOUT ROWID;

CREATE TABLE authorization_codes (
    -- SHA-256 of the code, hexadecimal
    code_hash        TEXT PRIMARY KEY,
    client_id        TEXT NOT NULL,
    user_id          TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    redirect_uri     TEXT NOT NULL,
    scope            TEXT NOT NULL,
    nonce            TEXT,
    challenge        TEXT,
    challenge_method TEXT,
    auth_time        BIGINT NOT NULL,
    expires_at       BIGINT NOT NULL,
    used_at          BIGINT
) WITHOUT ROWID;

CREATE TABLE refresh_tokens (
    -- SHA-256 of the token, hexadecimal
    token_hash TEXT PRIMARY KEY,
    -- all tokens that descend from one sign-in; revoked together
    family     TEXT NOT NULL,
    client_id  TEXT NOT NULL,
    key_id     TEXT NOT NULL REFERENCES service_keys (id) ON DELETE CASCADE,
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    scope      TEXT NOT NULL,
    auth_time  BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
) WITHOUT ROWID;
CREATE INDEX refresh_tokens_family ON refresh_tokens (family);
CREATE INDEX refresh_tokens_user ON refresh_tokens (user_id);

CREATE TABLE sessions (
    -- SHA-256 of the cookie value, hexadecimal
    id_hash    TEXT PRIMARY KEY,
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    auth_time  BIGINT NOT NULL,
    -- last use, to the minute
    seen_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE sign_in_failures (
    -- 'name:<lower-case sign-in name>' or 'address:<IP address>'
    subject      TEXT PRIMARY KEY,
    failures     BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL,
    last_at      BIGINT NOT NULL
) WITHOUT ROWID;

-- Destinations ------------------------------------------------------------------------------------------------------

CREATE TABLE destinations (
    -- '' is the subaccount level, otherwise the service instance's id
    instance_id    TEXT NOT NULL,
    name           TEXT NOT NULL,
    -- JSON object of strings, without the secret ones
    properties     TEXT NOT NULL,
    -- sealed JSON object of the secret ones; NULL if there are none
    secrets_sealed BLOB,
    etag           TEXT NOT NULL,
    created_at     BIGINT NOT NULL,
    modified_at    BIGINT NOT NULL,
    PRIMARY KEY (instance_id, name)
) WITHOUT ROWID;

CREATE TABLE trust_certificates (
    -- 'active' or 'passive'
    slot            TEXT PRIMARY KEY,
    certificate_pem TEXT NOT NULL,
    private_sealed  BLOB NOT NULL,
    created_at      BIGINT NOT NULL
) WITHOUT ROWID;

-- Connectors and the task cache -------------------------------------------------------------------------------------

CREATE TABLE connectors (
    -- the name of the primary destination
    id               TEXT PRIMARY KEY,
    -- 1 as long as tc.enabled is exactly 'true'
    enabled          BIGINT NOT NULL,
    url              TEXT NOT NULL,
    provider_type    TEXT,
    -- JSON: labels by language, groups by language
    presentation     TEXT NOT NULL,
    push_client_id   TEXT,
    pull_days        BIGINT NOT NULL,
    -- applicationId:applicationInstanceId:tenantId, known after the first task; unique among connectors
    triple           TEXT UNIQUE,
    -- the generation people see; a repopulation fills another one beside it
    live_generation  BIGINT NOT NULL,
    -- 1 while the last calls did not get through
    unreachable      BIGINT NOT NULL DEFAULT 0,
    -- why the connector cannot run at all, as a sentence; NULL if nothing stands in the way
    fault            TEXT,
    token_failing_since BIGINT,
    created_at       BIGINT NOT NULL,
    -- one runner at a time: the lease's epoch is checked by every page transaction
    lease_holder     TEXT,
    lease_epoch      BIGINT NOT NULL DEFAULT 0,
    lease_expires_at BIGINT NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- One row per generation of a connector's cache. Its number stands for (connector, generation) in the large tables.
CREATE TABLE generations (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    connector_id  TEXT NOT NULL REFERENCES connectors (id) ON DELETE CASCADE,
    -- 'INITIAL' until the first empty page, then 'DELTA'
    phase         TEXT NOT NULL,
    window_start  BIGINT NOT NULL,
    -- asked for in every call, separated by commas; a change takes effect with the next generation
    languages     TEXT NOT NULL,
    -- where the next page starts: the last task stored; both NULL before the first one
    cursor_modified_at BIGINT,
    cursor_urn    TEXT,
    definitions_at BIGINT,
    created_at    BIGINT NOT NULL
);
CREATE INDEX generations_connector ON generations (connector_id);

CREATE TABLE task_definitions (
    generation_id BIGINT NOT NULL REFERENCES generations (id) ON DELETE CASCADE,
    urn           TEXT NOT NULL,
    -- JSON of domain::TaskDefinition
    body          TEXT NOT NULL,
    PRIMARY KEY (generation_id, urn)
) WITHOUT ROWID;

CREATE TABLE tasks (
    id             INTEGER PRIMARY KEY,
    generation_id  BIGINT NOT NULL REFERENCES generations (id) ON DELETE CASCADE,
    urn            TEXT NOT NULL,
    definition_urn TEXT,
    status         TEXT NOT NULL,
    -- 0 low to 3 very high
    priority       BIGINT NOT NULL,
    created_at     BIGINT NOT NULL,
    modified_at    BIGINT NOT NULL,
    due_at         BIGINT,
    completed_at   BIGINT,
    is_valid       BIGINT NOT NULL,
    -- lower-case subjects of all languages, for search
    search_text    TEXT NOT NULL,
    -- JSON of domain::Task
    body           TEXT NOT NULL,
    UNIQUE (generation_id, urn)
);

-- One row per recipient entry of an open task, or one for the processor alone: what lists are answered from.
CREATE TABLE inbox (
    -- a user id or a group id
    principal      TEXT NOT NULL,
    created_at     BIGINT NOT NULL,
    task_id        BIGINT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    generation_id  BIGINT NOT NULL,
    definition_urn TEXT,
    status         TEXT NOT NULL,
    priority       BIGINT NOT NULL,
    -- the far end of time for tasks without a due date, so that they sort last on both databases
    due_at         BIGINT NOT NULL,
    PRIMARY KEY (principal, created_at, task_id)
) WITHOUT ROWID;
CREATE INDEX inbox_task ON inbox (task_id);

-- What changed, left in the transaction that changed it; read by live updates and notifications, pruned after a day.
CREATE TABLE changes (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    connector_id TEXT NOT NULL,
    urn          TEXT NOT NULL,
    -- 'ASSIGNED', 'CHANGED' or 'GONE'
    kind         TEXT NOT NULL,
    -- JSON array: user and group ids that gained, keep or lost the task
    principals   TEXT NOT NULL,
    -- 1 if the change came from an INITIAL load, which notifies nobody
    silent       BIGINT NOT NULL,
    at           BIGINT NOT NULL
);

CREATE TABLE jobs (
    id           TEXT PRIMARY KEY,
    connector_id TEXT NOT NULL REFERENCES connectors (id) ON DELETE CASCADE,
    job_type     TEXT NOT NULL,
    status       TEXT NOT NULL,
    started_at   BIGINT NOT NULL,
    -- JSON of domain::job::Job
    body         TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX jobs_newest ON jobs (connector_id, job_type, started_at DESC);

-- Decisions ---------------------------------------------------------------------------------------------------------

-- Keyed by URN, so that operations outlive a repopulation.
CREATE TABLE operations (
    id              TEXT PRIMARY KEY,
    urn             TEXT NOT NULL,
    connector_id    TEXT NOT NULL,
    actor           TEXT NOT NULL,
    kind            TEXT NOT NULL,
    code            TEXT NOT NULL,
    comment         TEXT,
    reason          TEXT,
    idempotency_key TEXT,
    -- the version of the task the person decided on
    task_modified_at BIGINT NOT NULL,
    state           TEXT NOT NULL,
    message         TEXT,
    -- stable code of why it came to nothing
    failure         TEXT,
    recorded_at     BIGINT NOT NULL,
    finished_at     BIGINT
) WITHOUT ROWID;
CREATE UNIQUE INDEX operations_unfinished ON operations (urn) WHERE state IN ('RECORDED', 'SENT');
CREATE UNIQUE INDEX operations_idempotency ON operations (actor, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX operations_by_task ON operations (urn, recorded_at DESC);
-- what a provider took and has not finished: hidden from lists for a while
CREATE INDEX operations_accepted ON operations (finished_at) WHERE state = 'ACCEPTED';
