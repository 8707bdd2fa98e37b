# syntax=docker/dockerfile:1

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
ARG VERSION=unknown
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X dateline/internal/cli.Version=${VERSION}" -o /dateline ./cmd/dateline \
 && install -d -m 0700 /data

# Not scratch: the program opens libwebp when it runs (docs/adr/0008-container-image.md).
FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates libwebp7 tzdata \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --user-group --home-dir /data --shell /usr/sbin/nologin dateline
COPY --from=build /dateline /usr/local/bin/dateline
COPY --from=build --chown=dateline:dateline /data /data
USER dateline
ENV DATELINE_DATA=/data DATELINE_OPS_LISTEN=127.0.0.1:9090
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["dateline", "healthcheck"]
ENTRYPOINT ["dateline"]
CMD ["serve", "--listen", "0.0.0.0:8080"]
