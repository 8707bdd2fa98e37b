package site

import (
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// metrics are what the server counts. They are labelled by route, never by anything about a reader.
type metrics struct {
	registry               *prometheus.Registry
	requests               *prometheus.CounterVec
	durations              *prometheus.HistogramVec
	cacheHits, cacheMisses prometheus.Counter
}

// newMetrics returns metrics with a registry of their own, which the program's are added to.
func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "dateline_http_requests_total",
			Help: "Requests that were not answered from the page cache, by route and class of status.",
		}, []string{"route", "class"}),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name:    "dateline_http_request_duration_seconds",
			Help:    "Time taken by requests that were not answered from the page cache, by route.",
			Buckets: prometheus.ExponentialBuckets(0.0005, 2.5, 11),
		}, []string{"route"}),
	}
	lookups := prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "dateline_page_cache_lookups_total",
		Help: "Public pages by how they were found: hit is from memory, miss was made anew.",
	}, []string{"result"})
	m.cacheHits, m.cacheMisses = lookups.WithLabelValues("hit"), lookups.WithLabelValues("miss")
	m.registry.MustRegister(m.requests, m.durations, lookups,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// observe counts one request; status 0 is one that was cut off.
func (m *metrics) observe(route string, status int, took time.Duration) {
	class := "none"
	if status != 0 {
		class = strconv.Itoa(status/100) + "xx"
	}
	m.requests.WithLabelValues(route, class).Inc()
	m.durations.WithLabelValues(route).Observe(took.Seconds())
}
