-- The sandbox's tables. Instants are milliseconds since 1970-01-01T00:00Z, dates are YYYY-MM-DD, flags 0 or 1.

-- What the directory keeps about itself: port, secret behind the access tokens, how many requests were generated.
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- Everybody who has a user id, technical users included.
CREATE TABLE people (
  user_id TEXT PRIMARY KEY,
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  email TEXT NOT NULL,
  -- A technical user has no identity in the directory that the task center knows.
  global_user_id TEXT UNIQUE,
  manager TEXT REFERENCES people (user_id),
  admin INTEGER NOT NULL DEFAULT 0,
  technical INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 1,
  locale TEXT NOT NULL,
  -- Null: cannot sign in with a password.
  password_hash TEXT
);
CREATE INDEX people_email ON people (email COLLATE NOCASE);
CREATE INDEX people_manager ON people (manager);

-- Somebody signed in to the screens.
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES people (user_id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL
);

-- Manage OAuth2 Client Applications.
CREATE TABLE oauth_clients (
  id TEXT PRIMARY KEY,
  application_name TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL,
  application_url TEXT NOT NULL UNIQUE,
  bind_to_users INTEGER NOT NULL,
  -- Comma-separated; empty unless bound.
  user_ids TEXT NOT NULL,
  certificate_pem TEXT NOT NULL,
  api_key TEXT NOT NULL UNIQUE,
  enabled INTEGER NOT NULL DEFAULT 1,
  added_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL
);

-- Tokens issued for assertions. The token itself is not kept.
CREATE TABLE access_tokens (
  token_hash TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  client_id TEXT NOT NULL REFERENCES oauth_clients (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES people (user_id) ON DELETE CASCADE,
  -- The same assertion gives the same token while it lives.
  assertion_hash TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
);
CREATE INDEX access_tokens_assertion ON access_tokens (client_id, assertion_hash, issued_at);
CREATE INDEX access_tokens_expiry ON access_tokens (expires_at);

-- Leave requests. A request is also the task of its approver: the external code is the task's local id.
CREATE TABLE time_off_requests (
  external_code TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES people (user_id),
  time_type TEXT NOT NULL,
  start_date TEXT NOT NULL,
  end_date TEXT NOT NULL,
  comment TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('PENDING', 'APPROVED', 'REJECTED', 'CANCELLED')),
  approver TEXT NOT NULL REFERENCES people (user_id),
  decided_by TEXT REFERENCES people (user_id),
  decided_at INTEGER,
  decision_comment TEXT,
  reason_code TEXT,
  created_at INTEGER NOT NULL,
  -- Never before an earlier change's: whoever reads on from (modified_at, external_code) misses nothing.
  modified_at INTEGER NOT NULL,
  modified_by TEXT NOT NULL REFERENCES people (user_id)
);
CREATE INDEX time_off_requests_order ON time_off_requests (modified_at, external_code);
CREATE INDEX time_off_requests_person ON time_off_requests (user_id, created_at);
CREATE INDEX time_off_requests_approver ON time_off_requests (approver, status, created_at);

-- What approvers asked employees; a request stays pending meanwhile.
CREATE TABLE questions (
  external_code TEXT NOT NULL REFERENCES time_off_requests (external_code),
  asked_by TEXT NOT NULL REFERENCES people (user_id),
  asked_at INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (external_code, asked_at)
);

-- Upgrade Center: what was upgraded, when and by whom.
CREATE TABLE upgrades (
  name TEXT PRIMARY KEY,
  done_at INTEGER NOT NULL,
  done_by TEXT NOT NULL REFERENCES people (user_id)
);
