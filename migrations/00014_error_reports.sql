-- What readers say is wrong in a report: for the desk alone.

-- +goose Up

-- No address, agent or referrer of a reader is ever stored.
CREATE TABLE error_reports (
    id         bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article_id bigint  NOT NULL,
    revision   integer NOT NULL, -- which the reader saw
    text       text    NOT NULL CHECK (text <> ''),
    email      text    NOT NULL DEFAULT '', -- to answer to; erased when the desk settles the report
    submission text    NOT NULL UNIQUE,     -- a double submit makes one report
    created_at timestamptz NOT NULL DEFAULT now(),
    settled_at timestamptz,
    FOREIGN KEY (article_id, revision) REFERENCES revisions (article_id, number),
    CONSTRAINT settled_keeps_no_email CHECK (settled_at IS NULL OR email = '')
);
CREATE INDEX error_reports_queue ON error_reports (id) WHERE settled_at IS NULL;

-- +goose Down
DROP TABLE error_reports;
