-- Articles, their drafts (desk only) and their revisions (what readers see).

-- +goose Up
CREATE TABLE works (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);

CREATE TABLE articles (
    id                 bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    short_id           text    NOT NULL UNIQUE CHECK (short_id ~ '^[0-9a-hjkmnp-tv-z]{8}$'),
    work_id            bigint  NOT NULL REFERENCES works,
    edition            text    NOT NULL CHECK (edition ~ '^[a-z]{2,3}$'),
    state              text    NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'scheduled', 'live', 'withdrawn')),
    workflow           text    NOT NULL DEFAULT 'writing' CHECK (workflow IN ('writing', 'review', 'approved')),
    path               text,
    revision           integer,             -- the one readers see
    shown_from         integer NOT NULL DEFAULT 1 CHECK (shown_from >= 1), -- earlier revisions are kept from readers
    published_at       timestamptz,         -- first publication
    published_on       date,                -- its date in the site's zone, as in the path
    updated_at         timestamptz,         -- latest publication
    withdrawn_at       timestamptz,
    withdrawal_reason  text,
    replies_open       boolean NOT NULL DEFAULT true,
    submission         text    UNIQUE,      -- idempotency key of the form or import that made it
    created_at         timestamptz NOT NULL DEFAULT now(),
    UNIQUE (work_id, edition),
    CONSTRAINT public_article_is_complete CHECK (
        state NOT IN ('live', 'withdrawn')
        OR (revision IS NOT NULL AND path IS NOT NULL AND published_at IS NOT NULL
            AND published_on IS NOT NULL AND updated_at IS NOT NULL)),
    CONSTRAINT withdrawn_says_why CHECK (
        (state = 'withdrawn') = (withdrawn_at IS NOT NULL)
        AND (state = 'withdrawn') = (coalesce(withdrawal_reason, '') <> ''))
);
CREATE INDEX articles_live ON articles (edition, published_at DESC, short_id DESC) WHERE state = 'live';
CREATE INDEX articles_live_on ON articles (edition, published_on) WHERE state = 'live';

-- An address, once given, belongs to its article for ever.
CREATE TABLE paths (
    path       text   PRIMARY KEY CHECK (path ~ '^/'),
    article_id bigint NOT NULL REFERENCES articles,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (path, article_id)
);
CREATE INDEX paths_article ON paths (article_id);
ALTER TABLE articles ADD CONSTRAINT articles_path_is_own
    FOREIGN KEY (path, id) REFERENCES paths (path, article_id);

CREATE TABLE drafts (
    article_id     bigint  PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    version        integer NOT NULL DEFAULT 1,
    published_version integer NOT NULL DEFAULT 0, -- version that the latest revision was made from
    headline       text    NOT NULL DEFAULT '',
    deck           text    NOT NULL DEFAULT '',
    dateline_place text    NOT NULL DEFAULT '',
    dateline_date  date,
    slug           text    NOT NULL DEFAULT '',
    body           text    NOT NULL DEFAULT '',
    updated_at     timestamptz NOT NULL DEFAULT now(),
    updated_by     bigint  REFERENCES editors,
    fingerprint    bytea   -- of the latest save, so that its retry is not taken for a conflict
);
CREATE INDEX drafts_updated ON drafts (updated_at DESC, article_id DESC);

CREATE TABLE bylines (
    article_id     bigint  NOT NULL REFERENCES drafts ON DELETE CASCADE,
    position       integer NOT NULL,
    contributor_id bigint  NOT NULL REFERENCES contributors,
    role           text    NOT NULL CHECK (role IN ('reporter', 'writer', 'translator', 'photographer', 'editor')),
    PRIMARY KEY (article_id, position)
);
CREATE INDEX bylines_contributor ON bylines (contributor_id);

CREATE TABLE attributions (
    article_id bigint  NOT NULL REFERENCES drafts ON DELETE CASCADE,
    position   integer NOT NULL,
    kind       text    NOT NULL,
    source_id  bigint, -- may be null for a confidential source: the safest record is none
    phrase     text    NOT NULL,
    spoken_on  date,
    reason     text    NOT NULL DEFAULT '',
    PRIMARY KEY (article_id, position),
    FOREIGN KEY (source_id, kind) REFERENCES sources (id, kind) ON UPDATE CASCADE,
    CONSTRAINT named_source_is_known CHECK (kind = 'confidential' OR source_id IS NOT NULL)
);
CREATE INDEX attributions_source ON attributions (source_id);

CREATE TABLE draft_photos (
    article_id bigint  NOT NULL REFERENCES drafts ON DELETE CASCADE,
    position   integer NOT NULL,
    photo_id   text    NOT NULL REFERENCES photos,
    caption    text    NOT NULL DEFAULT '',
    credit     text    NOT NULL DEFAULT '',
    alt        text    NOT NULL DEFAULT '',
    decorative boolean NOT NULL DEFAULT false,
    lead       boolean NOT NULL DEFAULT false,
    PRIMARY KEY (article_id, position)
);
CREATE INDEX draft_photos_photo ON draft_photos (photo_id);

CREATE TABLE draft_subjects (
    article_id bigint  NOT NULL REFERENCES drafts ON DELETE CASCADE,
    position   integer NOT NULL,
    subject_id bigint  NOT NULL REFERENCES subjects,
    PRIMARY KEY (article_id, position),
    UNIQUE (article_id, subject_id)
);
CREATE INDEX draft_subjects_subject ON draft_subjects (subject_id);

-- +goose Down
ALTER TABLE articles DROP CONSTRAINT articles_path_is_own;
DROP TABLE draft_subjects, draft_photos, attributions, bylines, drafts, paths, articles, works;
