-- Who may vouch for people at the token endpoint with a SAML assertion.
CREATE TABLE trusted_issuers (
    name         TEXT PRIMARY KEY,
    entity_id    TEXT NOT NULL UNIQUE,
    -- JSON list of certificates in PEM; any of them may have signed
    certificates TEXT NOT NULL,
    -- 'FORMAT', 'EMAIL' or 'USER_NAME': what its name ids are
    name_id      TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    modified_at  BIGINT NOT NULL
) WITHOUT ROWID;

-- Assertions that were taken, until they would be refused for their age.
CREATE TABLE used_assertions (
    -- SHA-256 of issuer and id, hexadecimal
    id_hash    TEXT PRIMARY KEY,
    expires_at BIGINT NOT NULL
) WITHOUT ROWID;

-- Named sets of roles. A role is docket's own, or an application's as <xsappname>.<role template>.
CREATE TABLE role_collections (
    name        TEXT PRIMARY KEY,
    description TEXT NOT NULL,
    -- JSON list
    roles       TEXT NOT NULL,
    created_at  BIGINT NOT NULL,
    modified_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE user_role_collections (
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    collection TEXT NOT NULL REFERENCES role_collections (name) ON DELETE CASCADE,
    PRIMARY KEY (user_id, collection)
) WITHOUT ROWID;
CREATE INDEX user_role_collections_collection ON user_role_collections (collection);

-- Tokens that are names and not texts: what each stands for.
CREATE TABLE opaque_tokens (
    -- SHA-256 of the token, hexadecimal
    token_hash TEXT PRIMARY KEY,
    -- JSON object
    claims     TEXT NOT NULL,
    expires_at BIGINT NOT NULL
) WITHOUT ROWID;
