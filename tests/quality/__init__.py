"""Does the search find what a resident looks for: a world of records, labelled queries, our engine and its peers."""
