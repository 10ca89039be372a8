"""Measurements beside a peer, each package printing one table."""
