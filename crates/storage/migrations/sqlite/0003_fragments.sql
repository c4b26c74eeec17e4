-- Properties that are merged over a destination's when it is read.
CREATE TABLE fragments (
    -- '' is the subaccount level, otherwise the service instance's id
    instance_id       TEXT NOT NULL,
    name              TEXT NOT NULL,
    -- sealed JSON object of strings: any of them may be a secret
    properties_sealed BLOB NOT NULL,
    etag              TEXT NOT NULL,
    created_at        BIGINT NOT NULL,
    modified_at       BIGINT NOT NULL,
    PRIMARY KEY (instance_id, name)
) WITHOUT ROWID;

-- What people sort destinations, fragments and certificates by.
CREATE TABLE labels (
    -- 'destination', 'fragment' or 'certificate'
    kind        TEXT NOT NULL,
    instance_id TEXT NOT NULL,
    name        TEXT NOT NULL,
    -- JSON array of {"key", "values"}
    labels      TEXT NOT NULL,
    PRIMARY KEY (kind, instance_id, name)
) WITHOUT ROWID;
