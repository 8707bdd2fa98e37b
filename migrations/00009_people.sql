-- People: sessions that can be listed and ended one by one, second factors, one contributor with a name in each edition, and
-- names that were merged.

-- +goose Up
ALTER TABLE editors
    ADD COLUMN language text NOT NULL DEFAULT '' CHECK (language ~ '^([a-z]{2,3})?$'), -- of the desk; '' as the browser asks
    ADD COLUMN handle   uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE; -- all that a passkey keeps of an account

-- Someone must always be able to let others in. Those who have not yet set a password cannot.
-- +goose StatementBegin
CREATE FUNCTION keep_an_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- One at a time: of two admins who demote each other at once, the second must see the first one gone.
    PERFORM pg_advisory_xact_lock(hashtextextended('dateline.keep_an_admin', 0));
    IF NOT EXISTS (SELECT FROM editors WHERE role = 'admin' AND active AND password_hash IS NOT NULL) THEN
        RAISE EXCEPTION 'dateline: the last active admin stays'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'keep_an_admin';
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER keep_an_admin_changed AFTER UPDATE ON editors FOR EACH ROW
    WHEN (OLD.role = 'admin' AND OLD.active AND OLD.password_hash IS NOT NULL
        AND NOT (NEW.role = 'admin' AND NEW.active AND NEW.password_hash IS NOT NULL))
    EXECUTE FUNCTION keep_an_admin();
CREATE TRIGGER keep_an_admin_deleted AFTER DELETE ON editors FOR EACH ROW
    WHEN (OLD.role = 'admin' AND OLD.active AND OLD.password_hash IS NOT NULL)
    EXECUTE FUNCTION keep_an_admin();

-- Who is signed in. The cookie's token leads to a row of sessions, which names a row here: without it the cookie is worth nothing.
-- No address and no agent is kept.
CREATE TABLE desk_sessions (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    editor_id bigint      NOT NULL REFERENCES editors ON DELETE CASCADE,
    begun_at  timestamptz NOT NULL DEFAULT now(),
    used_at   timestamptz NOT NULL DEFAULT now(),
    fresh_at  timestamptz NOT NULL DEFAULT now() -- when a password or a second factor was last given
);
CREATE INDEX desk_sessions_editor ON desk_sessions (editor_id);

CREATE TABLE editor_totp (
    editor_id bigint      PRIMARY KEY REFERENCES editors ON DELETE CASCADE,
    secret    bytea       NOT NULL, -- sealed with a key that is not in the database
    last_step bigint      NOT NULL, -- of the latest code that was accepted: none is accepted twice
    added_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE passkeys (
    id         bytea       PRIMARY KEY,
    editor_id  bigint      NOT NULL REFERENCES editors ON DELETE CASCADE,
    name       text        NOT NULL CHECK (name <> ''),
    credential jsonb       NOT NULL, -- public: the private half never leaves the device
    added_at   timestamptz NOT NULL DEFAULT now(),
    used_at    timestamptz
);
CREATE INDEX passkeys_editor ON passkeys (editor_id);

CREATE TABLE recovery_codes (
    editor_id bigint NOT NULL REFERENCES editors ON DELETE CASCADE,
    hash      bytea  NOT NULL,
    PRIMARY KEY (editor_id, hash)
);

CREATE INDEX audit_editor ON audit (editor_id, id DESC);
CREATE INDEX audit_action ON audit (action, id DESC);
CREATE INDEX audit_article ON audit (article_id, id DESC);

-- A row that was merged keeps its slug, which leads to the other for ever. merged_into never names a row that was itself merged.
ALTER TABLE contributors
    ADD COLUMN names       jsonb  NOT NULL DEFAULT '{}', -- edition → pen name, where it differs from name
    ADD COLUMN abouts      jsonb  NOT NULL DEFAULT '{}', -- edition → text of the page, where it differs from about
    ADD COLUMN photo_id    text   REFERENCES photos,
    ADD COLUMN merged_into bigint REFERENCES contributors,
    ADD CONSTRAINT not_merged_into_itself CHECK (merged_into <> id);
CREATE INDEX contributors_merged ON contributors (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX contributors_photo ON contributors (photo_id) WHERE photo_id IS NOT NULL;

-- A source is merged into one of its own kind: a confidential one can never become named that way. Of two confidential ones the
-- loser is deleted instead; it has no address to keep.
ALTER TABLE sources
    ADD COLUMN merged_into bigint,
    ADD CONSTRAINT merged_into_its_kind FOREIGN KEY (merged_into, kind) REFERENCES sources (id, kind),
    ADD CONSTRAINT source_not_merged_into_itself CHECK (merged_into <> id),
    ADD CONSTRAINT confidential_is_not_kept_as_merged CHECK (kind <> 'confidential' OR merged_into IS NULL);
CREATE INDEX sources_merged ON sources (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX revision_sources_source ON revision_sources (source_id);

-- +goose Down
DROP INDEX revision_sources_source;
ALTER TABLE sources DROP COLUMN merged_into; -- with its constraints
ALTER TABLE contributors DROP COLUMN merged_into, DROP COLUMN photo_id, DROP COLUMN abouts, DROP COLUMN names;
DROP INDEX audit_article, audit_action, audit_editor;
DROP TABLE recovery_codes, passkeys, editor_totp, desk_sessions;
DROP TRIGGER keep_an_admin_deleted ON editors;
DROP TRIGGER keep_an_admin_changed ON editors;
DROP FUNCTION keep_an_admin();
ALTER TABLE editors DROP COLUMN handle, DROP COLUMN language;
