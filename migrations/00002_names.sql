-- What articles refer to: contributors, sources, subjects, photos.
-- public_since is set by the first publication that names the row; before that no public page may show it.

-- +goose Up
CREATE TABLE contributors (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug         text   NOT NULL UNIQUE CHECK (slug <> ''),
    name         text   NOT NULL CHECK (name <> ''),
    about        text   NOT NULL DEFAULT '',
    public_since timestamptz
);
CREATE UNIQUE INDEX contributors_name ON contributors (lower(name));

-- A confidential source has no slug, hence no page and no stable public id.
CREATE TABLE sources (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         text   NOT NULL CHECK (kind IN ('person', 'organisation', 'publication', 'document', 'confidential')),
    slug         text   UNIQUE CHECK (slug <> ''),
    name         text   NOT NULL CHECK (name <> ''), -- of a confidential source: a code word of the desk
    about        text   NOT NULL DEFAULT '',
    public_since timestamptz,
    UNIQUE (id, kind),
    CONSTRAINT confidential_has_no_slug CHECK ((kind = 'confidential') = (slug IS NULL)),
    CONSTRAINT confidential_is_not_public CHECK (kind <> 'confidential' OR public_since IS NULL)
);
CREATE UNIQUE INDEX sources_name ON sources (kind, lower(name));

CREATE TABLE subjects (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         text   NOT NULL CHECK (kind IN ('section', 'topic', 'place')),
    slug         text   NOT NULL CHECK (slug <> ''),
    name         text   NOT NULL CHECK (name <> ''),
    names        jsonb  NOT NULL DEFAULT '{}', -- edition → name, where it differs from name
    position     integer NOT NULL DEFAULT 0,   -- order of sections in the navigation
    public_since timestamptz,
    UNIQUE (kind, slug),
    UNIQUE (id, kind)
);
CREATE UNIQUE INDEX subjects_name ON subjects (kind, lower(name));

-- id is hashed from the renditions, never from the original: a seized original must not match a public address.
CREATE TABLE photos (
    id              text    PRIMARY KEY CHECK (id ~ '^[0-9a-hjkmnp-tv-z]{20}$'),
    original_sha256 text    NOT NULL UNIQUE CHECK (original_sha256 ~ '^[0-9a-f]{64}$'),
    width           integer NOT NULL CHECK (width > 0),
    height          integer NOT NULL CHECK (height > 0),
    renditions      jsonb   NOT NULL,
    caption         text    NOT NULL DEFAULT '',
    credit          text    NOT NULL DEFAULT '',
    alt             text    NOT NULL DEFAULT '',
    decorative      boolean NOT NULL DEFAULT false,
    creator         text    NOT NULL DEFAULT '',
    licence         text    NOT NULL DEFAULT '',
    place           text    NOT NULL DEFAULT '',
    taken_on        date,
    focal_x         real    NOT NULL DEFAULT 0.5 CHECK (focal_x BETWEEN 0 AND 1),
    focal_y         real    NOT NULL DEFAULT 0.5 CHECK (focal_y BETWEEN 0 AND 1),
    created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX photos_newest ON photos (created_at DESC, id);

-- +goose Down
DROP TABLE photos, subjects, sources, contributors;
