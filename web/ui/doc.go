// Package ui holds the small parts that pages are built of: form fields, buttons, notices, pagination.
//
// They know nothing of the domain and speak no language of their own: every text comes from the caller.
// Each field ties its label, hint and error to its control, so that a screen reader announces all three.
package ui
