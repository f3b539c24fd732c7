"""Worlds to test in, beside the demo's own."""
