"""Membership of an unemployment fund: lag (1997:239) om arbetslöshetskassor."""
