-- A key that was rotated goes on under another name until then. NULL: it stays.
ALTER TABLE service_keys ADD COLUMN retires_at BIGINT;

-- Access tokens that are not JWTs: what they say is here, and the tokens themselves are not.
CREATE TABLE access_tokens (
    -- SHA-256 of the token, hexadecimal
    token_hash TEXT PRIMARY KEY,
    -- the service key it was given to; the token goes with it
    key_id     TEXT NOT NULL REFERENCES service_keys (id) ON DELETE CASCADE,
    -- the person it stands for; NULL for a client's own
    user_id    TEXT REFERENCES users (id) ON DELETE CASCADE,
    -- JSON object
    claims     TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX access_tokens_key ON access_tokens (key_id);
CREATE INDEX access_tokens_user ON access_tokens (user_id);
CREATE INDEX access_tokens_end ON access_tokens (expires_at);

-- Additional attributes a client asked for with the first token, as JSON. NULL: none.
ALTER TABLE refresh_tokens ADD COLUMN az_attr TEXT;

-- Sign-ins through identity providers that are not over: sessions, codes and tokens that name one count as long as it is here.
CREATE TABLE provider_sign_ins (
    id         TEXT PRIMARY KEY,
    provider   TEXT NOT NULL REFERENCES identity_providers (name) ON DELETE CASCADE,
    -- sub of the provider's ID token
    subject    TEXT NOT NULL,
    -- SHA-256 of its sid, hexadecimal; NULL if it had none
    sid_hash   TEXT,
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- nothing that names it lives longer
    expires_at BIGINT NOT NULL
);
CREATE INDEX provider_sign_ins_subject ON provider_sign_ins (provider, subject);
CREATE INDEX provider_sign_ins_sid ON provider_sign_ins (provider, sid_hash);
CREATE INDEX provider_sign_ins_user ON provider_sign_ins (user_id);
