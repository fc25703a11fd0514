"""Pages of activities, their kinds, the agenda and the archive."""
