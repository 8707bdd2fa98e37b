package postgres_test

import (
	"strings"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
)

// TestASettledErrorKeepsNoEmail looks for the address, and for the submission that was made from it, in the whole database.
func TestASettledErrorKeepsNoEmail(t *testing.T) {
	t.Parallel()
	s, db := open(t)
	a := archivetest.InsertArticle(t, s, time.Now().Add(-time.Hour))
	r := archive.NewErrorReport{ShortID: a.ShortID, Text: "Two decks.", Email: "zqkes@example.net", Submission: "hash over zqkes"}
	if err := s.AddErrorReport(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	list, err := s.ErrorReports(t.Context(), false, 0, 2)
	if err != nil || len(list) != 1 || !strings.Contains(wholeDatabase(t, db), "zqkes") {
		t.Fatalf("%+v, %v", list, err)
	}
	if err := s.SettleErrorReport(t.Context(), list[0].ID, 0); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(wholeDatabase(t, db), "zqkes") {
		t.Error("the e-mail, or what was made from it, outlives its purpose")
	}
}
