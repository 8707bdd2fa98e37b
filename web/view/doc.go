// Package view renders everything that a reader sees: the pages, as templ components that each take one
// struct, and the feeds.
//
// A page's struct embeds [Chrome], what all pages of an edition share, and holds domain values as the
// store returns them. Pages are plain HTML: they need no script, set no cookie and ask no third party for
// anything, so that nothing but the request itself tells who reads what.
//
// A confidential source has no name here. Attributions are shown in their Public form even if a caller
// hands over more.
package view
