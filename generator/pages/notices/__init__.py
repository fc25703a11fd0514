"""The notice of a month: its issues, the poster, what is read aloud."""
