-- What an editor finds at the desk: filters of their own, changes to several articles that can be undone, and what came back to them.

-- +goose Up
ALTER TABLE articles ADD COLUMN returned_to bigint REFERENCES editors; -- who had sent the draft to review, when another sent it back
CREATE INDEX articles_returned ON articles (returned_to) WHERE returned_to IS NOT NULL;
CREATE INDEX articles_review ON articles (id) WHERE workflow = 'review';

CREATE TABLE saved_filters (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    editor_id bigint NOT NULL REFERENCES editors ON DELETE CASCADE,
    name      text   NOT NULL CHECK (name <> ''),
    query     text   NOT NULL, -- of the list's address
    UNIQUE (editor_id, name)
);

-- A change to several articles, for as long as it can be undone.
CREATE TABLE bulk_changes (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    editor_id bigint NOT NULL REFERENCES editors ON DELETE CASCADE,
    act       text   NOT NULL CHECK (act IN ('write', 'moderate')), -- what undoing it takes
    made_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX bulk_changes_made ON bulk_changes (made_at);

CREATE TABLE bulk_change_articles (
    change_id  bigint NOT NULL REFERENCES bulk_changes ON DELETE CASCADE,
    article_id bigint NOT NULL REFERENCES articles ON DELETE CASCADE,
    entry      bigint NOT NULL, -- its line in the audit: a later one says that the article was changed since
    before     jsonb  NOT NULL, -- what undoing brings back
    PRIMARY KEY (change_id, article_id)
);
CREATE INDEX bulk_change_articles_article ON bulk_change_articles (article_id);

-- Who made which article.
CREATE INDEX audit_makers ON audit (editor_id, article_id) WHERE action = 'article.create';
-- Where to look for photos within a text that have no alternative text.
CREATE INDEX revisions_pictured ON revisions (article_id, number) WHERE body LIKE '%<img %';

-- +goose Down
DROP INDEX revisions_pictured, audit_makers, articles_review;
DROP TABLE bulk_change_articles, bulk_changes, saved_filters;
ALTER TABLE articles DROP COLUMN returned_to;
