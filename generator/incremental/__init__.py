"""What a build takes over from earlier ones: a session with its manifest, tasks with recorded queries, codecs."""
