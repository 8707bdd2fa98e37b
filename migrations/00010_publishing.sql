-- How a report comes to be published: who approved it, when it goes out, what was withdrawn and came back, who may look before.

-- +goose Up
ALTER TABLE articles
    ADD COLUMN sent_by     bigint REFERENCES editors, -- who sent the draft to review
    ADD COLUMN approved_by bigint REFERENCES editors, -- who approved it as it stands: an edit takes the approval back
    ADD COLUMN noindex     boolean NOT NULL DEFAULT false; -- kept from search engines

ALTER TABLE revisions DROP CONSTRAINT revisions_kind_check;
ALTER TABLE revisions ADD CONSTRAINT revisions_kind_check CHECK (kind IN ('first', 'update', 'minor', 'correction'));

-- What waits for its time: one version of a draft, as it was approved. An edit makes it lapse, so that nothing goes out unread.
CREATE TABLE schedules (
    article_id   bigint  PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    version      integer NOT NULL,
    publish_at   timestamptz NOT NULL,
    minor        boolean NOT NULL DEFAULT false,
    correction   text    NOT NULL DEFAULT '',
    hide_earlier boolean NOT NULL DEFAULT false,
    note         text    NOT NULL DEFAULT '', -- embargo: for the desk, never shown
    editor_id    bigint  REFERENCES editors,
    job          bigint,      -- the one job that may publish it
    woken        boolean NOT NULL DEFAULT false, -- a second job was made, as the first was late
    lapsed_at    timestamptz  -- it will not go out: its draft was changed, or could not be published
);
CREATE INDEX schedules_at ON schedules (publish_at);

-- Every time that an article was down. The record of it stays when the article comes back.
CREATE TABLE withdrawals (
    article_id   bigint NOT NULL REFERENCES articles,
    withdrawn_at timestamptz NOT NULL,
    reason       text   NOT NULL CHECK (reason <> ''),
    back_at      timestamptz CHECK (back_at >= withdrawn_at),
    PRIMARY KEY (article_id, withdrawn_at)
);
CREATE UNIQUE INDEX withdrawals_open ON withdrawals (article_id) WHERE back_at IS NULL;
INSERT INTO withdrawals (article_id, withdrawn_at, reason)
    SELECT id, withdrawn_at, withdrawal_reason FROM articles WHERE state = 'withdrawn';

-- Links by which someone without an account sees a draft. The token is stored hashed.
CREATE TABLE preview_links (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash bytea  NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    article_id bigint NOT NULL REFERENCES articles ON DELETE CASCADE,
    label      text   NOT NULL DEFAULT '', -- whom it is for, in the desk's words
    created_by bigint REFERENCES editors,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    opens      integer NOT NULL DEFAULT 0,
    opened_at  timestamptz -- the last time; of who opened it nothing is kept
);
CREATE INDEX preview_links_article ON preview_links (article_id);

-- +goose Down
DROP TABLE preview_links, withdrawals, schedules;
ALTER TABLE revisions DROP CONSTRAINT revisions_kind_check;
-- Not for the rows that are there: the record is permanent.
ALTER TABLE revisions ADD CONSTRAINT revisions_kind_check CHECK (kind IN ('first', 'update', 'correction')) NOT VALID;
UPDATE articles SET state = 'draft' WHERE state = 'scheduled';
ALTER TABLE articles DROP COLUMN noindex, DROP COLUMN approved_by, DROP COLUMN sent_by;
