// Package archive is the domain of Dateline: articles with their drafts and revisions, the people and
// sources behind them, photos, subjects and replies; the rules they keep, and the errors they answer with.
//
// It imports nothing but the standard library. The store, the desk and the site all speak in its types.
//
// An [Article] is identity: an edition, a permanent path, a [State]. What it says lives in [Content], once
// as a [Draft] that editors change and again as each immutable [Revision] that readers were shown. Readers
// are only ever served from a revision, as a [PublishedArticle] or, in lists, an [ArticleSummary].
package archive
