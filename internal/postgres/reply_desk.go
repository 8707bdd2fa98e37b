package postgres

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
)

const replyColumns = `y.id, coalesce(y.parent_id, 0), y.name, y.email, y.text, y.state, y.created_at, a.id, a.short_id, r.headline, a.path`

// repliesWithReport joins replies to the articles that they stand under, without what is left of those that were erased.
const repliesWithReport = ` FROM replies y JOIN articles a ON a.id = y.article_id
	JOIN revisions r ON r.article_id = a.id AND r.number = a.revision
	WHERE y.name <> ''`

func replyTargets(r *archive.Reply) []any {
	return []any{&r.ID, &r.ParentID, &r.Name, &r.Email, &r.Text, &r.State, &r.CreatedAt, &r.ArticleID, &r.ShortID, &r.Headline, &r.Path}
}

// repliesWhere returns the conditions of a search, each after an AND, and what they need.
func repliesWhere(f archive.ReplyFilter) (string, pgx.NamedArgs) {
	var where strings.Builder
	args := pgx.NamedArgs{}
	if words := strings.Fields(f.Words); len(words) > 0 {
		for i, w := range words {
			words[i] = "%" + likeLiteral(w) + "%"
		}
		where.WriteString(` AND concat_ws(' ', y.name, y.email, y.text) ILIKE ALL (@words)`)
		args["words"] = words
	}
	if f.Report != "" {
		where.WriteString(` AND (a.short_id = @report OR a.id = (SELECT article_id FROM paths WHERE path = @report) OR r.headline ILIKE @headline)`)
		args["report"], args["headline"] = f.Report, "%"+likeLiteral(f.Report)+"%"
	}
	return where.String(), args
}

// Replies returns the replies that a filter selects.
func (s *Store) Replies(ctx context.Context, f archive.ReplyFilter) ([]archive.Reply, error) {
	order, compare := "DESC", "<"
	if f.State == archive.ReplyHeld {
		order, compare = "ASC", ">"
	}
	where, args := repliesWhere(f)
	if f.State != "" {
		where += " AND y.state = @state"
		args["state"] = f.State
	}
	if f.After != 0 {
		where += " AND y.id " + compare + " @after"
		args["after"] = f.After
	}
	args["limit"] = f.Limit
	return collect(ctx, s.pool, func(row pgx.CollectableRow) (r archive.Reply, err error) {
		return r, row.Scan(replyTargets(&r)...)
	}, `SELECT `+replyColumns+repliesWithReport+where+` ORDER BY y.id `+order+` LIMIT @limit`, args)
}

// ReplyCounts returns how many of the replies that a filter selects stand in each state, whatever its own.
func (s *Store) ReplyCounts(ctx context.Context, f archive.ReplyFilter) (map[archive.ReplyState]int, error) {
	where, args := repliesWhere(f)
	counts := map[archive.ReplyState]int{}
	rows, err := s.pool.Query(ctx, `SELECT y.state, count(*)::int`+repliesWithReport+where+` GROUP BY y.state`, args)
	if err != nil {
		return nil, mapError(err)
	}
	var (
		state archive.ReplyState
		n     int
	)
	_, err = pgx.ForEachRow(rows, []any{&state, &n}, func() error {
		counts[state] = n
		return nil
	})
	return counts, mapError(err)
}

// DecideReplies moves replies that stand in from, or anywhere if that is "", to another state, and returns those that it
// moved. Ids that are not there, or that somebody else decided about meanwhile, are passed over.
func (s *Store) DecideReplies(ctx context.Context, ids []int64, from, to archive.ReplyState, editorID int64) (moved []archive.ReplyMove, err error) {
	err = s.tx(ctx, func(q pgx.Tx) error {
		moved, err = collect(ctx, q, pgx.RowToStructByPos[archive.ReplyMove], `
			UPDATE replies y SET state = @to, decided_at = now()
			FROM (SELECT id, state FROM replies WHERE id = ANY(@ids) AND name <> '' AND state <> @to AND @from IN ('', state)
				ORDER BY id FOR UPDATE) was
			WHERE y.id = was.id RETURNING y.id, was.state`, pgx.NamedArgs{"ids": ids, "from": from, "to": to})
		if err != nil || len(moved) == 0 {
			return err
		}
		return audit(ctx, q, editorID, "replies."+string(to), 0, map[string]any{"replies": movedIDs(moved)})
	})
	return moved, err
}

// UndoReplies puts replies that a decision moved to a state back where they stood, and returns how many. Those that were moved
// on or erased since stay as they are.
func (s *Store) UndoReplies(ctx context.Context, moved []archive.ReplyMove, to archive.ReplyState, editorID int64) (undone int, err error) {
	states := make([]string, len(moved))
	for i, m := range moved {
		states[i] = string(m.From)
	}
	err = s.tx(ctx, func(q pgx.Tx) error {
		back, err := collect(ctx, q, pgx.RowTo[int64], `
			UPDATE replies y SET state = was.state, decided_at = now()
			FROM unnest(@ids::bigint[], @states::text[]) was (id, state)
			WHERE y.id = was.id AND y.state = @to AND y.name <> '' RETURNING y.id`,
			pgx.NamedArgs{"ids": movedIDs(moved), "states": states, "to": to})
		if undone = len(back); err != nil || undone == 0 {
			return err
		}
		return audit(ctx, q, editorID, "replies.undo", 0, map[string]any{"replies": back})
	})
	return undone, err
}

func movedIDs(moved []archive.ReplyMove) []int64 {
	ids := make([]int64, len(moved))
	for i, m := range moved {
		ids[i] = m.ID
	}
	return ids
}
