-- The signing key that signed when this one was made. Two processes that rotate at the same moment make one key.
ALTER TABLE signing_keys ADD COLUMN follows TEXT;
CREATE UNIQUE INDEX signing_keys_follows ON signing_keys (follows) WHERE retired_at IS NULL;

-- Keys of the credential type x509: secret_sealed is the private key, the rest its certificate.
ALTER TABLE service_keys ADD COLUMN certificate_pem TEXT;
-- SHA-256 of the certificate, hexadecimal
ALTER TABLE service_keys ADD COLUMN fingerprint TEXT;
ALTER TABLE service_keys ADD COLUMN expires_at BIGINT;

-- Whose certificates clients show. The newest signs.
CREATE TABLE client_authorities (
    id              TEXT PRIMARY KEY,
    certificate_pem TEXT NOT NULL,
    private_sealed  BYTEA NOT NULL,
    created_at      BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL
);
