-- Replies that their writers may have erased, and a queue that is read by number.

-- +goose Up
ALTER TABLE replies
    DROP CONSTRAINT replies_name_check,
    DROP CONSTRAINT replies_text_check,
    -- Nothing is left of an erased one but the place that the answers of others hang on.
    ADD CONSTRAINT replies_whole_or_erased CHECK ((name = '') = (text = '') AND (name <> '' OR email = ''));
DROP INDEX replies_queue;
CREATE INDEX replies_queue ON replies (state, id);
CREATE INDEX replies_answers ON replies (parent_id) WHERE parent_id IS NOT NULL;
-- When one last left the page for good: a row that is gone cannot say so.
ALTER TABLE articles ADD COLUMN replies_erased_at timestamptz;
-- A submission is a hash over the words and the e-mail: who guesses the e-mail could tell that it was there.
UPDATE error_reports SET submission = 'settled ' || id WHERE settled_at IS NOT NULL;

-- +goose Down
ALTER TABLE articles DROP COLUMN replies_erased_at;
DROP INDEX replies_answers;
DROP INDEX replies_queue;
CREATE INDEX replies_queue ON replies (state, created_at DESC, id DESC);
ALTER TABLE replies DROP CONSTRAINT replies_whole_or_erased;
UPDATE replies SET name = '[erased]', text = '[erased]' WHERE name = '';
ALTER TABLE replies
    ADD CONSTRAINT replies_name_check CHECK (name <> ''),
    ADD CONSTRAINT replies_text_check CHECK (text <> '');
