-- Which ends of certificates were warned of: each step once among all processes, and not again after a restart.
CREATE TABLE expiry_warnings (
    kind        TEXT NOT NULL,
    name        TEXT NOT NULL,
    valid_until BIGINT NOT NULL,
    -- the last step warned of, in days before the end; 0 once it is over
    days        BIGINT NOT NULL,
    warned_at   BIGINT NOT NULL,
    PRIMARY KEY (kind, name, valid_until)
) WITHOUT ROWID;
