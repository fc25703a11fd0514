"""Writes what else stands beside the pages: photos, cards of shared links, sitemap, robots, web manifest."""
