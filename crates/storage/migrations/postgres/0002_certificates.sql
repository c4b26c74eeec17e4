-- Certificate files that destinations name: key stores, trust stores, client certificates.
CREATE TABLE certificates (
    -- '' is the subaccount level, otherwise the service instance's id
    instance_id       TEXT NOT NULL,
    name              TEXT NOT NULL,
    -- the file's bytes, sealed: most hold a private key
    content_sealed    BYTEA NOT NULL,
    -- what it was generated from, sealed JSON (it may hold a password); NULL if it was uploaded
    generation_sealed BYTEA,
    -- when the first of its certificates ends; NULL if nobody can tell without a password
    expires_at        BIGINT,
    etag              TEXT NOT NULL,
    created_at        BIGINT NOT NULL,
    modified_at       BIGINT NOT NULL,
    PRIMARY KEY (instance_id, name)
);
