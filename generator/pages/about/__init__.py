"""Pages about the site itself and what it rests on: documents, corrections, waivers, codes, open data."""
