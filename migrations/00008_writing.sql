-- What the desk's editor needs: attributions that statements in the text can name, and who has which article open.

-- +goose Up
-- A number within one article that says nothing of the source; 0 where no statement can name the attribution.
ALTER TABLE attributions ADD COLUMN key integer NOT NULL DEFAULT 0;
UPDATE attributions SET key = position + 1;

-- Nobody misses it after a crash, and it leaves no trace in the log that replicas and backups are made from.
CREATE UNLOGGED TABLE presence (
    article_id bigint      NOT NULL REFERENCES articles ON DELETE CASCADE,
    editor_id  bigint      NOT NULL REFERENCES editors ON DELETE CASCADE,
    seen_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (article_id, editor_id)
);

-- +goose Down
DROP TABLE presence;
ALTER TABLE attributions DROP COLUMN key;
