"""What every page carries beside its text: metadata, linked data, links to its record, redirects."""
