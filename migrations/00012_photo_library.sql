-- The library's tools: licences that end, photos that are pulled, files that are replaced, and where a photo is used.
-- A revision is never rewritten. What it says of its photos is read through these columns, so that a photo that could
-- expose somebody leaves every page at once: see ADR 12.

-- +goose Up
ALTER TABLE photos
    ADD COLUMN licence_until date,                                  -- last day that the licence covers; null for no end
    ADD COLUMN pulled_at     timestamptz,                           -- since when readers get it nowhere
    ADD COLUMN pull_note     text NOT NULL DEFAULT '',              -- why, for the desk
    ADD COLUMN replaced_by   text REFERENCES photos,                -- the photo that stands in its place everywhere
    ADD COLUMN changed_at    timestamptz,                           -- of what readers see of it, after it was added
    ADD CONSTRAINT replaced_by_another CHECK (replaced_by <> id),
    ADD CONSTRAINT note_is_of_a_pull CHECK (pulled_at IS NOT NULL OR pull_note = '');
CREATE INDEX photos_replaced ON photos (replaced_by) WHERE replaced_by IS NOT NULL;
CREATE INDEX photos_changed ON photos (changed_at) WHERE changed_at IS NOT NULL;
CREATE INDEX photos_licence ON photos (licence_until) WHERE licence_until IS NOT NULL;

-- Ties are one step long: what replaces a photo is not replaced itself.
-- +goose StatementBegin
CREATE FUNCTION refuse_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM photos a JOIN photos b ON b.id = a.replaced_by WHERE b.replaced_by IS NOT NULL) THEN
        RAISE EXCEPTION 'dateline: a photo that was replaced cannot replace another' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER one_step AFTER UPDATE OF replaced_by ON photos FOR EACH STATEMENT EXECUTE FUNCTION refuse_chain();
CREATE TRIGGER announce AFTER UPDATE OF pulled_at, replaced_by, focal_x, focal_y ON photos
    FOR EACH STATEMENT EXECUTE FUNCTION announce_change();

-- photos_in lists the photos that a text shows or links to.
-- +goose StatementBegin
CREATE FUNCTION photos_in(body text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT m[1]), '{}') FROM regexp_matches(body, '/photos/([0-9a-hjkmnp-tv-z]{20})', 'g') m
$$;
-- +goose StatementEnd
CREATE INDEX drafts_photos_in ON drafts USING gin (photos_in(body));
CREATE INDEX revisions_photos_in ON revisions USING gin (photos_in(body));
CREATE INDEX revisions_photos ON revisions USING gin (photos jsonb_path_ops);

-- +goose Down
DROP INDEX revisions_photos, revisions_photos_in, drafts_photos_in;
DROP FUNCTION photos_in(text);
DROP TRIGGER announce ON photos;
DROP TRIGGER one_step ON photos;
DROP FUNCTION refuse_chain();
ALTER TABLE photos
    DROP COLUMN changed_at,
    DROP COLUMN replaced_by,
    DROP COLUMN pull_note,
    DROP COLUMN pulled_at,
    DROP COLUMN licence_until;
