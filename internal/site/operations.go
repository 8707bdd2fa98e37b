package site

import (
	"context"
	"io"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Operations returns what those who run the server ask: /metrics, /healthz and /readyz. It checks no host
// and belongs on a listener that readers cannot reach.
func (s *Server) Operations() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", s.showHealth)
	mux.HandleFunc("GET /readyz", s.showReadiness)
	return mux
}

// Registry returns where further metrics of the program are to be registered.
func (s *Server) Registry() prometheus.Registerer { return s.metrics.registry }

// showHealth says that the process answers.
func (s *Server) showHealth(w http.ResponseWriter, _ *http.Request) {
	plain(w, http.StatusOK, "ok\n")
}

// showReadiness says whether the process can do its work: 503 while the store cannot be reached.
func (s *Server) showReadiness(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	if err := s.ready(ctx); err != nil {
		plain(w, http.StatusServiceUnavailable, "not ready\n")
		return
	}
	plain(w, http.StatusOK, "ready\n")
}

// plain sends one line of text that nobody is to store.
func plain(w http.ResponseWriter, status int, text string) {
	h := w.Header()
	h["Cache-Control"] = noStore
	h["Content-Type"] = []string{"text/plain; charset=utf-8"}
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text)
}
