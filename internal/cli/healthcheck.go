package cli

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

type healthcheckCommand struct {
	Address string `help:"Where the server's operations listen." env:"DATELINE_OPS_LISTEN" default:"127.0.0.1:9090" placeholder:"HOST:PORT"`
}

// Run fails unless the server says that it is ready.
func (cmd *healthcheckCommand) Run(c *console) error {
	ctx, cancel := context.WithTimeout(c.ctx, 5*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+cmd.Address+"/readyz", nil)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("not ready: %s", resp.Status)
	}
	return nil
}
