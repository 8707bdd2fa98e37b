//go:build linux || darwin

package pgserver

// settings are given on the command line at every start, where they outrank
// postgresql.conf: a new release of Dateline brings its settings along.
func settings(forTests bool) []string {
	s := []string{
		// Nothing outside this machine, and no other account on it.
		"listen_addresses=",
		"unix_socket_permissions=0700",
		"ssl=off",
		"password_encryption=scram-sha-256",

		// What was written must not show in the log. Messages of rank ERROR
		// quote it ("invalid input syntax: …"), and the program is told of
		// its errors anyway; "log" ranks above ERROR here. "terse" drops
		// DETAIL, which quotes the row that broke a constraint and the
		// statement that a crashed process was running.
		"log_min_messages=log",
		"log_error_verbosity=terse",
		"log_min_error_statement=panic",
		"log_parameter_max_length=0",
		"log_parameter_max_length_on_error=0",
		"log_statement=none",
		"log_duration=off",
		"log_min_duration_statement=-1",
		"log_min_duration_sample=-1",
		"log_transaction_sample_rate=0",
		"log_connections=off",
		"log_disconnections=off",
		"log_lock_waits=off",
		"log_temp_files=-1",
		"log_checkpoints=off",

		// The log comes to us, in English, one line an event.
		"log_destination=stderr",
		"logging_collector=off",
		"log_line_prefix=",
		"lc_messages=C",

		"timezone=UTC",
		"log_timezone=UTC",

		// A small machine with a solid-state disk and short queries.
		"shared_buffers=128MB",
		"work_mem=8MB",
		"maintenance_work_mem=64MB",
		"random_page_cost=1.1",
		"wal_compression=on",
		"jit=off",
	}
	if forTests {
		return append(s, withoutDurability...)
	}
	return append(s, "max_connections=100", "fsync=on", "full_page_writes=on", "synchronous_commit=on")
}

// withoutDurability suits databases that live as long as a test. Many tests
// run at once, each with its own connections.
var withoutDurability = []string{
	"max_connections=300",
	"fsync=off",
	"full_page_writes=off",
	"synchronous_commit=off",
	"wal_level=minimal",
	"max_wal_senders=0",
	"autovacuum=off",
}

// flags turns settings into arguments of postgres.
func flags(settings []string) []string {
	args := make([]string, 0, 2*len(settings))
	for _, s := range settings {
		args = append(args, "-c", s)
	}
	return args
}
