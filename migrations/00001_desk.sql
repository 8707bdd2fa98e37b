-- The signed-in side: accounts, sessions, one-time links, login limits, secrets of the site.

-- +goose Up
CREATE TABLE editors (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email         text        NOT NULL CHECK (email = lower(email) AND email LIKE '%_@_%'),
    name          text        NOT NULL CHECK (name <> ''),
    role          text        NOT NULL CHECK (role IN ('writer', 'editor', 'moderator', 'admin')),
    password_hash text,       -- argon2id; null until the first sign-in link is used
    session_epoch integer     NOT NULL DEFAULT 1, -- raised to sign out everywhere
    active        boolean     NOT NULL DEFAULT true,
    created_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (email)
);

-- The columns are those that scs's pgxstore expects; the token is stored hashed.
CREATE TABLE sessions (
    token  text        PRIMARY KEY,
    data   bytea       NOT NULL,
    expiry timestamptz NOT NULL
);
CREATE INDEX sessions_expiry ON sessions (expiry);

-- One-time links: the first set-up (no editor yet) and setting a password.
CREATE TABLE editor_links (
    token_hash bytea       PRIMARY KEY,
    editor_id  bigint      REFERENCES editors ON DELETE CASCADE, -- null for the first set-up
    expires_at timestamptz NOT NULL
);

-- Attempts to sign in. The key is an HMAC, so that the table names no person and no address.
CREATE TABLE sign_in_attempts (
    key bytea       NOT NULL,
    at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sign_in_attempts_key ON sign_in_attempts (key, at);

-- Random keys that every node of one archive shares.
CREATE TABLE site_keys (
    name text  PRIMARY KEY,
    key  bytea NOT NULL CHECK (length(key) = 32)
);

-- +goose Down
DROP TABLE site_keys, sign_in_attempts, editor_links, sessions, editors;
