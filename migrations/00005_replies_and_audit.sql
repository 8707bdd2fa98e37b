-- +goose Up

-- No address, agent or referrer of a reader is ever stored.
CREATE TABLE replies (
    id         bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article_id bigint  NOT NULL REFERENCES articles,
    parent_id  bigint,
    name       text    NOT NULL CHECK (name <> ''),
    email      text    NOT NULL DEFAULT '', -- for the desk, never shown
    text       text    NOT NULL CHECK (text <> ''),
    state      text    NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'approved', 'rejected', 'spam')),
    submission text    NOT NULL UNIQUE, -- a double submit makes one reply
    created_at timestamptz NOT NULL DEFAULT now(),
    decided_at timestamptz, -- when the desk last moved it
    UNIQUE (id, article_id),
    FOREIGN KEY (parent_id, article_id) REFERENCES replies (id, article_id)
);
CREATE INDEX replies_article ON replies (article_id, created_at) WHERE state = 'approved';
CREATE INDEX replies_decided ON replies (article_id, decided_at DESC) WHERE decided_at IS NOT NULL;
CREATE INDEX replies_queue ON replies (state, created_at DESC, id DESC);

-- What was done, by whom and when; never the text of a draft, never a secret.
CREATE TABLE audit (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT now(),
    editor_id  bigint,        -- null: the command line or the program itself
    action     text   NOT NULL,
    article_id bigint,
    detail     jsonb  NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_newest ON audit (at DESC, id DESC);
CREATE TRIGGER permanent BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Every process that serves this archive hears that public pages changed and drops what it had cached.
-- +goose StatementBegin
CREATE FUNCTION announce_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('dateline_changed', '');
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER announce AFTER UPDATE ON articles FOR EACH STATEMENT EXECUTE FUNCTION announce_change();
CREATE TRIGGER announce AFTER UPDATE ON contributors FOR EACH STATEMENT EXECUTE FUNCTION announce_change();
CREATE TRIGGER announce AFTER UPDATE ON sources FOR EACH STATEMENT EXECUTE FUNCTION announce_change();
CREATE TRIGGER announce AFTER UPDATE ON subjects FOR EACH STATEMENT EXECUTE FUNCTION announce_change();
CREATE TRIGGER announce AFTER UPDATE ON replies FOR EACH STATEMENT EXECUTE FUNCTION announce_change();

-- +goose Down
DROP TRIGGER announce ON subjects;
DROP TRIGGER announce ON sources;
DROP TRIGGER announce ON contributors;
DROP TRIGGER announce ON articles;
DROP TABLE audit, replies;
DROP FUNCTION announce_change();
