-- Sign-in through OpenID providers.

CREATE TABLE identity_providers (
    -- stands in addresses and as origin in tokens
    name          TEXT PRIMARY KEY,
    enabled       BIGINT NOT NULL,
    position      BIGINT NOT NULL,
    settings      TEXT NOT NULL,
    -- the client secret; NULL if there is none
    secret_sealed BLOB,
    created_at    BIGINT NOT NULL,
    modified_at   BIGINT NOT NULL
) WITHOUT ROWID;

-- Who of the provider's people is who here.
CREATE TABLE identity_links (
    provider   TEXT NOT NULL REFERENCES identity_providers (name) ON DELETE CASCADE,
    -- sub of the provider's ID tokens
    subject    TEXT NOT NULL,
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- 1 if the provider's first sign-in created the person; then it also keeps their names up to date
    created    BIGINT NOT NULL,
    linked_at  BIGINT NOT NULL,
    used_at    BIGINT NOT NULL,
    PRIMARY KEY (provider, subject)
) WITHOUT ROWID;
CREATE INDEX identity_links_user ON identity_links (user_id);

-- Roles people have because of their groups at a provider; what was given by hand is not here.
CREATE TABLE provider_roles (
    provider TEXT NOT NULL REFERENCES identity_providers (name) ON DELETE CASCADE,
    user_id  TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role     TEXT NOT NULL,
    PRIMARY KEY (provider, user_id, role)
) WITHOUT ROWID;
CREATE INDEX provider_roles_user ON provider_roles (user_id);

-- Browsers on their way to a provider: to sign in, or to sign out.
CREATE TABLE provider_journeys (
    -- SHA-256 of the state, hexadecimal
    state_hash   TEXT PRIMARY KEY,
    provider     TEXT NOT NULL REFERENCES identity_providers (name) ON DELETE CASCADE,
    -- SHA-256 of the cookie of the browser that set out, hexadecimal
    browser_hash TEXT NOT NULL,
    -- where to go on to
    target       TEXT NOT NULL,
    -- 1 if the person must prove anew who they are
    anew         BIGINT NOT NULL,
    started_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL
) WITHOUT ROWID;

-- How the person proved who they are, as JSON. NULL: by a password kept here. The origin beside it is for looking up.
ALTER TABLE sessions ADD COLUMN origin TEXT NOT NULL DEFAULT 'docket';
ALTER TABLE sessions ADD COLUMN authentication TEXT;
-- The provider's ID token, to sign out there as well.
ALTER TABLE sessions ADD COLUMN id_token_sealed BLOB;
ALTER TABLE authorization_codes ADD COLUMN authentication TEXT;
ALTER TABLE refresh_tokens ADD COLUMN origin TEXT NOT NULL DEFAULT 'docket';
ALTER TABLE refresh_tokens ADD COLUMN authentication TEXT;

CREATE INDEX sessions_origin ON sessions (origin);

-- People are found by e-mail address without regard to case.
CREATE INDEX users_lower_email ON users (lower(email));
