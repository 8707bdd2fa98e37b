-- What readers may still read. A name keeps its page as long as something here has it: one that was taken out of the record,
-- or went with a withdrawn report, must not be confirmed by a page of its own.

-- +goose Up
CREATE VIEW shown_revisions AS
    SELECT r.article_id, r.number, r.bylines, r.attributions, r.subjects
    FROM revisions r JOIN articles a ON a.id = r.article_id
    WHERE a.state = 'live' AND r.number >= a.shown_from;

CREATE INDEX revisions_bylines ON revisions USING gin (bylines jsonb_path_ops);
CREATE INDEX revisions_attributions ON revisions USING gin (attributions jsonb_path_ops);
CREATE INDEX revisions_subjects ON revisions USING gin (subjects jsonb_path_ops);

-- +goose Down
DROP INDEX revisions_subjects, revisions_attributions, revisions_bylines;
DROP VIEW shown_revisions;
