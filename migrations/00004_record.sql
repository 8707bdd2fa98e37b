-- The public record: revisions, corrections, and the index of what is live. What was published is never rewritten.

-- +goose Up
CREATE TABLE revisions (
    article_id     bigint  NOT NULL REFERENCES articles,
    number         integer NOT NULL CHECK (number >= 1),
    kind           text    NOT NULL CHECK (kind IN ('first', 'update', 'correction')),
    published_at   timestamptz NOT NULL,
    published_by   bigint  REFERENCES editors, -- the desk's knowledge, never shown
    headline       text    NOT NULL CHECK (headline <> ''),
    deck           text    NOT NULL,
    dateline_place text    NOT NULL,
    dateline_date  date,
    body           text    NOT NULL,
    bylines        jsonb   NOT NULL,
    attributions   jsonb   NOT NULL,
    photos         jsonb   NOT NULL,
    subjects       jsonb   NOT NULL,
    PRIMARY KEY (article_id, number),
    -- Nothing that could tie two reports to one confidential source may enter a revision.
    CONSTRAINT confidential_is_unlinkable CHECK (
        NOT attributions @? '$[*] ? (@.kind == "confidential" && (exists (@.source) || exists (@.name) || exists (@.slug)))')
);
ALTER TABLE articles ADD CONSTRAINT articles_revision_exists
    FOREIGN KEY (id, revision) REFERENCES revisions (article_id, number);

-- Which confidential source stood behind which statement of a revision: for the desk alone, so that a revision can be restored.
CREATE TABLE revision_sources (
    article_id bigint  NOT NULL,
    number     integer NOT NULL,
    position   integer NOT NULL,
    source_id  bigint  NOT NULL REFERENCES sources,
    PRIMARY KEY (article_id, number, position),
    FOREIGN KEY (article_id, number) REFERENCES revisions
);

CREATE TABLE corrections (
    article_id   bigint  NOT NULL,
    number       integer NOT NULL,
    text         text    NOT NULL CHECK (text <> ''),
    published_at timestamptz NOT NULL,
    PRIMARY KEY (article_id, number),
    FOREIGN KEY (article_id, number) REFERENCES revisions
);
CREATE INDEX corrections_newest ON corrections (published_at DESC, article_id DESC);

-- +goose StatementBegin
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'dateline: % on % is refused: the record is permanent', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
-- +goose StatementEnd
CREATE TRIGGER permanent BEFORE UPDATE OR DELETE OR TRUNCATE ON revisions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER permanent BEFORE UPDATE OR DELETE OR TRUNCATE ON corrections
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER permanent BEFORE UPDATE OR DELETE OR TRUNCATE ON paths
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the current revision of each live article names: the byline, source and subject pages and the photos' gate read these.
CREATE TABLE live_bylines (
    contributor_id bigint NOT NULL REFERENCES contributors,
    edition        text   NOT NULL,
    published_at   timestamptz NOT NULL,
    short_id       text   NOT NULL,
    article_id     bigint NOT NULL REFERENCES articles,
    PRIMARY KEY (contributor_id, edition, published_at, short_id)
);
CREATE INDEX live_bylines_article ON live_bylines (article_id);

CREATE TABLE live_sources (
    source_id    bigint NOT NULL,
    kind         text   NOT NULL CHECK (kind <> 'confidential'),
    edition      text   NOT NULL,
    published_at timestamptz NOT NULL,
    short_id     text   NOT NULL,
    article_id   bigint NOT NULL REFERENCES articles,
    PRIMARY KEY (source_id, edition, published_at, short_id),
    FOREIGN KEY (source_id, kind) REFERENCES sources (id, kind) ON UPDATE CASCADE
);
CREATE INDEX live_sources_article ON live_sources (article_id);

CREATE TABLE live_subjects (
    subject_id   bigint NOT NULL REFERENCES subjects,
    edition      text   NOT NULL,
    published_at timestamptz NOT NULL,
    short_id     text   NOT NULL,
    article_id   bigint NOT NULL REFERENCES articles,
    PRIMARY KEY (subject_id, edition, published_at, short_id)
);
CREATE INDEX live_subjects_article ON live_subjects (article_id);

CREATE TABLE live_photos (
    photo_id   text   NOT NULL REFERENCES photos,
    article_id bigint NOT NULL REFERENCES articles,
    PRIMARY KEY (photo_id, article_id)
);
CREATE INDEX live_photos_article ON live_photos (article_id);

-- +goose Down
DROP TABLE live_photos, live_subjects, live_sources, live_bylines;
ALTER TABLE articles DROP CONSTRAINT articles_revision_exists;
DROP TABLE corrections, revision_sources, revisions;
DROP TRIGGER permanent ON paths;
DROP FUNCTION refuse_change();
