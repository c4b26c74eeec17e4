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
);

-- Assertions that were taken, until they would be refused for their age.
CREATE TABLE used_assertions (
    -- SHA-256 of issuer and id, hexadecimal
    id_hash    TEXT PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
