-- What the desk decides about its site, and the pages on which the site tells of itself.

-- +goose Up
CREATE TABLE site_settings (
    one        boolean PRIMARY KEY DEFAULT true CHECK (one), -- there is one row
    names      jsonb   NOT NULL DEFAULT '{}',                -- edition → text; none is as the program was started
    taglines   jsonb   NOT NULL DEFAULT '{}',
    notes      jsonb   NOT NULL DEFAULT '{}',
    reply_days integer CHECK (reply_days >= 0),              -- null is as the program was started
    version    integer NOT NULL DEFAULT 0
);
INSERT INTO site_settings DEFAULT VALUES;

CREATE TABLE site_pages (
    kind       text    NOT NULL CHECK (kind IN ('about', 'contact', 'ownership', 'corrections-policy', 'anonymous-sources', 'reply-policy')),
    edition    text    NOT NULL,
    title      text    NOT NULL,
    body       text    NOT NULL, -- readers see the page once it has one
    version    integer NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (kind, edition)
);

CREATE TRIGGER announce AFTER UPDATE ON site_settings FOR EACH STATEMENT EXECUTE FUNCTION announce_change();
CREATE TRIGGER announce AFTER INSERT OR UPDATE ON site_pages FOR EACH STATEMENT EXECUTE FUNCTION announce_change();

-- +goose Down
DROP TABLE site_pages, site_settings;
